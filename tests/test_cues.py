"""Cues: what a plain regular expression finds, and nothing of it passed over."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.cues import Cues

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
