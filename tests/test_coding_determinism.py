"""The same input gives the same tables: in any interpreter, order, executor and company."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from coded import CODED, REFERENCE, code_texts, corpus_of, rows_of
from conftest import ROOT

import analysis

# No place, party, day or figure of it is in another article.
UNRELATED = """Diffa: trois pêcheurs noyés dans le lac Tchad

Trois pêcheurs sont morts lundi dans le naufrage de leur pirogue sur le lac Tchad, à une dizaine de
kilomètres de N'Guigmi, dans l'extrême sud-est du Niger, a annoncé mercredi le préfet.

"La houle était forte et ils n'avaient pas de gilet", a-t-il dit à la radio publique.
"""


@pytest.fixture(scope="module")
def everything(corpus, exercise_corpus):
    """Give the articles of both corpora."""
    return [*corpus, *exercise_corpus]


@pytest.fixture(scope="module")
def expected(everything):
    return analysis.code(everything)


@pytest.fixture(scope="module")
def one_folder(root, tmp_path_factory):
    """Lay both corpora into one folder, as a user would have them."""
    folder = tmp_path_factory.mktemp("articles")
    for path in [*(root / "seeds").glob("*.txt"), *(root / "tests" / "exercise").glob("*.*")]:
        shutil.copy(path, folder)
    return folder


def saved_by_another_interpreter(folder, out, seed, *options):
    """Return the files of tables coded by a new interpreter, name to bytes."""
    command = [sys.executable, "-m", "analysis", "code", str(folder), "--out", str(out), *options]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, env=environment, capture_output=True, timeout=120)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_two_interpreters_save_the_same_bytes(one_folder, expected, tmp_path):
    first = saved_by_another_interpreter(one_folder, tmp_path / "a", "1")
    second = saved_by_another_interpreter(one_folder, tmp_path / "b", "977", "--workers", "2")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) >= 2 * (len(CODED) + len(REFERENCE))
    assert analysis.Tables.load(tmp_path / "a").differences(expected) == []


def test_the_order_of_articles_does_not_matter(everything, expected):
    assert analysis.code(iter(everything[::-1])).differences(expected) == []


def test_the_executor_does_not_matter(everything, expected):
    """Threads here; the command line's `--workers` above is a pool of processes."""
    with ThreadPoolExecutor(2) as threads:
        assert analysis.code(everything, executor=threads).differences(expected) == []


def test_unrelated_articles_change_nothing_else(everything, expected):
    names = ("aaa", "zzz")  # before and after the others
    more = corpus_of(dict.fromkeys(names, UNRELATED), published="2021-03-10")
    tables = analysis.code([*everything, *more])
    own = set(tables.reports.loc[tables.reports["article_id"].isin(names), "report_id"])
    assert own
    for frame in CODED:
        theirs = [row for row in rows_of(getattr(tables, frame)) if not is_of(row, names, own)]
        assert theirs == rows_of(getattr(expected, frame)), frame


def is_of(row, article_ids, reports):
    event = str(row.get("event_id")).removeprefix("e:")
    return row.get("article_id") in article_ids or {row.get("report_id"), event} & reports


def test_an_article_alone_is_coded_as_in_company(everything, expected):
    alone = analysis.code([a for a in everything if a.article_id == "e07"])
    for frame in CODED:
        if frame != "events":
            rows = [r for r in rows_of(getattr(expected, frame)) if is_of_article(r, "e07")]
            assert rows_of(getattr(alone, frame)) == rows, frame


def is_of_article(row, article_id):
    return article_id in (row.get("article_id"), str(row.get("report_id")).rsplit(":", 1)[0])


def test_nothing_is_carried_from_one_call_to_the_next(everything, expected):
    code_texts({"e01": UNRELATED, "b": "Tombouctou a été bombardée mardi."}, published="2024-05-16")
    assert analysis.code(everything).differences(expected) == []


# --- options ---------------------------------------------------------------------------------


def test_without_the_chronology_articles_are_dated_by_their_own_words(corpus):
    tables = analysis.code(corpus, use_chronology=False)
    tables.check()
    assert "chronology" not in set(tables.articles["published_basis"])
    assert tables.date_evidence["chronology_id"].isna().all()


def test_the_chronology_only_helps_where_nobody_gives_the_date(exercise_corpus, exercise):
    assert set(exercise.articles["published_basis"]) == {"analyst"}
    without = analysis.code(exercise_corpus, use_chronology=False)
    assert without.differences(exercise) == []


# The standard tab format of GeoNames: id, name, ASCII name, other names, latitude, longitude …
COLUMNS = "{id}\t{name}\t{name}\t{others}\t{at}\tP\tPPL\tML\t\t04\t\t\t\t0\t\t9\tBamako\t2020\n"
GAZETTEER = "".join(
    COLUMNS.format(id=number, name=name, others=others, at=at)
    for number, name, others, at in [
        (99000001, "Kombouna", "Kombouna Peul,كمبونة", "14.91\t-3.77"),
        (99000002, "Sirakéné (Bas)", "Sirakene", "14.93\t-3.71"),
        (99000003, "Sévaré", "Sewaare Gare", "1\t1"),
        (99000004, "Sangho", "", "14.95\t-3.73"),
    ]
)


@pytest.fixture
def gazetteer(tmp_path):
    path = tmp_path / "ML.txt"
    path.write_text(GAZETTEER, encoding="utf-8")
    return path


def test_a_gazetteer_adds_places(gazetteer):
    text = "Trois civils ont été tués mardi dans une attaque jihadiste à Kombouna, selon un élu."
    corpus = corpus_of({"a": text}, published="2024-05-16")
    plain, more = analysis.code(corpus), analysis.code(corpus, gazetteer=gazetteer)
    more.check()
    (before,), (after,) = rows_of(plain.reports), rows_of(more.reports)
    assert (before["place"], before["place_id"]) == ("Kombouna", None)
    assert (after["place"], after["place_id"]) == ("Kombouna", "geonames_99000001")
    assert (after["latitude"], after["longitude"], after["country"]) == (14.91, -3.77, "ML")
    added = set(more.places["place_id"]) - set(plain.places["place_id"])
    assert added == {"geonames_99000001"}


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ("à Kombouna Peul", ("Kombouna", "geonames_99000001")),
        ("dans le village de Sirakene", ("Sirakéné (Bas)", "geonames_99000002")),
        ("à Sévaré", ("Sévaré", "sevare")),
    ],
)
def test_a_gazetteer_knows_other_names_and_yields_to_the_lexicon(gazetteer, named, place):
    text = f"Trois civils ont été tués mardi {named} dans une attaque jihadiste."
    tables = analysis.code(corpus_of({"a": text}, published="2024-05-16"), gazetteer=gazetteer)
    tables.check()
    (report,) = rows_of(tables.reports)
    assert (report["place"], report["place_id"]) == place


def test_a_surname_is_no_village_of_the_gazetteer(gazetteer):
    text = "Trois civils ont été tués mardi à Sévaré, a déclaré le colonel Amadou Sangho."
    corpus = corpus_of({"a": text}, published="2024-05-16")
    assert analysis.code(corpus, gazetteer=gazetteer).differences(analysis.code(corpus)) == []


def test_a_gazetteer_leaves_other_articles_alone(everything, expected, gazetteer):
    assert analysis.code(everything, gazetteer=gazetteer).differences(expected) == []
