"""Gender, number and article of a noun, as far as the words around it show them."""

from bisect import bisect_left

from .document import Document

# Small words of French grammar before a noun: articles, figures, order.
DETERMINERS = frozenset(
    "le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs deux trois quatre"
    " cinq plusieurs quelques certains certaines d' de".split()
)
_BEFORE_NOUNS = frozenset(
    "autre autres meme memes premier premiers deuxieme second seconde haut hauts ancien anciens"
    " ancienne jeune jeunes nouveau nouvelle dernier derniere precedent precedente"
    " principal principale principaux seul seule".split()
)
_ONE_OF = ["l'", "un", "de"]
_OWN_ARTICLES = frozenset("le les la l' un une des ce ces cette".split())
_PLURALS = frozenset(
    "les des ces ses leurs deux trois quatre cinq plusieurs quelques certains certaines aux".split()
)
_GENDERS = {"le": "m", "un": "m", "ce": "m", "cet": "m", "du": "m", "au": "m",
            "la": "f", "une": "f", "cette": "f", "sa": "f"}  # fmt: skip
_ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une", "des"))
_ENDINGS = ("ee", "ion", "ure", "ence", "ance", "ade", "rice", "euse", "ite", "ise")
_FEMININE = (*_ENDINGS, *(f"{ending}s" for ending in _ENDINGS))


def grammar_of(document: Document, start: int, end: int) -> tuple[str | None, bool, str | None]:
    """Return gender, number and article of a noun, as far as its words show them."""
    text, at = document.text, bisect_left(document.starts, start)
    own, after = document.words[at], document.ends[at]
    if own == "l'" or own in _OWN_ARTICLES and after < end and text[after] == " ":
        determiner = own
    else:
        own, determiner = "", _determiner_before(document, start, at)
    if determiner in _PLURALS:
        return None, True, determiner
    gender = _GENDERS.get(determiner or "")
    if gender is None:
        noun = text[document.starts[at + 1] if own in _ARTICLES else start : end]
        gender = "f" if noun.split(" ", 1)[0].endswith(_FEMININE) else None
    return gender, False, determiner


def _determiner_before(document: Document, start: int, at: int) -> str | None:
    """Return the determiner of the noun at a token, over the adjectives that may stand between."""
    words, before = document.words, at - 1
    while before >= 0 and words[before] in _BEFORE_NOUNS and _is_next(document, before, start):
        start = document.starts[before]
        before -= 1
    word = words[before] if before >= 0 else ""
    if word not in DETERMINERS or not _is_next(document, before, start):
        return None
    if word in {"ses", "leurs"} and words[max(0, before - 3) : before] == _ONE_OF:
        return f"l'un de {word}"
    return word


def _is_next(document: Document, token: int, start: int) -> bool:
    """Whether nothing but a blank stands between a token and an offset."""
    return document.text[document.ends[token] : start] in {"", " "}
