"""Who a cue is about: the subject or object of its verb, the complement of its noun."""

import re

from analysis.language.verbs import VerbReading

from .document import Document, SentenceSpan
from .noun_phrase import PREPOSITIONS, NounPhrase

# What opens a clause of its own, or joins another to it.
_OPENER = re.compile(
    r"[;:,()–—]|\.(?!\d)|\b(?:que|quand|lorsque?|tandis|alors|mais|car|puisque|si|qui|dont|ou|et|puis)\b|"
    r"\bqu'"
)
_ASIDE = re.compile(
    r",(?:[^,;:.]|\.(?=\d)){0,120},|\([^()]{0,120}\)|[–—][^–—]{0,120}[–—]"  # « 4.500 hommes »
)
_SO_CALLED = re.compile(
    r"\bce qu(?:e|')[a-z ']{1,24}?(?:appelle|nomme|qualifie)(?:nt)?(?: comme)?\b"
)
_WORD = re.compile(r"[^\W_]+'?")
# A determiner that no preposition governs opens a noun phrase: another subject or object.
_FREE = {"le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses",
         "leur", "leurs", "nos", "notre", "aucun", "aucune"}  # fmt: skip
_GOVERNING = PREPOSITIONS | {"tous", "toutes", "toute", "tout", "des", "du", "aux", "au", "jusqu'",
                             "comme", "malgre", "pendant", "durant", "moins", "plus"}  # fmt: skip
_PRONOUN = re.compile(
    r"\b(il|elle|ils|elles|ces derniers|ce dernier|cette derniere|celle-ci|celui-ci|ceux-ci)"
    r"(?: (?:n'|ne|y|en|l'|s'|se))* ?$"
)
_INVERTED = re.compile(r"^ ?-(?:t-)?(?:il|elle|ils|elles|on)\b")
_SHARED = re.compile(r"(?:\b(?:et|puis|ou|mais)|,)(?: (?:ensuite|enfin|egalement|aussi|a|ont))* ?$")
_JOIN = re.compile(r"^\s*(?:,|et|ou|ainsi que)\s*(?:d[eu]s? |d'|l[ae']s? ?)*$")
# « Wagner, arrivé en 2021, a quitté »: an aside parts the subject from its verb.
_PARTED = re.compile(
    r" *\)?(?:(?:venue?s?|arrivee?s?|partie?s?|basee?s?|stationnee?s?|deployee?s?|presente?s?|"
    r"engagee?s?)\b[^,;:.]{1,60})?(?:,(?:[^;:.]|\.(?=\d)){1,160}, *|–[^;:.–]{1,160}– *|"
    r"\((?:[^;:.()]|\.(?=\d)){1,160}\) *)"
)
# « Déployée en 2013, la mission », « le mandat de la mission »
_OWN_NOUN = re.compile(r" *(?:(?:le|la|l') ?[a-z]+ (?:de |d'|du )?(?:la |l')?)?")
_OPENING = re.compile(
    r"[ -]*(?:(?:apres|en|depuis|pendant|durant|au bout de|malgre)\b[^,;:.]{0,50})?"
)
_BRACKETS = re.compile(r" \([^()]*\)")
_COMMA = re.compile(",")
_THEIRS = re.compile(
    r"dont (?:certains|plusieurs|une partie|la plupart|l'ambassadeur|(?:les|la|le|l') ?(?:[a-z]+ )?"
    r"(?:soldats|militaires|troupes|hommes|mission|contingents?|casques bleus|forces|elements)|"
    r"(?:quelque |environ |pres de |plus de )?\d[\d. ]* (?:soldats|militaires|hommes|elements))\b"
    r"[^,;:.]*"
)
# « un convoi en direction du Tchad »: none of the Chadians
BOUND_FOR = re.compile(r"\b(?:en direction|a destination|en provenance|loin|pres|au large)\b")
# « la France et ses partenaires ont quitté »
_AND_THEIRS = re.compile(
    r"^ (?:et|ainsi que|avec) (?:ses|leurs) (?:partenaires|allies)"
    r"(?: (?:et )?(?:africains?|europeens?|occidentaux|internationaux|militaires))* "
    r"|^ (?:et|ainsi que) (?:celles?|ceux|celui) (?:d'|de la |de l'|du |des |de )[^,;:.()]{1,60}"
)
_OF = {"de", "d'", "du"}
_SOLDIERS = {"army", "fighter"}
_LONGEST_GAP, _OPENING_REACH = 150, 24


def is_bridge(document: Document, start: int, end: int) -> bool:
    """Return whether nothing in a stretch opens another clause or names another thing.

    Times and asides between commas are stepped over: « Wagner, arrivé en 2021, a quitté ».
    """
    if end - start > _LONGEST_GAP:
        return False
    text = document.unquoted[start:end]
    for time in document.times_in(start, end):
        first, last = time.start - start, min(time.end, end) - start
        text = text[:first] + " " * (last - first) + text[last:]
    text = _AND_THEIRS.sub(" ", text)
    text = _ASIDE.sub(" ", _SO_CALLED.sub(" ", text.lstrip(" )")))
    if _OPENER.search(text):
        return False
    words = _WORD.findall(text)
    if any(w in _FREE and (not n or words[n - 1] not in _GOVERNING) for n, w in enumerate(words)):
        return False
    return not any(
        v.reading.voice != "participle" and v.reading.tense != "infinitive" and v.end < end
        for v in document.verbs_in(start, end)
    )


def joined(document: Document, phrases: list[NounPhrase], one: NounPhrase) -> list[NounPhrase]:
    """Return a phrase with those that « et » joins to it: « Barkhane et Takuba »."""
    found = [one]
    for other in reversed([p for p in phrases if p.end <= one.start]):
        if not _JOIN.match(document.unquoted[other.end : found[-1].start]):
            break
        found.append(other)
    return found


def subjects(
    document: Document,
    sentence: SentenceSpan,
    phrases: list[NounPhrase],
    reading: VerbReading,
) -> list[NounPhrase] | None:
    """Return the subject of a verb; [] where it is none of the phrases, None for a pronoun."""
    start = reading.start
    before = document.unquoted[sentence.start : start]
    left = [p for p in phrases if p.end <= start and not _is_listed(document, p, start)]
    last = document.words_before(start, 1) if before.strip() else []
    if reading.subject_slot == "head":
        return _head(document, phrases, left, reading)
    if _INVERTED.match(document.text[reading.end : reading.end + 9]) or _PRONOUN.search(before):
        return None
    if last == ["qui"]:
        return _antecedent(document, left, start - 4)
    owners = _whose(document, left, start)
    if owners:
        return owners
    if before.rstrip().endswith((",", "–", ")")):
        parted = [p for p in left if _PARTED.fullmatch(document.unquoted, p.end, start)]
        free = [p for p in parted if p.preposition is None]
        if free:
            return joined(document, left, free[-1])
    if _SHARED.search(before.rstrip() + " ") and reading.subject_slot != "after":
        free = [
            p for p in left
            if p.preposition is None
            and not _is_object(document, p) and not _names_a_source(document, p)
        ]  # fmt: skip
        return joined(document, left, free[-1]) if free else []
    free = [p for p in left if p.preposition is None]
    if free and is_bridge(document, free[-1].end, start):
        return joined(document, left, free[-1])
    # « les forces de Barkhane et de Takuba ont quitté »
    both = joined(document, left, left[-1]) if left and left[-1].preposition in _OF else []
    if both[1:] and both[-1].preposition is None and is_bridge(document, left[-1].end, start):
        return both
    if reading.subject_slot in ("after", "either"):
        right = next((p for p in phrases if p.start >= reading.end), None)
        if right is not None and right.preposition is None:
            gap = document.unquoted[reading.end : right.start]
            return [right] if not gap.strip() else []
    if reading.subject_slot == "implicit":
        near = [p for p in left if is_bridge(document, p.end, start)]
        if (
            not near and reading.governor == "en"
        ):  # « Paris réorganise ses troupes en quittant Bih »
            near = [p for p in left[:1] if p.start - sentence.start < _OPENING_REACH]
        return near[-1:] or _of_governor(document, sentence, phrases, start)
    return []


def _is_listed(document: Document, phrase: NounPhrase, end: int) -> bool:
    """« les armées du groupe (Niger, Tchad) ont … »: who is listed in brackets does nothing."""
    text, near = document.unquoted, max(0, phrase.start - _LONGEST_GAP)
    opens = text.rfind("(", near, phrase.start)
    if opens < 0 or opens < text.rfind(")", near, phrase.start):
        return False
    closes = text.find(")", phrase.end, end)
    return closes >= 0 and "," in text[opens:closes]


def _of_governor(
    document: Document, sentence: SentenceSpan, phrases: list[NounPhrase], start: int
) -> list[NounPhrase]:
    """« Wagner a annoncé avoir quitté »: who says so has done it."""
    near = document.verbs_in(max(sentence.start, start - 24), start)
    finite = [v for v in near if v.end == start - 1 and v.reading.tense != "infinitive"]
    return (subjects(document, sentence, phrases, finite[-1].reading) or []) if finite else []


def _whose(document: Document, left: list[NounPhrase], start: int) -> list[NounPhrase]:
    """« la France, dont les derniers soldats ont quitté »: those of the noun before."""
    at = document.unquoted.rfind("dont ", max(0, start - 70), start)
    if at < 0 or not _THEIRS.match(document.unquoted, at, start):
        return []
    if any(p.start >= at and p.actor is not None and p.cls == "named" for p in left):
        return []
    owners = [p for p in left if p.end <= at]
    return owners[-1:] if owners and at - owners[-1].end < 40 else []


def _head(
    document: Document, phrases: list[NounPhrase], left: list[NounPhrase], reading: VerbReading
) -> list[NounPhrase]:
    """Return the noun that a bare participle goes with: « des soldats basés à »."""
    start = reading.start
    around = [p for p in phrases if p.start < start < p.end]
    if around:
        return around  # « des soldats français déployés dans le cadre de Barkhane »: one phrase
    if left:
        gap = document.unquoted[left[-1].end : start]
        if len(gap) <= 60 and gap.count(",") <= 1 and not _OPENER.search(gap.replace(",", "")):
            return [left[-1]]
    return []


def opening(
    document: Document, sentence: SentenceSpan, phrases: list[NounPhrase], start: int, end: int
) -> list[NounPhrase]:
    """Return the subject after the comma: « Déployée au Mali depuis dix ans, la Minusma … »."""
    if not _OPENING.fullmatch(document.unquoted, sentence.start, start):
        return []
    for comma in (m.start() for m in _COMMA.finditer(document.text, end, sentence.end)):
        after = [p for p in phrases if p.start > comma][:1]
        if after and _OWN_NOUN.fullmatch(document.unquoted, comma + 1, after[0].start):
            return after
    return []


def _antecedent(document: Document, left: list[NounPhrase], at: int) -> list[NounPhrase]:
    text = document.unquoted
    # « Barkhane (4.000 hommes), qui a succédé à Serval »
    free = [p for p in left if text.rfind("(", 0, p.start) <= text.rfind(")", 0, p.start)]
    if not free:
        return []
    gap = _BRACKETS.sub("", text[free[-1].end : max(at, free[-1].end)])
    is_near = len(gap) <= 60 and not _OPENER.search(gap.replace(",", ""))
    return [free[-1]] if is_near else []


def _is_object(document: Document, phrase: NounPhrase) -> bool:
    near = document.verbs_in(max(0, phrase.start - 40), phrase.start)
    return any(v.end in (phrase.start - 1, phrase.start) for v in near)


def _names_a_source(document: Document, phrase: NounPhrase) -> bool:
    """« selon une source militaire au sein de la mission, et se sont retirés »: not who left."""
    near = document.within("speaker", phrase.start - 12, phrase.start)
    return any(hit.start < phrase.start < hit.end for hit in near)


def objects(
    document: Document, phrases: list[NounPhrase], end: int, stop: int, preposition: bool = False
) -> list[NounPhrase]:
    """Return what a verb or its last preposition takes: the first phrase right of it."""
    right = [p for p in phrases if end <= p.start < stop]
    if not right:
        return []
    own = document.unquoted[end : right[0].start].strip()
    if own not in _FREE and not is_bridge(document, end, right[0].start):
        return []  # but « ses 105 soldats »
    first = right[0]
    gap = document.unquoted[end : first.start].split()
    is_plain = len(gap) < 2 and document.text.startswith("des ", first.start)
    if (
        first.preposition is not None
        and not is_plain
        and not preposition
        and first.preposition not in ("pour",)
    ):
        return []
    found = [first]
    for other in right[1:]:
        if not _JOIN.match(document.unquoted[found[-1].end : other.start]):
            break
        found.append(other)
    return found


def agent(document: Document, phrases: list[NounPhrase], end: int, stop: int) -> list[NounPhrase]:
    """Return who is introduced by « par »."""
    right = [p for p in phrases if end <= p.start < stop]
    by = [p for p in right if p.preposition in ("par", "avec")]
    if by and by[0].start - end < 80:
        return [p for p in by if p.start - by[0].end < 40]
    beside = [
        p for p in right[:1]
        if p.preposition in _OF and is_bridge(document, end, p.start)
        and not BOUND_FOR.search(document.unquoted, end, p.start)
    ]  # fmt: skip
    return beside if not by else []


def complement(
    document: Document, sentence: SentenceSpan, phrases: list[NounPhrase], end: int
) -> list[NounPhrase]:
    """Return the complement of a noun: « le retrait progressif de ses derniers soldats »."""
    right = [p for p in phrases if end <= p.start < min(sentence.end, end + 110)]
    for phrase in right[:3]:
        gap = _ASIDE.sub(" ", document.unquoted[end : phrase.start])
        if _OPENER.search(re.sub(r"\b(?:et|ou)\b", " ", gap)) or len(gap) > 70:
            continue
        if BOUND_FOR.search(gap):
            continue
        nameless = phrase.cls in _SOLDIERS and phrase.actor is None and phrase.country is None
        if nameless and len(right) > 1:
            continue
        if phrase.preposition in _OF or re.search(r"\b(?:de|d'|du|des)(?: [a-z]+){0,2} ?$", gap):
            found, end = [phrase], phrase.end
            for other in right[right.index(phrase) + 1 :]:
                if _JOIN.match(document.unquoted[end : other.start]):
                    found.append(other)
                elif other.actor != phrase.actor and (
                    other.preposition not in _OF or not is_bridge(document, end, other.start)
                ):
                    break
                end = other.end  # « des soldats français de Barkhane et de la Minusma »
            return found
    return []
