"""Numbers: a table of figures and of what is none, round trips, and any text in linear time."""

import re
import time
from dataclasses import astuple

import pytest
from case_files import read_cases
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from analysis.language.folding import fold
from analysis.language.number_atoms import COLLECTIVE_AFTER, CORE
from analysis.language.number_context import POST_MODIFIER, UNIT_WORDS, WORD_AFTER
from analysis.language.numbers import Quantity, find, may_begin, modified, scan
from analysis.language.tokens import tokens

KINDS = {
    "count", "vague", "none", "article", "year", "clock", "date", "age", "duration", "distance",
    "measure", "percent", "fraction", "frequency", "ordinal", "money", "code",
}  # fmt: skip
# Every corner of 0 to 10,000 and some larger; each number word and each pair of neighbours.
SAMPLE = [*range(0, 1000), *range(1000, 10_001, 37), 10_000, 71_071, 200_000, 1_000_000, 2_300_480]


def _shown(text, quantity):
    if quantity.high is None:
        value = f"{quantity.low}.."
    elif quantity.low == quantity.high:
        value = f"{quantity.low}"
    else:
        value = f"{quantity.low}..{quantity.high}"
    kind = "" if quantity.kind == "count" else f" {quantity.kind}"
    tilde = "~" if quantity.approximate else ""
    return f"{text[quantity.start : quantity.end]} = {value}{tilde}{kind}"


@pytest.mark.parametrize("case", read_cases("numbers"), ids=lambda case: case["text"])
def test_figures(case):
    found = [_shown(case["text"], quantity) for quantity in find(case["text"])]
    assert " ; ".join(found) == case["found"], case["why"]


@pytest.mark.parametrize("dialect", ["fr", "fr_BE", "fr_CH"])
def test_words_there_and_back(dialect):
    for number in SAMPLE:
        words = num2words(number, lang=dialect)
        for spelling in (words, words.replace("-", " "), words.replace(" ", "-")):
            (quantity,) = find(f"on a vu {spelling} hommes")
            assert (quantity.low, quantity.high) == (number, number), spelling
            assert quantity.end - quantity.start == len(spelling), spelling


@pytest.mark.parametrize("separator", ["", " ", ".", "\xa0", "\u202f"])
def test_digits_there_and_back(separator):
    for number in (0, 7, 60, 103, 1_130, 5_100, 15_000, 203_004, 2_300_480):
        digits = f"{number:,}".replace(",", separator)
        (quantity,) = find(f"on a vu {digits} hommes")
        assert quantity.low == quantity.high == number


def test_values_of_the_contract():
    """The intervals that the tables promise for the vague words."""
    promised = {
        "au moins 60": (60, None), "plus de 20": (21, None), "une dizaine": (10, 10),
        "près de 10": (10, 10), "environ 10": (10, 10), "quelque 10": (10, 10),
        "une centaine": (100, 100), "plusieurs": (2, 9), "des dizaines": (20, 99),
        "des centaines": (200, 999), "des milliers": (2000, 9999), "aucun": (0, 0),
    }  # fmt: skip
    found = {words: (q.low, q.high) for words in promised for q in find(words)[:1]}
    assert found == promised


@pytest.mark.parametrize(
    ("after", "low", "high", "approximate"),
    [
        (" au moins", 20, None, False),
        (" au minimum", 20, None, False),
        (" ou plus", 20, None, False),
        (" environ", 20, 20, True),
        (" au plus", 0, 20, False),
        (" au grand maximum", 0, 20, False),
    ],
)
def test_modifiers_after_the_noun(after, low, high, approximate):
    match = POST_MODIFIER.match(f"morts{after},", 5)
    quantity = modified(Quantity(0, 2, 20, 20, False, "count"), match.lastgroup)
    assert astuple(quantity)[2:5] == (low, high, approximate)


def test_an_article_that_is_modified_counts():
    assert modified(Quantity(0, 2, 1, 1, False, "article"), "more_than").kind == "count"


PIECES = (
    "un une deux dix vingt cent mille millions et - , . ( ) 1 05 2.000 2 000 1,5 2021 au moins plus"
    " de d' entre a ou dizaines dizaine des plusieurs quelques % km heures ans mai 12h30 1er e pas"
    " ni aucun morts – / + : \n"
).split(" ")


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([" ", "", "\xa0"]))
def test_any_pieces(pieces, glue):
    _check(glue.join(pieces))


@given(st.text(max_size=80))
def test_any_text(text):
    _check(text)


def _check(text):
    end = 0
    for quantity in find(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.kind in KINDS
        assert 0 <= quantity.low < 2**63
        assert quantity.high is None or quantity.low <= quantity.high < 2**63
        end = quantity.end


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
def test_a_figure_stands_on_its_own(text):
    """A sentence after a full stop and a new line is read as if it stood alone."""
    alone = scan("le camp : trois morts")
    after = scan(f"{fold(text).text}\n\nle camp : trois morts")
    assert astuple(after[-1])[2:] == astuple(alone[-1])[2:]


@pytest.mark.parametrize(
    "piece",
    ["un ", "deux cent ", "1 000 ", "12 ", "des dizaines de ", "1,2 et 3 ", "deux-", "ni ", "1.",
     "9", "( 1 ", "plus de ", " ", "entre 1 et ", "12 mai et ", "pas de ", "a "],
)  # fmt: skip
def test_time_grows_with_the_text(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        scan(text)
        return time.process_time() - start

    small, large = (min(seconds(size) for _ in range(3)) for size in (20_000, 80_000))
    assert large < 12 * small + 0.05


def test_a_long_digit_string_is_no_figure():
    assert scan("9" * 100_000) == []
    assert scan("999999999999 milliards de milliards") == []


def test_core_sees_no_figure_inside_words():
    assert not CORE.search("bonze jaunes chacun commune undecimal")


@given(st.from_regex(CORE))
def test_a_figure_begins_with_a_word_known_or_with_no_letter(text):
    words = tokens(text)
    opening = {words.starts[at] for at in may_begin(words)}
    assert {match.start() for match in CORE.finditer(text)} <= opening


@pytest.mark.parametrize("one", ["un", "une", "pres d'un", "l'un", "« une"])
def test_an_article_is_read_alike_by_its_short_way(one, monkeypatch):
    patterns = CORE, COLLECTIVE_AFTER, POST_MODIFIER, WORD_AFTER
    words = {word for one in patterns for word in re.findall("[a-z]+s?", one.pattern)}
    follow = words | UNIT_WORDS | {"soldat", "autres", "(1)", "2", "à", "l'autre"}
    endings = "", "s", " d'hommes", " ou deux", " mois", " grand minimum", "-trois"
    texts = [f"{one} {word}{ending} morts" for word in follow for ending in endings]
    short = [scan(text) for text in texts]
    monkeypatch.setattr("analysis.language.numbers.ONE", ())
    assert [scan(text) for text in texts] == short
