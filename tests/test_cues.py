"""Cues: what a plain regular expression finds, and nothing of it passed over."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import coding
from analysis.language.cues import Cues, Seldom

PATTERNS = {"depuis": r"depuis (?:deux|trois) ans", "ans": "en trois ans", "jadis": "jadis"}
WORDS = st.lists(st.sampled_from("depuis deux trois ans en jadis hier la".split()), max_size=12)


@given(WORDS)
def test_cues_find_what_a_plain_search_finds(words):
    text = " ".join(words)
    plain = re.compile(rf"\b(?:{'|'.join(PATTERNS.values())})\b")
    cues = Cues(PATTERNS)
    found = [match.span() for match in cues.finditer(text, 0, len(text))]
    assert found == [match.span() for match in plain.finditer(text)]
    first = cues.search(text, 0, len(text))
    assert (first.span() if first else None) == (found[0] if found else None)


def test_a_pattern_must_hold_its_word():
    with pytest.raises(ValueError, match="without their word"):
        Cues({"hier": "avant-hier soir", "demain": "ce soir"})


def seldom_patterns():
    """Return every pattern of the coder that is passed over by its words, by name."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(coding.__path__, "analysis.coding.")
    ]
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Seldom)
    }


SELDOM = seldom_patterns()


@pytest.mark.parametrize("seldom", SELDOM.values(), ids=SELDOM)
def test_no_match_can_do_without_the_words(seldom):
    @settings(max_examples=60, deadline=None, database=None)
    @given(st.from_regex(seldom.pattern))
    def check(text):
        for match in seldom.pattern.finditer(text):
            assert any(word in match.group() for word in seldom.words)

    check()


CUES = {
    f"{name} {word}": (word, pattern)
    for name, cues in SELDOM.items()
    if isinstance(cues, Cues)
    for word, (_, pattern) in cues._each.items()
}


@pytest.mark.parametrize(("word", "pattern"), CUES.values(), ids=CUES)
def test_each_cue_holds_its_own_word(word, pattern):
    """Cues whose word is not there are not even tried."""

    @settings(max_examples=20, deadline=None, database=None)
    @given(st.from_regex(pattern))
    def check(text):
        assert all(word in match.group() for match in pattern.finditer(text))

    check()


def test_texts_that_take_turns_are_read_anew():
    spot = Seldom.of(r"\bsur les lieux\b")
    texts = [f"{words} {'bla ' * 200}" for words in ("sur les lieux", "au meme endroit")]
    assert [bool(spot.search(text)) for text in texts * 3] == [True, False] * 3
