"""The people that a verb of harm counts: its subject, its object, and those joined to them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan, VerbHit
from .figure import bare, chain, follows
from .noun_phrase import NounPhrase
from .toll_parts import parts_among

_BY_MEANS = re.compile(r" (?:par balles?|a l'arme blanche|a bout portant|par armes? a feu)(?= )")
_PARTITIVE = re.compile(
    r"\s*(?:d'entre (?:eux|elles)|autres?\b|de ces derniers|"
    r"d(?:es|e nos) (?:leurs|notres|siens)|de leurs(?= (?:et|ou)\b|[,.;])|\(\d+\) autres?)"
)
# « deux ont été gravement blessés », « cinq sont morts », « trois, capturés, … »
_ELIDED = re.compile(
    r" (?:(?:ont|avaient|auraient|sont|seraient|etaient|a|est|aurait|serait|avait|etait)\b|"
    r"y (?:ont|avaient|auraient)\b)"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[,;:«»\".(]|\bet|\bmais|\bque|\bdont) ?$")
_COUNTS = re.compile(r"\b(?:bilan|est|etat|etait|serait) d'$")
# « nous en avons perdu deux »
_OF_THEM = re.compile(
    r"\b(?:n')?en (?:ont|a|avons|avait|avaient|ayant|aurait|auraient) (?:perdu|tue|abattu|blesse|"
    r"capture|arrete|neutralise|enleve)s? (?:que )?$"
)
_GAP_BEFORE = re.compile(r"(?:,| et|, et) $")
_GAP_AFTER = re.compile(r"^ (?:a|dans|pres|au|aux) ")
# « deux soldats ont été tués et un troisième blessé »
_ONE_MORE = re.compile(
    r"\bet (une? (?:deuxieme|second|seconde|troisieme|quatrieme|cinquieme|"
    r"autre))\b(?!.{0,30}\bautres?\b)"
)
_FINITE = re.compile(
    r"\b(?:ont|a|avait|avaient|sont|est) (?:ete |egalement )?[a-z]{3,}(?:e|es|ee|ees|i|is|u|"
    r"us)\b.{0,80}\bet\b"
)
# These tell nothing of who « deux d'entre eux » are.
_NO_MODEL = {"victim", "person", "fellow", "government"}
_THE = re.compile(r"le |la |l'|son |sa ")
_NO_NAME = re.compile(r"[.;:«»\"]|\b(?:qui|que|ou|dont|a|ont|est|sont|et)\b")
_ONE_OF = {"army", "police", "civilian"}
_NAME = 60
_AND = re.compile(r",? (?:et|ainsi qu[e']) ?(?:d'|au moins )?")
_OWN_VERB = 24
_NEAR = 160


def with_nameless(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    before: list[NounPhrase],
) -> list[NounPhrase]:
    """Return the people of a sentence, with those that only a figure stands for.

    « deux de ses collègues » are what the man before them was; `before` are the people of the
    sentence before.
    """
    known: list[NounPhrase] = []
    for phrase in people:
        if known and _glosses(document, known[-1], phrase):
            continue
        if known and _is_kin(document, known[-1], phrase):
            known[-1] = _together(known[-1], phrase)
            continue
        if phrase.cls == "fellow":
            phrase = replace(phrase)
            take_after(phrase, known)
        known.append(phrase)
    nameless = _nameless(document, sentence, known, before)
    return sorted([*known, *nameless], key=lambda p: p.start)


def _glosses(document: Document, before: NounPhrase, phrase: NounPhrase) -> bool:
    """« quatre VDP (volontaires pour la défense de la patrie) »: what the brackets explain."""
    if phrase.quantity is not None or before.quantity is None:
        return False
    opening = document.text.rfind("(", before.end, phrase.start)
    return opening >= 0 and ")" not in document.text[opening : phrase.start]


def _is_kin(document: Document, one: NounPhrase, others: NounPhrase) -> bool:
    """« une femme et ses deux enfants »: three people, counted together."""
    if one.quantity is None or one.quantity.kind != "article" or one.cls != others.cls:
        return False
    gap = document.text[one.end : others.start]
    if others.quantity is None:  # « un homme et son fils »
        return gap == " et " and document.text.startswith(("son ", "sa "), others.start)
    return others.quantity.kind in ("count", "vague") and gap in (" et ses ", " avec ses ")


def _together(one: NounPhrase, others: NounPhrase) -> NounPhrase:
    assert one.quantity is not None
    count = others.quantity or one.quantity
    high = None if count.high is None else count.high + 1
    both = count._replace(start=one.quantity.start, low=count.low + 1, high=high, kind="count")
    return replace(one, end=others.end, quantity=both)


def _nameless(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    before: list[NounPhrase],
) -> list[NounPhrase]:
    """« deux d'entre eux », « trois autres », « cinq ont été … »: figures without a noun."""
    found = []
    for quantity in document.quantities_in(sentence.start, sentence.end):
        if quantity.kind not in ("count", "vague") or any(
            p.start <= quantity.start < p.end for p in people
        ):
            continue
        match = _PARTITIVE.match(document.text, quantity.end)
        if match is None and not _is_elided(document, quantity):
            continue
        phrase = bare(quantity, match.end() if match else quantity.end, sentence)
        take_after(phrase, [p for p in people if p.end <= quantity.start], before)
        found.append(phrase)
    return found


def _is_elided(document: Document, quantity: Quantity) -> bool:
    """Whether a figure alone is the subject: « deux ont été gravement blessés »."""
    text = document.text
    before = text[max(0, quantity.start - 40) : quantity.start]
    return bool(_OF_THEM.search(before)) or bool(
        _ELIDED.match(text, quantity.end) and _OPENS_CLAUSE.search(before)
    )


def take_after(
    phrase: NounPhrase, here: list[NounPhrase], before: Sequence[NounPhrase] = ()
) -> None:
    """Let a figure without a noun count the people told of before it.

    These are the people counted last in its sentence, else the subject or the people counted in
    the sentence before.
    """
    counted = [p for p in here if p.quantity is not None and p.cls not in _NO_MODEL]
    if any(p.quantity is not None and p.cls == "person" for p in here[-1:]):
        return  # « une personne …, sept autres … »: persons all
    free = [p for p in here if p.preposition is None and p.cls not in _NO_MODEL]
    named = counted[-1:] or free[-1:]
    if not named:
        known = [p for p in before if p.cls not in _NO_MODEL and p.preposition != "par"]
        named = [p for p in known if p.quantity is not None]
        named = named or [p for p in known if p.preposition is None]
    if named:
        phrase.cls, phrase.actor, phrase.country = named[0].cls, named[0].actor, named[0].country
        phrase.head_start, phrase.head_end = named[0].head_start, named[0].head_end


def right_people(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the object of an active verb, and what « et » joins to it."""
    right = [p for p in people if p.start >= verb.end - 1]
    if not right or right[0].start - verb.end > 45:
        return []
    between = _BY_MEANS.sub(" ", document.text[verb.end : right[0].start])
    if any(mark in between for mark in (",", ";", ":", " par ", " dans ", " lors ")):
        return []
    return chain(document, right)


def left_people(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the counted subject: the nearest figures to the left, joined ones with it.

    What stands after « dont » is a part and left to `parts_of`.
    """
    start = verb.reading.start
    left = [p for p in people if p.end <= start + 1]
    parts = parts_among(document, left)
    counted = [p for p in left if p.quantity is not None
               and p.preposition not in ("par", "contre", "dans", "pres")
               and not _belongs(document, p, verb) and p not in parts
    ]  # fmt: skip
    if not counted or start - counted[-1].end > _NEAR:
        return []
    if verb.reading.voice == "participle" and _is_of_another(document, counted[-1], left, start):
        return []
    between = document.text[counted[-1].end : start]
    one_more = _ONE_MORE.search(between)
    if one_more:
        return [_one_more(document, counted, one_more)]
    if ";" in between or ". " in between or _other_subject(between):
        return []
    return _joined_left(document, counted, parts)


def _belongs(document: Document, phrase: NounPhrase, verb: VerbHit) -> bool:
    """« la mort d'un soldat blessé » counts none; « le bilan est d'un soldat tué » does."""
    if phrase.quantity is None or phrase.quantity.kind != "article":
        return False
    if phrase.preposition not in ("de", "d'", "du"):
        return False
    at_once = verb.reading.voice == "participle" and verb.reading.start - phrase.end <= 1
    return not (at_once and _COUNTS.search(document.text, max(0, phrase.start - 14), phrase.start))


def the_one(document: Document, verb: VerbHit, people: list[NounPhrase]) -> NounPhrase | None:
    """Return the one man or woman that is the subject: « le brigadier Traoré a succombé »."""
    start = verb.reading.start
    left = [p for p in people if p.end <= start and p.preposition is None and p.cls != "victim"]
    if not left or verb.reading.voice == "participle" or start - left[-1].end > _NAME:
        return None
    phrase = left[-1]
    if phrase.cls not in _ONE_OF or phrase.quantity is not None or phrase.name_kind is not None:
        return None
    if not _THE.match(document.text, phrase.start) or document.text[phrase.head_end - 1] in "sx":
        return None
    if _NO_NAME.search(document.text[phrase.end : start]):
        return None
    name = document.original(phrase.end, start).strip()
    if name[:1].islower() and not name.startswith(("de ", "du ", "d'", "d’")):
        return None  # « son jeune frère » is not « son jeune »
    heads = document.within("head", phrase.head_start, phrase.head_start + 1)
    return None if any(hit.row.number == "many" for hit in heads) else phrase


def _is_of_another(
    document: Document, counted: NounPhrase, left: list[NounPhrase], start: int
) -> bool:
    """« 14 gendarmes …, après la mort d'un gendarme blessé »: one man is wounded."""
    nearest = [p for p in left if p.start >= counted.end and p.cls != "victim"]
    if not nearest or start - nearest[-1].end > 1:
        return False
    return not follows(document.text[counted.end : nearest[-1].start])


def _one_more(document: Document, counted: list[NounPhrase], one_more: re.Match[str]) -> NounPhrase:
    at = counted[-1].end + one_more.start(1)
    end = at + len(one_more[1])
    phrase = bare(Quantity(at, end, 1, 1, False, "count"), end, document.sentence_at(at))
    take_after(phrase, counted)
    return phrase


def _joined_left(
    document: Document, counted: list[NounPhrase], parts: list[NounPhrase]
) -> list[NounPhrase]:
    """Return the last figures before a verb and those that a comma, « et » or a dash joins.

    Parts may stand between: « dix soldats, dont un officier, et trois civils ».
    """
    chosen = [counted[-1]]
    for phrase in reversed(counted[:-1]):
        end = max([p.end for p in parts if phrase.end <= p.start < chosen[0].start] + [phrase.end])
        gap = document.text[end : chosen[0].start]
        if follows(gap):
            chosen.insert(0, phrase)
        elif gap.strip() in (":", "–", "-", "—", "("):
            return [phrase, *chosen]
        else:
            break
    return chosen


def gapped(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """« sept soldats ont péri à Fangasso, quatre gendarmes à Mandiakuy »: one verb for both."""
    found = []
    for phrase in people:
        if phrase.start <= verb.end or phrase.quantity is None:
            continue
        before = document.text[max(verb.end, phrase.start - 6) : phrase.start]
        after = document.text[phrase.end : phrase.end + 8]
        if document.groups_in(phrase.end, phrase.end + 2):
            continue  # « et un gendarme a été blessé » has a verb of its own
        if _GAP_BEFORE.search(before) and _GAP_AFTER.match(after):
            found.append(phrase)
    return found


def joined_after(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """« cinq soldats tués et un civil »: one verb for both, unless the second has its own."""
    after = next((p for p in people if p.start >= verb.end and p.quantity is not None), None)
    if (
        after is None
        or after.cls == "victim"
        or not _AND.fullmatch(document.text[verb.end : after.start])
    ):
        return []
    told = document.verbs_in(after.end, after.end + _OWN_VERB)
    harm = document.within("casualty", after.end, after.end + _OWN_VERB)
    return [] if told or harm or _ELIDED.match(document.text, after.end) else [after]


def _other_subject(between: str) -> bool:
    """Whether a verb of its own stands between subject and verb."""
    return len(between) > 90 and bool(_FINITE.search(between))
