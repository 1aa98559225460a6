"""Words that make a statement on a partner, and whether their clause denies it."""

import re
from dataclasses import dataclass, replace
from typing import Any

from analysis.language.cues import Seldom
from analysis.language.function_words import words_before_token
from analysis.language.homographs import MOSTLY_OTHER, MOSTLY_PREPOSITIONS
from analysis.language.tokens import Tokens
from analysis.language.verb_places import is_compound_part
from analysis.language.verbs import VerbForm, VerbReading, readings

from .document import Document, SentenceSpan
from .hits import Hit
from .meanings import VerbPhrase
from .noun_phrase import DETERMINERS, PREPOSITIONS
from .verb_rest import rest_after

# « exige le départ sans délai de la force »: it is wished all the same
_WITHOUT = r"sans(?! (?:plus )?(?:delai|condition|tarder|attendre|preavis|incident|heurt))"
_NEGATED = re.compile(
    r"\b(?:il n'y a (?:[a-z]+ )?(?:pas|plus)|il n'y a(?: eu)? (?:ni|aucun)|"
    r"n'[a-z]+ (?:pas|jamais|aucun|plus)|"
    rf"ne [a-z]+ (?:pas|jamais|aucun|plus)|aucune?|ni|{_WITHOUT}|pas de)\b"
)
_NO_SUCH = re.compile(
    r"\b(?:il n'y a pas|il n'y a(?: eu)? (?:ni|aucun)|aucune?|ni|"
    rf"{_WITHOUT}|pas de|"
    r"jamais (?:reconnu|admis|confirme|eu))\b"
)
_DENIED = re.compile(
    r"\b(?:dement\w*|nie\w*|contest(?!ees?\b|es\b)\w+|rejett?\w*|exclut|jamais reconnu)\b"
)
# « pas de mercenaires qui opèrent »: none of them, whatever the clause that follows.
_NONE_BEFORE = re.compile(
    r"\b(?:pas (?:l[ae] |l'|une? )|(?:pas|jamais) d(?:e |')|ni (?:d(?:e |')|l(?:es? |a |'))?)$"
)
_NONE = re.compile(r"(?:pas d(?:e |')|aucune? )")
_NEW_CLAUSE = re.compile(
    r"[,;:.«»()–]|\b(?:mais|car|qui|dont|quand|que|quoique|puisque|lorsque)\b|"
    r"\b(?:quoi|puis|lors)?qu'"
)
# « celui, en cours, de la mission »: the noun before it once more.
_THE_SAME = Seldom("celui|celle", r"\bcel(?:ui|le)(?:,[^,]{1,30},)?(?= d[eu]s? )")
_ASIDE = re.compile(r",[^,;:.]{0,60},|\([^()]{0,60}\)")
_BEFORE_NOUNS = set(DETERMINERS) | PREPOSITIONS | {"ou", "que", "qu'", "."}
_LINKS = {"a", "au", "aux", "de", "du", "d'", "avec", "en", "par", "vers", "dehors", "hors"}
_MARK = re.compile(r"[,;:.()]")


_TO_DO = re.compile(
    r" a (?:l'|l[ea]s? |en |y |s'|se )?"
    r"([a-z]+(?:er|ir|oir|[aeo]i?ndre|ettre|attre|aire|uire|incre))\b"
)
# « ces tirs interviennent une semaine après … »: they happen, nobody comes.
_COMES_ABOUT = re.compile(
    r" (?:[a-z0-9]+ ){0,4}(?:apres|avant|alors qu[e']|au lendemain|a la veille|au moment|"
    r"dans un contexte|le jour|en pleine?)\b"
)
_IS_DENIED = re.compile(
    r"[^,;:.]{0,70} (?:a|ont|est|sont) (?:[a-z]+ )?(?:ete )?(?:[a-z]+ )?dementie?s?\b"
)
# « l'annonce par Paris du départ de », « la décision de retirer »
_OF_WHAT = re.compile(r" (?:(?:par|faite?) [^,;:.]{1,50} )?(?:de |d'|du |au |que |qu')")
# « le retrait de la mission est une exigence », « un départ à la demande de Bamako »
_IS_WANTED = re.compile(
    r"[^,;:.]{1,60} (?:est|etait|reste|demeure|a|sur)(?: [a-z]+)? (?:une |la |l')?"
)
# What accents tell of finite forms is asked for elsewhere.
_NOT_FINITE = {"infinitive", "past_participle", "present_participle"}
# « les Tchadiens forment l'essentiel des troupes »: they train nobody
_MAKES_UP = re.compile(r" (?:l'essentiel|la majorite|le gros|le noyau|une partie|un groupe)\b")
_ORDER = (" de la paix", " de l'ordre")
_GOVERNABLE = {"withdraws", "remains"}
GOVERNORS = {"governor", "governing_noun", "teller"}


@dataclass(slots=True)
class Cue:
    """Words that make a statement, with the statement; in folded offsets.

    `row` is the row of the lexicon, None for figures and fighting; `reading` that of a verb.
    """

    start: int
    end: int
    statement: str
    row: Any = None
    reading: VerbReading | None = None
    preposition: str | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """The kinds of word of which one must stand beside the cue."""
        return tuple(self.row.needs.split(";")) if self.row.needs else ()


def verb_cues(document: Document, sentence: SentenceSpan) -> list[Cue]:
    """Return the verbs of a sentence that can tell of a partner, governors too."""
    key = ("partner verbs", sentence.index)
    if key not in document.known:
        document.known[key] = _verb_cues(document, sentence)
    cues: list[Cue] = document.known[key]
    return cues


def _verb_cues(document: Document, sentence: SentenceSpan) -> list[Cue]:
    hits = document.hits_of("partner_verb", sentence)
    if not hits:
        return []
    ends = {t.start: t.end for t in sentence.times}
    found: list[Cue] = []
    for hit in hits:
        lemma, form = hit.row.lemma, hit.row.form
        if lemma == "former" and _MAKES_UP.match(document.unquoted, hit.end):
            continue
        if lemma == "arriver" and _manages(document, hit.end):
            continue
        if lemma == "partir" and form.form == "present_participle":
            continue  # « partant du village de Bih »: on an errand
        if lemma == "intervenir" and _COMES_ABOUT.match(document.unquoted, hit.end):
            continue
        if form.form == "past_participle" and not _is_accented(document, hit, lemma):
            continue
        rows = _that_follow(document, hit.end, document.vocabulary.partner_verbs[lemma], ends)
        if not rows:
            continue
        reading = _read(document, hit, form)
        if reading is None and form.form == "present" and not _is_accented(document, hit, lemma):
            reading = _finite(document, hit)
        if reading is None:
            continue
        for phrase, stop in rows:
            if phrase.is_reflexive == (reading.voice == "reflexive"):
                last = phrase.rest[-1] if phrase.rest else None
                row, said = phrase.row, _with_object(document, hit.start, reading, phrase)
                found.append(Cue(hit.start, stop, row.statement, row, said, last))
    # « a commencé à travailler avec »: the longer phrase says it all.
    return [c for c in found if not any(o.start < c.start and c.end <= o.end for o in found)]


def _read(document: Document, hit: Hit, form: VerbForm) -> VerbReading | None:
    """Return how a verb reads by the tokens before it, as `verbs.read` does."""
    if form.form in _NOT_FINITE:
        for verb in document.verbs_in(hit.start, hit.start + 1):
            if verb.form == form and verb.reading.end == hit.end:
                return verb.reading  # a verb of acting or saying too
    if is_compound_part(document.unquoted, hit.start, hit.end):
        return None
    words = Tokens(document.starts, document.ends, document.words)
    context = words_before_token(document.unquoted, words, document.token_at(hit.start))
    return next((reading for _, reading in readings(context, hit.end, (form,))), None)


def _manages(document: Document, end: int) -> bool:
    """« n'est pas arrivée à juguler »: brought off, nobody came."""
    match = _TO_DO.match(document.unquoted, end)
    return match is not None and document.original(*match.span(1)).islower()


def _is_accented(document: Document, hit: Hit, lemma: str) -> bool:
    """« invite » is no participle of inviter in a text that writes its accents."""
    word = document.original(hit.start, hit.end)
    return not lemma.endswith("er") or "é" in word or not word.islower() or not document.accented


def _finite(document: Document, hit: Hit) -> VerbReading | None:
    """« Barkhane quitte Gao »: without an accent no participle, without an article no noun."""
    before = set(document.words_before(hit.start, 1))
    if not before or before & _BEFORE_NOUNS:
        return None
    if document.text[hit.start : hit.end] in MOSTLY_PREPOSITIONS | MOSTLY_OTHER:
        return None  # « un accident entre deux hélicoptères »
    return VerbReading(hit.start, hit.end, "active", "present", False, False, "before")


def _with_object(
    document: Document, start: int, reading: VerbReading, phrase: VerbPhrase
) -> VerbReading:
    """Read what accents would tell: « plie bagage » has its object and is no participle."""
    if phrase.rest and reading.voice == "participle" and phrase.rest[0] not in _LINKS:
        return replace(reading, voice="active", tense="present", subject_slot="before")
    if "," in document.text[reading.start : start]:
        # « qui n'a pas réagi, opère »: the auxiliary belongs to the clause before
        return replace(reading, start=start, is_negated=False)
    return reading


def _that_follow(
    document: Document, end: int, phrases: list[VerbPhrase], ends: dict[int, int]
) -> list[tuple[VerbPhrase, int]]:
    """Return the phrases of a verb whose words stand after it: only those of most words."""
    found: list[tuple[VerbPhrase, int]] = []
    for phrase in phrases:
        if found and len(phrase.rest) < len(found[0][0].rest):
            break
        stop = rest_after(document.unquoted, end, phrase.rest, ends) if phrase.rest else end
        if stop is not None:
            found.append((phrase, stop))
    return found


def noun_cues(document: Document, sentence: SentenceSpan) -> list[Cue]:
    """Return the nouns and fixed phrases of a sentence; what a longer one holds says no more."""
    hits = document.hits_of("presence", sentence)
    cues: list[Cue] = []
    for hit in hits:
        last = cues[-1] if cues else None
        if (
            last is not None
            and hit.end <= last.end
            and (hit.start, hit.end) != (last.start, last.end)
        ):
            continue
        if hit.row.cue == "maintien" and document.text.startswith(_ORDER, hit.end):
            continue  # « une mission de maintien de la paix »
        if hit.row.statement == "hired" and document.within("head", hit.start, hit.start + 1):
            continue  # « les services de renseignement français »: a corps
        cues.append(Cue(hit.start, hit.end, str(hit.row.statement), hit.row))
    if not cues:
        return []
    for match in _THE_SAME.finditer(document.text, sentence.start, sentence.end):
        earlier = [c for c in cues if c.end <= match.start() and c.row.pos == "noun"]
        if earlier:
            cues.append(Cue(match.start(), match.end(), earlier[-1].statement, earlier[-1].row))
    return cues


def governor_of(document: Document, cue: Cue, governors: list[Cue]) -> Cue | None:
    """Return the verb that announces or asks for a leaving.

    « a annoncé le départ de », « exigé que … parte », « le retrait … a été demandé par ».
    """
    if cue.statement not in _GOVERNABLE:
        return None
    start = cue.reading.start if cue.reading is not None else cue.start
    for governor in governors:
        reading = governor.reading
        if reading is not None and reading.is_negated:
            continue
        if governor.row.pos == "teller" and cue.reading is None:
            continue  # « a confirmé le départ des troupes »: they are gone
        if governor.end <= start:
            between = _ASIDE.sub("", document.unquoted[governor.end : start])
            is_of = reading is not None or _OF_WHAT.match(between)
            if is_of and len(between) <= 75 and not _MARK.search(between) and _is_ahead(cue):
                return governor
        elif reading is None:
            if cue.reading is None and _IS_WANTED.fullmatch(
                document.unquoted, cue.end, governor.start
            ):
                return governor
        elif cue.reading is None and reading.voice in ("passive", "participle"):
            between = document.unquoted[cue.end : reading.start].rstrip(" ,")
            if len(between) <= 90 and not _NEW_CLAUSE.search(between):
                return governor
    return None


def _is_ahead(cue: Cue) -> bool:
    """Whether a leaving is still to come: « a annoncé que Wagner partirait »."""
    reading = cue.reading
    return reading is None or reading.tense in ("infinitive", "future") or reading.is_hearsay


def is_negated(document: Document, sentence: SentenceSpan, cue: Cue, start: int, end: int) -> bool:
    """Return whether the clause of the cue denies the statement, or somebody denies it before.

    « Il n'y a pas de », « dément avoir recruté »; a negation in another clause says nothing.
    """
    if cue.reading is not None and cue.reading.is_negated:
        return True
    text, first, last = document.text, min(start, cue.start), max(end, cue.end)
    is_noun = cue.row is not None and cue.row.pos == "noun"
    before = text[max(sentence.start, first - 34) : first]
    if _NONE_BEFORE.search(before) or _NONE.match(text, first):
        return True
    if _DENIED.search(re.split(r"[,;:.«]", before)[-1]):
        return True
    if is_noun and _IS_DENIED.match(_ASIDE.sub(" ", document.unquoted[last : last + 200])):
        return True  # « l'arrivée de mercenaires, annoncée par Paris, a été démentie »
    # « n'a pas obtenu le départ de », « n'a pas digéré l'arrivée de »: no denial of it.
    denials = (_NO_SUCH if is_noun else _NEGATED), _DENIED
    if not any(words.search(text, sentence.start, last) for words in denials):
        return False  # in no clause
    opening = max(
        [sentence.start, *(m.end() for m in _NEW_CLAUSE.finditer(text, sentence.start, cue.start))]
    )
    # « n'a pas commenté la présence de »: not said, which is no denial.
    opening = max([opening, *(
        v.end for v in document.verbs_in(opening, cue.start)
        if v.phrase.kind == "speech" and v.reading.is_negated and v.end <= cue.start
    )])  # fmt: skip
    closing = _NEW_CLAUSE.search(text, cue.end, last)
    clause = text[opening : closing.start() if closing else last]
    return any(words.search(clause) for words in denials)
