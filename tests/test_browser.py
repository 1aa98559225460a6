"""The pages in a browser without a screen: they open, nothing runs, nothing complains, all fits."""

import html
import json
import re
import shutil
import subprocess

import pytest
from bs4 import BeautifulSoup
from made_notebooks import write_notebook
from views_world import hostile_tables

from analysis.batch.series import run

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium here to open the pages with (chromium, google-chrome)"
)
WIDTHS = (1400, 420)
SHOW = """
from analysis.tables import Tables
from analysis.views import close_reading, display, evidence, grid
from analysis.views.reading import aligned, concordance
tables = Tables.load(tables_dir)
display.use_project_style()
display.show_figure(*grid.knowledge_grid(tables))
display.show_table(evidence.event_evidence(tables))
close_reading.show_article(tables, tables.articles["article_id"].iloc[0])
aligned.show_concordance(concordance.concordance(tables, "script|camp"))
"""
# Tells of each page that it holds how wide it is, what runs in it and whom its links reach.
PROBE = """
addEventListener("load", () => {
  const told = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument, root = page.documentElement;
    const dead = [...page.querySelectorAll('a[href^="#"]')]
      .filter(a => !page.getElementById(decodeURIComponent(a.getAttribute("href").slice(1))));
    const words = page.querySelector(".reading p a");
    if (words) words.focus();
    return {
      name: frame.title, wide: root.scrollWidth - root.clientWidth, dead: dead.length,
      scripts: page.scripts.length, outside: page.querySelectorAll('[src^="http"]').length,
      focused: !words || page.activeElement === words, text: page.body.innerText.length,
    };
  });
  document.body.textContent = JSON.stringify(told);
});
"""


def browse(path, profile, *options):
    """Open a page; return what it holds once loaded, and what the console says."""
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions",
        f"--user-data-dir={profile}", "--enable-logging=stderr", "--virtual-time-budget=5000",
        *options, "--dump-dom", path.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    return done.stdout, re.findall(r"CONSOLE[^\n]*", done.stderr)


def probe_of(place, pages):
    """Return a page that holds others in frames, with the script that looks into them."""
    frames = [
        f'<iframe title="{name}" width="{width}" srcdoc="{html.escape(page)}"></iframe>'
        for name, (width, page) in pages.items()
    ]
    body = f"{''.join(frames)}<script>{PROBE}</script>"
    probe = place / "probe.html"
    probe.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{body}', encoding="utf-8")
    return probe


def look_into(pages, place):
    """Return what each page tells of itself, and what the console says."""
    probe = probe_of(place, pages)
    dom, console = browse(probe, place / "profile", "--window-size=1600,1000")
    told = json.loads(BeautifulSoup(dom, "html.parser").body.get_text())
    return {one.pop("name"): one for one in told}, console


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Run one notebook over hostile articles."""
    place = tmp_path_factory.mktemp("pages été")
    hostile_tables().save(place / "tables")
    notebook = write_notebook(place / "01_mots.ipynb", SHOW, title="01 · Mots <hostiles>")
    outcome = run([notebook], place / "out", tables=place / "tables")
    assert not outcome.failures
    return place / "out"


@pytest.fixture(scope="module")
def probed(out, tmp_path_factory):
    """Hold every page in a frame of each width, and let the browser tell of them."""
    pages = ["index.html", "01_mots.html", "events/index.html", "articles/index.html"]
    pages += [f"events/{name}" for name in ("a-1.html", "b-1.html")]
    pages += ["articles/a_0123456789abcdef.html"]
    texts = {name: (out / name).read_text(encoding="utf-8") for name in pages}
    held = {f"{name} {width}": (width, texts[name]) for name in pages for width in WIDTHS}
    return look_into(held, tmp_path_factory.mktemp("probe"))


def test_what_would_be_wrong_is_seen(tmp_path):
    page = '<p style="width:2000px"><a href="#no">x</a><script>console.error("no")</script>'
    told, console = look_into({"bad": (420, page)}, tmp_path)
    assert (told["bad"]["wide"] > 0, told["bad"]["dead"], told["bad"]["scripts"]) == (True, 1, 1)
    assert console != []


def test_the_contents_open_from_disk_without_complaint(out, tmp_path):
    dom, console = browse(out / "index.html", tmp_path / "profile")
    assert "01 · Mots &lt;hostiles&gt;" in dom
    assert console == []


def test_no_page_complains_runs_or_fetches_anything(probed):
    told, console = probed
    assert console == []
    assert {name for name, one in told.items() if one["scripts"] or one["outside"]} == set()
    assert all(one["text"] > 50 for one in told.values())


def test_every_page_fits_a_wide_and_a_narrow_window(probed):
    told, _ = probed
    assert {name: one["wide"] for name, one in told.items() if one["wide"] > 0} == {}


def test_links_inside_a_page_lead_somewhere_and_take_the_keyboard(probed):
    told, _ = probed
    assert {name for name, one in told.items() if one["dead"] or not one["focused"]} == set()
