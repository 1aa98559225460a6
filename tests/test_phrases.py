"""Phrases: patterns written out, and the matcher against a plain search."""

import re

import pytest
from case_files import read_cases
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import UserError
from analysis.language.folding import fold, fold_key
from analysis.language.phrases import PhraseMatcher, expand
from analysis.language.tokens import tokens, words_of

WORDS = st.sampled_from(["camp", "de", "la", "mine", "d", "or", "x2", "camps"])
PHRASES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8)


@pytest.mark.parametrize("case", read_cases("expand"), ids=lambda case: case["pattern"])
def test_expand(case):
    assert expand(case["pattern"]) == case["phrases"].split("|")


@pytest.mark.parametrize("pattern", ["soldat(s", "soldat)s", "[a|b", "a|b", "(a(b))", "[|]x]"])
def test_expand_refuses_what_it_cannot_read(pattern):
    with pytest.raises(UserError, match="bracket or bar"):
        expand(pattern)


def test_expand_refuses_too_many_phrases():
    with pytest.raises(UserError, match="1024 phrases"):
        expand("a(s)" * 10)


@pytest.mark.parametrize("case", read_cases("phrases"), ids=lambda case: case["why"])
def test_scan(case):
    matcher = PhraseMatcher({phrase: phrase for phrase in case["phrases"].split("|")})
    text = case["text"]
    folded = fold(text)
    spans = [folded.original(start, end) for start, end, _ in matcher.scan(folded.text)]
    assert [text[start:end] for start, end in spans] == [w for w in case["found"].split("|") if w]


def test_payloads_may_be_anything_and_several():
    matcher = PhraseMatcher([("EI", ["isgs"]), ("E.I.", 1), ("ei", 2), ("EI", 2)])
    assert matcher.scan("l'ei") == [(2, 4, ["isgs"]), (2, 4, 2)]


def test_a_phrase_begins_with_a_word():
    with pytest.raises(UserError, match="does not begin"):
        PhraseMatcher({"+terroristes+": 1})
    with pytest.raises(UserError, match="does not begin"):
        PhraseMatcher({" ": 1})


def test_no_phrases_find_nothing():
    assert PhraseMatcher({}).scan("le camp") == []


def plain_search(phrases, text):
    """Find the longest phrase at every word start, one regular expression a phrase."""
    longest = {}
    for phrase in phrases:
        words = r"[ \n-]".join(re.escape(word) for word in re.split(r"[ -]", fold_key(phrase)))
        for match in re.finditer(rf"(?<!\w)(?={words}(?!\w))", text):
            key = fold_key(phrase)
            if len(key) > len(longest.get(match.start(), "")):
                longest[match.start()] = key
    return [(start, start + len(key), key) for start, key in sorted(longest.items())]


@given(PHRASES, st.lists(st.tuples(WORDS, st.sampled_from([" ", "-", "\n", ", ", "'", "  "]))))
def test_scan_finds_what_a_plain_search_finds(phrases, words):
    text = "".join(word + gap for word, gap in words)
    matcher = PhraseMatcher({phrase: fold_key(phrase) for phrase in phrases})
    assert matcher.scan(text) == plain_search(phrases, text)


def test_the_order_of_phrases_does_not_matter():
    phrases = ["camp", "camp de la mine", "mine d or", "la mine"]
    text = "le camp de la mine d'or et la mine d or"
    forward = PhraseMatcher({phrase: phrase for phrase in phrases})
    backward = PhraseMatcher({phrase: phrase for phrase in reversed(phrases)})
    assert forward.scan(text) == backward.scan(text)


@given(st.text("ab' \n.,é3-"))
def test_remembered_tokens_are_those_of_the_pattern(text):
    assert words_of(text) == tokens(text)
