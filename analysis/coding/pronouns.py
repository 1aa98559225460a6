"""Pronouns that are the subject of a verb of saying: « a-t-elle indiqué », « il a précisé »."""

import re

from .document import Document, SentenceSpan, VerbHit
from .persons import Speaker

_PRONOUN_AFTER = re.compile(r"[ -]{0,2}(?:t-)?(il|elle|ils|elles)\b(?! y a\b)")
_PRONOUN_IN = re.compile(r"-(?:t-)?(il|elle|ils|elles)\b")
_CLITICS = r"(?: (?:y|en|l'|le|la|les|lui|leur|n'|ne|s'|se|m'|nous))*"
_PRONOUN_BEFORE = re.compile(
    rf"\b(il|elle|ils|elles|lui|ce dernier|cette derniere|ces derniers|celui-ci|celle-ci|ceux-ci|"
    rf"tous|toutes|certains|certaines|d'autres|plusieurs d'entre (?:eux|elles))"
    rf"{_CLITICS} ?$"
)
_PRONOUN = re.compile(r"(il|elle|ils|elles|lui|eux|tous|toutes)(?:-memes?)?\b")
_OPENING = re.compile(r"(?:mais |et )?(ils?|elles?) ")
_OF_ANY_GENDER = ("tous", "certains", "d'autres", "plusieurs")
_UNABLE = re.compile(
    r"n'(?:a|ont|avait|avaient) pu (?!que\b)|ne (?:peu|pouvai)(?:t|vent|ent) (?!que\b)"
)
# « Chez les rebelles, on dit … », « Au ministère, on assure … »
_AT_HOME = re.compile(
    r"(?:mais |et )?(?:du cote d(?:e|u|es)|chez|au sein d(?:e|u|es)|cote|a|aux?|"
    r"dans (?:l'entourage d(?:e|u|es)|les rangs d(?:e|u|es))) ?(?:l[ea]s? ?|l')?"
)
_ONE_SAYS = re.compile(r", (?:l')?on (?:[a-z']+ ){0,3}$")
_HOUSES = {"military", "government", "foreign_government", "armed_group", "un", "ngo", "diplomat",
           "local_official"}  # fmt: skip
_HOUSE_REACH = 40
_QUOTE_END = re.compile(r"[»\"”]")
_WE = re.compile(r"-on\b|\bl?'?on $")
# « nous confirmons », but « des témoins nous ont dit »
_FIRST_PERSON = re.compile(
    r"(?:j'|je\b|on\b|nous (?:(?:ne|le|la|les|y|en|lui|leur|vous|nous) |n'|l')*[a-z]+(?:ons|mes)\b)"
)


def group_start(document: Document, verb: VerbHit) -> int:
    """Return where a verb group begins, never across the end of a quotation."""
    start = verb.reading.start
    if _QUOTE_END.search(document.text, start, verb.start) is None:
        return start  # most often
    ends = (q.end for q in document.quotes_over(start, verb.start + 1))
    # « a "confirmé" l'attaque »: the mark before the participle opens
    return verb.start if any(start < end <= verb.start for end in ends) else start


def is_unable(document: Document, verb: VerbHit) -> bool:
    """Whether a verb is denied without « pas »: « n'a pu confirmer », « ne peut confirmer »."""
    return bool(_UNABLE.match(document.text, verb.reading.start, verb.end))


def house_of(
    document: Document, sentence: SentenceSpan, verb: VerbHit, people: list[Speaker]
) -> Speaker | None:
    """« Du côté de l'armée, on parle de dix morts »: whose house says it."""
    text, start = document.text, sentence.start
    if _AT_HOME.match(text, start) is None or not _ONE_SAYS.search(text, start, verb.start):
        return None
    near = (p for p in people if p.kind in _HOUSES and 0 <= p.start - start < _HOUSE_REACH)
    return next((p for p in near if _AT_HOME.fullmatch(text, start, p.start)), None)


def pronoun_inverted(
    document: Document, verb: VerbHit, start: int
) -> tuple[str | None, bool] | None:
    """Return gender and number of an inverted pronoun: « a-t-elle indiqué », « précise-t-il ».

    `start` is where the verb group begins.
    """
    inside = _PRONOUN_IN.search(document.text, start, verb.end)
    match = inside or _PRONOUN_AFTER.match(document.text, verb.end, verb.end + 10)
    if match is None:
        return None
    return agreement(match.group(1))


def pronoun_before(
    document: Document, sentence: SentenceSpan, at: int
) -> tuple[str | None, bool] | None:
    """Return gender and number of a pronoun that is the subject of a verb at `at`."""
    before = document.text[max(sentence.start, at - 30) : at]
    match = _PRONOUN_BEFORE.search(before)
    if match is None:
        # The clitics belong to the verb group: « il s'est contenté », « elle l'a dit ».
        match = _PRONOUN.match(document.text, at, at + 12)
    return agreement(match.group(1)) if match is not None else None


def pronoun_opening(document: Document, sentence: SentenceSpan) -> tuple[str | None, bool] | None:
    """Return gender and number of the pronoun that opens: « Elle s'est repliée et affirme »."""
    match = _OPENING.match(document.text, sentence.start)
    return agreement(match.group(1)) if match is not None else None


def agreement(pronoun: str) -> tuple[str | None, bool]:
    """Return gender and number of a pronoun, None for a gender that it does not show."""
    if pronoun.startswith(_OF_ANY_GENDER):
        return None, True
    feminine = pronoun.startswith(("elle", "celle", "cette")) or pronoun.endswith("dernieres")
    return ("f" if feminine else "m"), pronoun.endswith("s") or pronoun == "ceux-ci"


def is_ours(document: Document, verb: VerbHit, at: int) -> bool:
    """« apprend-on », « on dit », « nous confirmons »: nobody is named."""
    text = document.text
    words = text[at : verb.end + 4]
    if _WE.search(words) or text.endswith((" on ", "l'on "), 0, at):
        return True
    return bool(_FIRST_PERSON.match(text, at))
