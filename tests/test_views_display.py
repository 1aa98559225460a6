"""What cells show: text twins, escaped tables, prose that stays prose."""

import base64
import hashlib

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter

from analysis.views import display
from analysis.views.twin import describe

HOSTILE = [
    '<script>alert("x")</script>',
    '<img src=x onerror="alert(1)">',
    "</td></tr></table><h1>",
    "=1+1 & +attaque complexe+",
    "Mali\u202egnol\u2066x",
    "*gras* [lien](javascript:x) `code` $x$ #titre",
]


@pytest.fixture
def shown(monkeypatch):
    """Collect the bundles that would be displayed."""
    found = []
    monkeypatch.setattr(display, "display", lambda one: found.append(one.bundle))
    return found


def bars(heights):
    figure, ax = plt.subplots(figsize=(3, 2))
    ax.set_title("Attaques")
    ax.bar(range(len(heights)), heights, label="Mopti")
    return figure


def test_a_figure_is_shown_with_its_twin_and_closed(shown):
    figure = bars([1, 2])
    display.show_figure(figure, "Deux barres")
    picture, caption = shown
    assert set(picture) == {"image/png", "text/plain"}
    assert "Attaques" in picture["text/plain"]
    assert caption["text/markdown"] == "*Deux barres*"
    assert not plt.fignum_exists(figure.number)  # others may be another test's


def test_the_twin_is_read_off_the_drawing():
    twins = [describe(figure) for figure in (bars([1, 2]), bars([1, 3]))]
    plt.close("all")
    assert twins[0] != twins[1]
    assert [a for a, b in zip(*map(str.splitlines, twins), strict=True) if a != b]


def test_the_alternative_text_is_the_twin(monkeypatch):
    found = []
    monkeypatch.setattr(display, "display", found.append)
    display.show_figure(bars([1]))
    bundle, metadata = found[0]._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == bundle["text/plain"]


def test_two_drawings_have_the_same_bytes(shown):
    for _ in range(2):
        display.show_figure(bars([1, 2]))
    digests = {hashlib.sha256(base64.b64decode(one["image/png"])).digest() for one in shown}
    assert len(digests) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_shows_hostile_text_as_text(shown, text):
    display.show_table(pd.DataFrame({text: [text]}), text)
    page = shown[0]["text/html"]
    for sign in ("<script", "<img", "<h1", "\u202e", "\u2066"):
        assert sign not in page
    assert page.count("<table>") == page.count("</table>") == 1
    assert page.count("<td") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_prose_shows_hostile_text_as_text(shown, text):
    display.show_prose(text)
    page = shown[0]["text/markdown"]
    assert "<" not in page
    assert "\u202e" not in page
    for sign in "*[]`$#":
        assert page.count(sign) == page.count(f"\\{sign}")


def test_lines_of_prose_make_lists_and_paragraphs(shown):
    display.show_prose("Un fait.\n- premier\n- second")
    assert shown[0]["text/markdown"] == "Un fait.\n\n- premier\n- second"
    assert shown[0]["text/plain"] == "Un fait.\n- premier\n- second"


def test_missing_cells_are_dashes_and_numbers_are_plain(shown):
    days = [pd.NaT, pd.Timestamp("2022-04-19")]
    numbers = pd.array([1, None], "Int64")
    frame = pd.DataFrame({"a": numbers, "b": days, "c": [True, None], "d": [0.5, 2.0]})
    display.show_table(frame)
    assert shown[0]["text/plain"] == "a | b | c | d\n1 | – | yes | 0.5\n– | 2022-04-19 | – | 2"


def test_a_long_table_says_what_it_leaves_out(shown):
    display.show_table(pd.DataFrame({"n": range(61)}))
    assert "… and 1 more rows (61 in all)" in shown[0]["text/html"]
    assert shown[0]["text/plain"].count("\n") == 61


def test_an_empty_table_says_so(shown):
    display.show_table(pd.DataFrame({"lieu": []}), "Lieux")
    assert shown[0]["text/plain"] == "Lieux\nlieu\nno rows"


def test_bundles_are_what_ipython_shows():
    one = display.Shown({"text/plain": "un", "text/html": "<p>un</p>"}, {})
    data, _ = DisplayFormatter().format(one)
    assert data == {"text/plain": "un", "text/html": "<p>un</p>"}
