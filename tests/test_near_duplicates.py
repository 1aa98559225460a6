"""Reprints of one dispatch are found, two dispatches on one event are not."""

import random

import pytest
from coded import corpus_of

from analysis.coding.near_duplicates import near_duplicates

WORDS = (
    "attaque camp soldats village région hier selon source militaire habitants centre nord route "
    "convoi matin nuit armée groupe hommes armés motos marché tués blessés brûlé fui élu maire"
).split()


def dispatch(seed, length=120):
    """Return words in an order that no other seed gives."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(50)) for _ in range(length)) + "."


def copies_of(texts):
    return near_duplicates(list(corpus_of(texts)))


TEXT = dispatch(1)
HALVES = TEXT[: len(TEXT) // 2], TEXT[len(TEXT) // 2 :]


@pytest.mark.parametrize(
    "reprint",
    [
        TEXT,
        "Le titre du journal\n\n" + TEXT,
        "date 2024-05-16\n\n" + TEXT,
        TEXT.upper(),
        TEXT.replace(" ", "\n"),
        TEXT + "\n\n" + dispatch(2, 40),
        dispatch(2, 40) + "\n\n" + TEXT,
        HALVES[0] + "\n\n" + dispatch(3, 20) + "\n\n" + HALVES[1],
        TEXT[: len(TEXT) * 3 // 4],
    ],
)
def test_an_edited_reprint_is_a_copy(reprint):
    assert copies_of({"a": TEXT, "b": reprint}) == {"b": "a"}


@pytest.mark.parametrize(
    "other",
    [
        dispatch(2),
        HALVES[0][: len(HALVES[0]) // 2] + dispatch(2, 100),
        " ".join(sorted(TEXT.split())),
        "Trois mots seulement",
    ],
)
def test_another_text_is_none(other):
    assert copies_of({"a": TEXT, "b": other}) == {}


def test_all_copies_name_the_first():
    texts = dict.fromkeys("dcba", TEXT) | {"e": dispatch(9)}
    assert copies_of(texts) == {"b": "a", "c": "a", "d": "a"}


def test_a_dispatch_that_hundreds_print_is_still_one():
    texts = {f"{number:03}": TEXT for number in range(200)}
    assert copies_of(texts) == dict.fromkeys(list(texts)[1:], "000")


def test_a_closing_formula_makes_no_copies():
    formula = "\n\n" + dispatch(7, 30)
    texts = {f"{number:03}": dispatch(number + 100) + formula for number in range(80)}
    assert copies_of(texts) == {}


def test_formulas_do_not_hide_a_reprint():
    """Most of each text are sentences that everybody has; the news is what two of them share."""
    formulas = [dispatch(number + 500, 20) for number in range(6)]
    texts = {}
    for number in range(90):
        chance = random.Random(number)
        texts[f"{number:03}"] = " ".join([dispatch(number, 25), *chance.sample(formulas, 4)])
    texts["a"] = texts["007"].replace(".", ", écrit le journal.", 1)
    assert copies_of(texts) == {"a": "007"}


def test_texts_without_five_words_are_no_copies():
    assert copies_of({"a": "Fin de dépêche.", "b": "Fin de dépêche."}) == {}


def test_the_invented_reprint_is_found_and_nothing_else(corpus, exercise_corpus):
    assert near_duplicates([*corpus, *exercise_corpus]) == {"e23": "e20"}


def test_the_order_of_articles_does_not_matter():
    articles = list(corpus_of({"a": TEXT, "b": TEXT + dispatch(2, 40), "c": dispatch(5)}))
    assert near_duplicates(articles[::-1]) == near_duplicates(articles) == {"b": "a"}


@pytest.mark.parametrize("texts", [{"a": "Un mot."}, {"a": "", "b": ""}])
def test_too_little_has_no_copies(texts):
    assert copies_of(texts) == {}


def test_nothing_has_no_copies():
    assert near_duplicates([]) == {}
