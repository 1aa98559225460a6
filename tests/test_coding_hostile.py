"""Texts that nobody should send: coded without a crash, in the time that their length asks for."""

import textwrap
import time
import unicodedata

import pytest
from coded import CODED, code_text, code_texts, corpus_of, rows_of, spanned
from provenance_rules import RULES

import analysis

SIZE = 6_000
# A nasty text may cost this many times as much as ordinary articles of the same length. The worst
# stands at 9; what grows with the square of the length would stand at hundreds.
MOST = 30
NASTY = {
    "straight quotes": '" ',
    "opening quotes": "« ",
    "closing quotes": "» ",
    "brackets": "( ",
    "closed brackets": "(a) ",
    "digits": "1",
    "figures": "1 ",
    "figures with stops": "12.",
    "number words": "vingt et ",
    "prepositions": "de ",
    "capitals": "Aaaa ",
    "one word": "A",
    "names": "Moussa Ag Attaher, ",
    "participles": "tué ",
    "verbs": "ont tué ",
    "verbs of saying": "a dit ",
    "speakers": "selon un élu ",
    "dead": "trois soldats tués et ",
    "parts": "dont deux ",
    "soldiers": "des soldats et ",
    "days": "mardi ",
    "dates": "mardi 3 mai 2022 ",
    "distances": "à 40 kilomètres de ",
    "villages": "le village de Bamako ",
    "triggers": "attaque ",
    "attacks": "Une attaque à Mopti. ",
    "claims": "Le JNIM a revendiqué l'attaque. ",
    "datelines": "Bamako (AFP) - ",
    "newlines": "\n",
    "paragraphs": "a\n\n",
    "carriage returns": "a\r\n",
    "blanks": " ",
    "narrow blanks": "\u202f",
    "hyphens": "a-",
    "dashes": "– ",
    "apostrophes": "l'",
    "commas": "a, ",
    "semicolons": "a; ",
    "accents": "\u0301",
    "right to left": "\u202bا ",
    "nothing to see": "\u200b",
    "agency marks": "+a",
    "tags": "<p>",
    "scripts": "<script>alert(1)</script>",
    "addresses": "http://a.b/",
    "emoji": "😀",
    "ligatures": "œ",
}


def repeated(unit, size=SIZE):
    return "Mali: une longue dépêche\n\nBamako. " + (unit * (size // len(unit) + 1))[:size]


def seconds(corpus):
    started = time.process_time()
    analysis.code(corpus)
    return time.process_time() - started


@pytest.fixture(scope="module")
def ordinary(exercise_corpus):
    """Return how long ordinary articles of the same length take, at best."""
    length = sum(len(article.text) for article in exercise_corpus)
    return min(seconds(exercise_corpus) for _ in range(2)) * SIZE / length


@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY)
def test_repetition_takes_bounded_time(ordinary, unit):
    corpus = corpus_of({"a": repeated(unit)}, published="2024-05-16")
    for _ in range(3):  # another process may have had the processor
        if seconds(corpus) < MOST * ordinary + 0.1:
            return
    pytest.fail(f"{seconds(corpus) / ordinary:.0f} times as long as ordinary articles")


def test_a_long_article_takes_as_long_as_its_parts(exercise_corpus):
    texts = [article.text for article in exercise_corpus]
    long = corpus_of({"a": "\n\n".join(texts)}, published="2024-05-16")
    parts = corpus_of({str(n): text for n, text in enumerate(texts)}, published="2024-05-16")
    for _ in range(3):  # another process may have had the processor
        if seconds(long) < 4 * seconds(parts):
            return
    pytest.fail("much longer than its parts")


@pytest.fixture(scope="module")
def nasty():
    """Code shorter nasty texts at once."""
    texts = {f"n{at:02}": repeated(unit, 1_500) for at, unit in enumerate(NASTY.values())}
    return code_texts(texts, published="2024-05-16")


def test_nasty_texts_keep_the_rules_of_the_tables(nasty):
    nasty.check()
    assert len(nasty.articles) == len(NASTY)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_words_of_nasty_texts_say_what_the_row_says(nasty, rule):
    assert list(rule(nasty)) == []


def test_sentences_are_of_bearable_length(nasty):
    assert max(len(row["text"]) for row in rows_of(nasty.sentences)) <= 2_000


def test_a_sentence_without_end_loses_nothing():
    text = "Bamako. " + "Trois soldats et deux civils, puis  quatre gendarmes; " * 200
    sentences = rows_of(code_text(text).sentences)
    assert len(sentences) > 5
    assert "".join("".join(row["text"].split()) for row in sentences) == "".join(text.split())


# --- odd articles ----------------------------------------------------------------------------

TOLD = (
    "Des jihadistes ont tué trois soldats maliens dimanche à Boulkessi, dans le centre du Mali, a "
    "annoncé l'armée malienne."
)
ODD = {
    "a title": "Mali: trois soldats tués dans une attaque",
    "a title and blanks": "Mali: trois soldats tués dans une attaque\n\n   \n",
    "a stamp": "date 2024-05-16\n",
    "one word": "Bamako",
    "a full stop": ".",
    "figures": "12 345",
    "English": "Three soldiers were killed on Sunday in an attack on Boulkessi, central Mali.",
    "Arabic": "قتل ثلاثة جنود في هجوم شنه مسلحون يوم الأحد في وسط مالي.",
    "Bambara": "Sɔrɔdasi saba fagara kari dɔ la Mali kɔnɔ.",
    "HTML": f"<html><body><h1>Mali</h1><p>{TOLD}</p><script>var a = '<p>';</script></body></html>",
    "JSON": '{"title": "Mali", "body": "' + TOLD + '"}',
    "formulas": f'=HYPERLINK("http://a.b","x")\n\n+1+1\n\n@SUM(1)\n\n-2\n\n{TOLD}',
    "a table": "lieu\tmorts\tblessés\nGao\t3\t4\nKidal\t5\t6\n",
    "only quotes": "« Nous avons tué trois soldats », « Nous avons fui », « Rien ».",
    "unclosed quotes": f'« {TOLD} « Nous fuyons " dit-il ( à Gao [ hier',
    "capitals": TOLD.upper(),
    "no capitals": TOLD.lower(),
    "no accents": unicodedata.normalize("NFD", TOLD).encode("ascii", "ignore").decode(),
    "form feeds": TOLD.replace(" ", "\f"),
    "null": TOLD.replace(" ", "\x00 ", 1),
    "private": f"\ue000{TOLD}\uf8ff",
    "future": "Trois soldats seront tués demain à Boulkessi, dans le centre du Mali.",
    "impossible dates": "Le 31 février 2024 et le 45 mai 9999, trois soldats ont été tués à Gao.",
    "impossible times": "Trois soldats maliens ont été tués à 27h99 à Gao, dans le nord du Mali.",
    "enormous": "L'attaque de Gao a fait 99999999999999999999999999 morts dimanche.",
}


@pytest.fixture(scope="module")
def odd():
    texts = {f"o{at:02}": text for at, text in enumerate(ODD.values())}
    return code_texts(texts, published="2024-05-16")


def test_odd_articles_keep_the_rules_of_the_tables(odd):
    odd.check()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_words_of_odd_articles_say_what_the_row_says(odd, rule):
    assert list(rule(odd)) == []


def reports_of(odd, name):
    article = f"o{list(ODD).index(name):02}"
    return [row for row in rows_of(odd.reports) if row["article_id"] == article]


@pytest.mark.parametrize("name", ["a stamp", "one word", "a full stop", "figures", "future"])
def test_nothing_told_is_no_report(odd, name):
    assert reports_of(odd, name) == []


@pytest.mark.parametrize("name", ["HTML", "JSON", "formulas", "capitals", "no accents", "private"])
def test_an_attack_is_found_in_odd_clothes(odd, name):
    assert [row["place"] for row in reports_of(odd, name)] == ["Boulkessi"]


# --- one text in many encodings ----------------------------------------------------------------


# What hangs on the exact characters, or joins articles that say the same.
HIDDEN = ("start", "end", "sha256", "text", "n_chars", "said", "words", "term", "quote", "path",
          "event_id", "near_duplicate_of")  # fmt: skip


@pytest.fixture(scope="module")
def said():
    """Return what each row says by frame, for each of the clothes and the plain text."""
    texts = {"plain": TOLD, **CLOTHES}
    ids = {name: f"c{at}" for at, name in enumerate(texts)}
    tables = code_texts({ids[name]: texts[name] for name in texts}, published="2024-05-16")
    tables.check()
    return {name: _said(tables, article_id) for name, article_id in ids.items()}


def _said(tables, article_id):
    frames = {}
    for name in CODED:
        rows = spanned(tables, name) if "start" in getattr(tables, name) else []
        frames[name] = [
            {
                key: _plain(value, article_id)
                for key, value in row.items()
                if key not in (*HIDDEN, "article_id", "article")
            }
            for row in rows
            if row["article"] == article_id
        ]
    return frames


def _plain(value, article_id):
    """Return words as they stand in the plain text."""
    if not isinstance(value, str):
        return value
    value = unicodedata.normalize("NFC", value).replace("’", "'").translate(INVISIBLE)
    return " ".join(value.split()).removeprefix(f"{article_id}:")


INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202c\u00ad\u2060\ufeff"))
CLOTHES = {
    "decomposed accents": unicodedata.normalize("NFD", TOLD),
    "typographic apostrophes": TOLD.replace("'", "’"),
    "no-break blanks": TOLD.replace(" ", "\xa0"),
    "line breaks": textwrap.fill(TOLD, 60),
    "carriage returns": textwrap.fill(TOLD, 60).replace("\n", "\r\n"),
    "marks of direction": "\u200e".join(TOLD.split(" ")).replace("\u200e", " \u200e"),
    "soft hyphens": TOLD.replace("jihadistes", "jiha\u00addistes").replace(
        "soldats", "sol\u00addats"
    ),
    "zero width": TOLD.replace("Boulkessi", "Boul\u200bkessi"),
}


@pytest.mark.parametrize("name", CLOTHES)
def test_the_encoding_changes_nothing(said, name):
    assert said["plain"]["tolls"]
    changed = {frame: rows for frame, rows in said[name].items() if rows != said["plain"][frame]}
    assert changed == {}
