"""Folding: what is folded, and that offsets lead back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.folding import fold, fold_key

# Text with all that changes length: ligatures, accents apart, dropped marks, runs of blanks.
TEXTS = st.text(st.sampled_from("aÉœÆß\u0301\u0308\u00ad\u200b\ufeff \xa0\u202f\t\n\r’–«»İ…1.,"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sévaré", "sevare"),
        (unicodedata.normalize("NFD", "Sévaré"), "sevare"),
        ("L’ARMÉE", "l'armee"),
        ("lʼarmée lʹarmée l‘armée l´armée", "l'armee l'armee l'armee l'armee"),
        ("une œuvre, Lætitia, Straße", "une oeuvre, laetitia, strasse"),
        ("Al‑Qaïda, al‐Qaïda", "al-qaida, al-qaida"),
        ("‒ – — ― −", "– – – – –"),
        ("“non” „oui‟", '"non" "oui"'),
        ("« non »", "« non »"),
        ("2\u202f000 hommes\xa0: un\tdeux", "2 000 hommes : un deux"),
        ("Mo\u00adpti\u200b \u200eGao\ufeff", "mopti gao"),
        ("un  mot \xa0 deux", "un mot deux"),
        ("un\r\ndeux\rtrois\u2028quatre\n\ncinq", "un\ndeux\ntrois\nquatre\n\ncinq"),
        ("İstanbul", "istanbul"),
        ("n° 5 et 1er août…", "n° 5 et 1er aout…"),
        ("Москва, العربية", "москва, العربية"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("La sœur du colonel", "soeur", "sœur"),
        ("La sœur du colonel", "du colonel", "du colonel"),
        (unicodedata.normalize("NFD", "À Sévaré hier"), "sevare", "Se\u0301vare\u0301"),
        ("Le  camp de Mo\u00adpti\u200b.", "camp de mopti", "camp de Mo\u00adpti"),
        ("Un camp\r\nmilitaire", "camp\nmilitaire", "camp\r\nmilitaire"),
        ("À l’aube, œuvre", "aube", "aube"),
    ],
)
def test_original_is_the_text_that_was_folded(text, words, original):
    folded = fold(text)
    start = folded.text.index(words)
    first, last = folded.original(start, start + len(words))
    assert text[first:last] == original


def test_half_a_ligature_is_the_whole():
    folded = fold("sœur")
    assert folded.original(1, 2) == folded.original(2, 3) == (1, 2)
    assert [folded.folded_at(offset) for offset in range(5)] == [0, 1, 3, 4, 5]


def test_offsets_are_the_same_where_lengths_are():
    text = "L’armée a repris « Sévaré » – enfin."
    folded = fold(text)
    assert len(folded.text) == len(text)
    assert folded.original(3, 9) == (3, 9)
    assert folded.folded_at(7) == 7


def test_every_character_folds_to_what_stays():
    once = fold("x".join(map(chr, range(0x10000)))).text
    assert fold(once).text == once


def test_many_kinds_of_letters_fold_like_few():
    letters = "".join(map(chr, range(0xC0, 0x180)))
    assert fold(letters).text == "".join(fold(letter).text for letter in letters)


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_nfc_and_nfd_fold_alike(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed).text == fold(decomposed).text


@given(TEXTS)
def test_every_folded_character_comes_from_where_offsets_say(text):
    folded = fold(text)
    position = 0
    for offset, character in enumerate(folded.text):
        start, end = folded.original(offset, offset + 1)
        assert position <= start < end <= len(text)
        assert character in fold(text[start:end].replace("\r", "\n")).text
        assert folded.folded_at(start) <= offset
        position = start


@given(TEXTS)
def test_spans_grow_with_their_ends(text):
    folded = fold(text)
    ends = [folded.original(0, end)[1] for end in range(1, len(folded.text) + 1)]
    assert ends == sorted(ends)
    positions = [folded.folded_at(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(positions)
    assert positions[-1] == len(folded.text)


@pytest.mark.parametrize(
    ("phrase", "key"),
    [("  Côte  d’Ivoire ", "cote d'ivoire"), ("État\nislamique", "etat islamique"), ("EI", "ei")],
)
def test_fold_key(phrase, key):
    assert fold_key(phrase) == key
