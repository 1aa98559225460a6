"""Time expressions: a table of sentences, the rules' promises, and any text at all."""

import datetime as dt
import time
from pathlib import Path

import pytest
from case_files import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language.edtf import EDTF
from analysis.language.folding import fold
from analysis.language.times import find, resolve, resolve_relation, scan

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def _cases(*kinds):
    return [
        pytest.param(*list(row.values())[1:], id=f"{row['kind']}: {row['expression']}")
        for row in read_cases("times")
        if row["kind"] in kinds
    ]


def _expression(sentence, words):
    """The expression found at these words of a sentence, and at no others."""
    folded = fold(sentence)
    start = sentence.index(words)
    wanted = (start, start + len(words))
    found = {folded.original(e.start, e.end): e for e in scan(folded.text)}
    assert wanted in found, [sentence[a:b] for a, b in found]
    return found[wanted]


def _told(reading):
    parts = [str(reading.edtf), reading.part_of_day or "", "!" if reading.note else ""]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("against", "words", "expected", "sentence"), _cases("date"))
def test_dates_of_news_that_has_happened(against, words, expected, sentence):
    published = EDTF.parse(against) if against else None
    assert _told(resolve(_expression(sentence, words), published)) == expected


@pytest.mark.parametrize(("against", "words", "expected", "sentence"), _cases("future"))
def test_dates_of_what_is_to_come(against, words, expected, sentence):
    expression = _expression(sentence, words)
    assert _told(resolve(expression, EDTF.parse(against), "future")) == expected


@pytest.mark.parametrize(("against", "words", "expected", "sentence"), _cases("relation"))
def test_relations_wait_for_their_event(against, words, expected, sentence):
    expression = _expression(sentence, words)
    assert expression.kind == "relation"
    assert resolve(expression, EDTF.parse("2025-08-20")).edtf is None
    assert _told(resolve_relation(expression, EDTF.parse(against))) == expected


@pytest.mark.parametrize(("country", "words", "expected", "sentence"), _cases("clock"))
def test_clock_times(country, words, expected, sentence):
    reading = resolve(_expression(sentence, words), None, country=country or "ML")
    odd = reading.note and reading.note != "approximate"
    told = [reading.clock, f"gmt {reading.gmt}" if reading.gmt else "", "!" if odd else ""]
    assert " ".join(filter(None, told)) == expected


@pytest.mark.parametrize(("against", "words", "expected", "sentence"), _cases("part"))
def test_parts_of_the_day(against, words, expected, sentence):
    assert resolve(_expression(sentence, words), None).part_of_day == expected


@pytest.mark.parametrize(("against", "words", "expected", "sentence"), _cases("none"))
def test_what_is_no_time_at_all(against, words, expected, sentence):
    start = sentence.index(words)
    end = start + len(words)
    touching = [f for f in find(sentence, against) if f.start < end and start < f.end]
    assert [f.text for f in touching] == expected.split()


def test_the_table_is_large_and_a_third_of_it_says_no():
    everything = _cases("date", "future", "relation", "clock", "part", "none")
    assert len(everything) >= 400
    assert len(_cases("none")) >= len(everything) / 3


def test_a_weekday_without_a_year_is_not_written_out_as_hundreds_of_days():
    reading = resolve(scan("attaque samedi")[0], EDTF.parse("2023/2025"))
    assert str(reading.edtf) == "2022-12-31/2025-12-27"
    assert reading.weekday == 5


def test_nothing_is_reckoned_from_today():
    assert resolve(scan("attaque samedi")[0], None).edtf is None
    assert resolve(scan("le mois dernier")[0], None).edtf is None


def test_a_relation_can_be_read_from_its_other_end():
    expression = scan("24 heures apres des tirs d'obus sur gao")[0]
    reading = resolve_relation(expression, EDTF.parse("2015-12-15"), is_later=False)
    assert str(reading.edtf) == "2015-12-14"


def test_a_bound_keeps_the_date_it_starts_from():
    reading = resolve(scan("depuis aout 2020")[0], EDTF.parse("2023-04"))
    assert (str(reading.edtf), str(reading.anchor)) == ("2020-08/..", "2020-08")


def test_offsets_are_those_of_the_text_itself():
    text = "À l’aube de\u00a0lundi, le cœur de la ville…"
    (found,) = find(text, "2022-05-24")
    assert text[found.start : found.end] == "À l’aube de\u00a0lundi"


TIME_WORDS = (
    "le la de du des au à en dans nuit lundi mardi samedi dernier prochain 9 10 27 2022 2100 mai "
    "juin août sept. fin début mi- semaine mois an jours heures h 30 GMT ( ) , . et entre il y a "
    "trois quelques depuis jusqu'à l'aube soldats premier trimestre veille plus tard \n\n"
)
FRENCH = st.sampled_from(TIME_WORDS.split(" "))
PUBLISHED = st.sampled_from(
    ["2022-04-25", "2023-04", "2023", "2023-11-15/..", "../2020", "[2023-04-15,2023-04-22]", "XXXX"]
)


@given(st.lists(FRENCH, max_size=40).map(" ".join), PUBLISHED)
def test_no_sentence_of_time_words_breaks_anything(text, published):
    for found in find(text, published):
        assert found.text == text[found.start : found.end]
        if found.edtf is not None:
            assert EDTF.parse(str(found.edtf)) == found.edtf
            assert (found.earliest, found.latest) == (found.edtf.earliest, found.edtf.latest)
    for expression in scan(fold(text).text):
        for tense in ("past", "future", "present", "infinitive"):
            resolve(expression, EDTF.parse(published), tense, "NE")
        if expression.kind == "relation":
            resolve_relation(expression, EDTF.parse(published))


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_anything(text):
    find(text, "2024-02-29")


@given(st.dates(dt.date(2012, 1, 1), dt.date(2026, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_latest_up_to_the_publication_day(published, weekday):
    name = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()[weekday]
    reading = resolve(scan(f"attaque {name}")[0], EDTF.parse(published.isoformat()))
    assert reading.earliest == reading.latest
    assert 0 <= (published - reading.earliest).days < 7
    assert reading.earliest.weekday() == weekday


@settings(deadline=None, max_examples=5)
@given(st.lists(FRENCH, min_size=30, max_size=60).map(" ".join))
def test_twice_the_text_takes_about_twice_the_time(text):
    def seconds(times):
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            scan(text * times)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(200) < 12 * seconds(50) + 0.01  # four times the text; quadratic would be 16


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_all_expressions_of_a_seed_take_little_time(path, benchmark):
    folded = fold(path.read_text(encoding="utf-8"))
    assert benchmark(scan, folded.text)
