"""The people that a verb of harm counts as its subject, and those joined to them."""

import re

from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan, VerbHit
from .figure import bare, follows, is_bare, opens_part
from .noun_phrase import NounPhrase
from .people import take_after
from .subjects import completes
from .toll_parts import parts_among
from .verb_number import is_plural
from .verb_shared import AND, has_own_verb

_PASSIVE = 14  # « sont portés »
_NO_SUBJECTS = ("par", "contre", "dans", "pres", "pour", "avec", "chez", "sous")
_OF_ANOTHER_NOUN = ("de", "d'", "a", "aux")
_SAID_OF = r"\b(?:bilan|est|etat|etait|serait|parl(?:e|ent|ait|aient))(?: (?:aussi|[a-z]+ment))? "
_COUNTS = re.compile(rf"{_SAID_OF}d'$")
_COUNTS_REACH = 30
# « fait état de trois soldats tués et d'un civil mort »
_COUNTS_TOO = re.compile(rf"{_SAID_OF}(?:de |d')[^.;:]{{3,70}} et d'$")
_AND_OF_ONE = (" et d'un ", " et d'une ")
# « deux soldats ont été tués et un troisième blessé »
_ONE_MORE = re.compile(
    r"\bet (une? (?:deuxieme|second|seconde|troisieme|quatrieme|cinquieme|"
    r"autre))\b(?!.{0,30}\bautres?\b)"
)
# « Trois ont été emmenés, le quatrième a été tué », « un quatrième a été abattu »
_THE_NTH = re.compile(
    r"[,;] (?:et |mais )?((?:l[ea]|une?) (?:deuxieme|second|seconde|troisieme|quatrieme|cinquieme|"
    r"sixieme|dernier|derniere)) $"
)
_BUT_ANOTHER = re.compile(
    r"[, ]mais (?:leur|son|sa|l[ae]|un|une|cet?|cette) [a-z-]{3,}[^,;]{0,30}$"
)
_FINITE = re.compile(
    r"\b(?:ont|a|avait|avaient|sont|est) (?:ete |egalement )?[a-z]{3,}(?:e|es|ee|ees|i|is|u|"
    r"us)\b.{0,80}\bet\b"
)
# « Un élu a indiqué que plusieurs hommes étaient portés disparus »: he is not.
_SAID_THAT = re.compile(
    r"\b(?:a|ont|avait|avaient) (?:[a-z]+ment )?(?:indiqu|dit|affirm|declar|assur|precis|confirm|"
    r"rapport|ajout|annonc|expliqu|racont|soulign|estim|fait savoir)[a-z]{0,3}(?: [^.;,]{0,40})? "
    r"qu(?:e |')"
)
# « Selon un habitant, dix soldats ont été tués »: he speaks.
_SAYS = re.compile(
    r"\b(?:selon|d'apres|aupres d[eu']|croire|dires? d[eu']|de l'avi?s? d[eu']|suivant) ?$"
)
_WHOSE = re.compile(r"\bdont (?:l[ae] |l'|les )$")
# « qui transportait », « qui avaient tué »
_WHO_DOES = re.compile(
    r"[a-z] qui (?:(?:a|ont|avait|avaient) )?(?:[a-z]+ment )?"
    r"(?!(?:ont|sont|etai|ser)[a-z]*\b)[a-z]{3,14} $"
)
# « Deux maîtres à bord d'un car transportant dix élèves ont été enlevés »
_CARRYING = re.compile(r"\b(?:transport|escort|accompagn|convoy|ramen)ant $")
_RELATIVE_REACH = 50
_NEAR = 160
_SOME = re.compile(r"\b(?:des|de nombreux|d'autres|(?:[a-z]+aine|milliers?)s? de)(?: portee?s?)? $")
_MANY = 24
_THE_VICTIMS = ("les victimes ", "des victimes ", "aux victimes ", "ces victimes ")
_REPORTED = re.compile(r"(?: porte[es]*)? ?")
_AND_SOME = re.compile(r",? (?:et|ainsi que|mais aussi|puis) (?:de|des)(?: porte[es]*)? ")


def _goes_on_active(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« ont tué quatre personnes et blessés deux autres »: as it is often misspelt."""
    is_joined = document.text.endswith(" et ", 0, verb.reading.start)
    if not (is_joined and document.quantities_in(verb.end + 1, verb.end + 2)):
        return False
    before = [v for v in document.verbs_in(sentence.start, verb.start) if v.end < verb.start]
    return bool(before) and before[-1].reading.voice == "active"


def is_passive(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether those counted stand before a verb as who suffered: « ont été tués », « tués »."""
    reading = verb.reading
    if reading.voice != "participle":
        return reading.voice == "passive"
    return verb.form.form == "past_participle" and not _goes_on_active(document, verb, sentence)


def left_people(document: Document, verb: VerbHit, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the counted subject: the nearest figures to the left, joined ones with it.

    What stands after « dont » is a part and left to `parts_of`.
    """
    start = verb.reading.start
    left = [p for p in people if p.end <= start + 1]
    parts = parts_among(document, left)
    if left and _is_subject_alone(document, left[-1], verb):
        return left[-1:]
    counted = [p for p in left if p.quantity is not None
               and p.preposition not in _NO_SUBJECTS
               and not _belongs(document, p, verb) and p not in parts
               and not _is_of_relative(document, p, verb, left)
               and not _SAYS.search(document.text, p.start - 10 if p.start > 10 else 0, p.start)
    ]  # fmt: skip
    if not counted or start - counted[-1].end > _NEAR:
        return []
    if verb.reading.voice == "participle" and _is_of_another(document, counted[-1], left, verb):
        return []
    if _are_others(document, verb, counted[-1], left):
        return []
    if counted[-1].quantity.kind == "none" and document.groups_in(counted[-1].end, start):
        return []  # « aucun kamikaze n'a atteint son but, car ils ont été abattus »
    if _is_of_one_named_since(document, verb, counted[-1], left[-1]):
        return []
    between = document.text[counted[-1].end : start]
    one_more = _ONE_MORE.search(between) or _THE_NTH.search(between)
    if one_more:
        return [_one_more(document, counted, one_more)]
    if ";" in between or ". " in between or _SAID_THAT.search(between) or _other_subject(between):
        return []
    return _joined_left(document, _of_this_clause(document, verb, counted), parts)


def _is_of_relative(
    document: Document, phrase: NounPhrase, verb: VerbHit, left: list[NounPhrase]
) -> bool:
    """« Le guide qui accompagnait deux touristes a été tué »: he was, and no tourist."""
    if verb.reading.voice == "participle" or verb.reading.start - phrase.end > len(", "):
        return False
    if _CARRYING.search(document.text, max(0, phrase.start - _MANY), phrase.start):
        # « un car transportant dix élèves a été enlevé »: they were
        return any(p.end < phrase.start and p.preposition is None for p in left)
    if verb.reading.start - phrase.end > 1:
        return False
    near = phrase.start - _RELATIVE_REACH if phrase.start > _RELATIVE_REACH else 0
    return _WHO_DOES.search(document.text, near, phrase.start) is not None


_MEANWHILE = re.compile(r"\b(?:alors|tandis|pendant) qu(?:e |')$|\bmais $")
_FOES = ("assailant", "fighter", "jihadist", "armed_men", "separatist")


def _is_of_one_named_since(
    document: Document, verb: VerbHit, counted: NounPhrase, nearest: NounPhrase
) -> bool:
    """« ont tué dix soldats et le maire a été enlevé »: the mayor was, and no soldier.

    « Un soldat est blessé alors que le kamikaze est mort »: he alone.
    """
    if nearest.quantity is None and nearest.determiner == "definite" and _MEANWHILE.search(
        document.text, counted.end, nearest.start
    ):  # fmt: skip
        return not is_plural(document, verb)
    if verb.reading.voice != "passive" or nearest.quantity is not None:
        return False
    if nearest.cls in _FOES and counted.cls not in _FOES:
        # « … tués par des assaillants qui ont été neutralisés »: the attackers were
        gap = document.text[nearest.end : verb.reading.start]
        if gap.startswith(" qui ") or gap == " " and nearest.preposition is None:
            return True
    joined = document.text.endswith((" et ", ", "), counted.end, nearest.start)
    return joined and nearest.determiner == "definite" and not is_plural(document, verb)


def _of_this_clause(
    document: Document, verb: VerbHit, counted: list[NounPhrase]
) -> list[NounPhrase]:
    """« la mort de six soldats et trois civils ont été enlevés »: the civilians were."""
    last = counted[-1]
    is_clause = verb.reading.voice != "participle" or has_own_verb(document, last)
    if not is_clause or last.preposition is not None:
        return counted
    other = [at for at, p in enumerate(counted) if p.preposition in _OF_ANOTHER_NOUN]
    return counted[other[-1] + 1 :] if other else counted


def _are_others(
    document: Document, verb: VerbHit, counted: NounPhrase, left: list[NounPhrase]
) -> bool:
    """Whether a verb is of people of whom no number is told: « huit morts et de portés disparus ».

    « deux soldats et des civils ont été tués » is of both.
    """
    text, start = document.text, verb.reading.start
    is_participle = verb.reading.voice == "participle"
    if is_participle and _SOME.search(text, max(0, start - _MANY), start):
        return True  # « quatre tués, dont deux soldats, des camions brûlés et des disparus »
    if is_participle and _AND_SOME.fullmatch(text, counted.end, start):
        return True
    if is_participle and text.endswith(_THE_VICTIMS, 0, start):
        return True  # « des centaines de personnes ont prié pour les victimes tuées »
    nearest = left[-1]
    if nearest.quantity is None and nearest is not counted and _WHOSE.search(
        text, nearest.head_start - 9 if nearest.head_start > 9 else 0, nearest.head_start
    ):  # fmt: skip
        # « …, dont le maire avait été enlevé »: he was, but with them where « ils ont été enlevés »
        return _is_his(document, nearest, verb)
    is_of_both = not is_participle and counted.cls != "victim"
    return any(
        p.start >= counted.end and p.determiner == "indefinite" and p.quantity is None
        and p.preposition is None and _REPORTED.fullmatch(text, p.end, start)
        and not opens_part(text, p.start)
        and not (is_of_both and AND.fullmatch(text, counted.end, p.start))
        for p in left
    )  # fmt: skip


def _is_his(document: Document, nearest: NounPhrase, verb: VerbHit) -> bool:
    """Whether a verb behind « dont le prêtre » is the priest's: no comma ends, no plural stands."""
    if document.text.startswith(",", nearest.end):
        return False
    if document.text.startswith("les ", nearest.start):
        return True
    is_participle = verb.reading.voice == "participle"
    return not (document.text[verb.end - 1] == "s" if is_participle else is_plural(document, verb))


def _is_subject_alone(document: Document, part: NounPhrase, verb: VerbHit) -> bool:
    """« trente soldats blessés, dont trois ont succombé »: the three did, not all of them.

    « a perdu dix soldats et trois sont portés disparus »
    """
    if not is_bare(part):
        return False
    gap = verb.reading.start - part.end
    if verb.reading.voice != "participle":
        return gap <= 1
    return gap <= _PASSIVE and has_own_verb(document, part)


def _belongs(document: Document, phrase: NounPhrase, verb: VerbHit) -> bool:
    """« la mort d'un soldat blessé » counts none; « le bilan est d'un soldat tué » does."""
    if phrase.quantity is None or phrase.quantity.kind != "article":
        return False
    if phrase.preposition not in ("de", "d'", "du"):
        return False
    at_once = verb.reading.voice == "participle" and verb.reading.start - phrase.end <= 1
    if not at_once and not document.text.startswith(_AND_OF_ONE, phrase.end):
        return True
    near = phrase.start - _COUNTS_REACH if phrase.start > _COUNTS_REACH else 0
    counted = _COUNTS.search(document.text, near, phrase.start)
    return not counted and not _COUNTS_TOO.search(
        document.text, max(0, phrase.start - _NEAR), phrase.start
    )


def _is_of_another(
    document: Document, counted: NounPhrase, left: list[NounPhrase], verb: VerbHit
) -> bool:
    """« 14 gendarmes …, après la mort d'un gendarme blessé »: one man is wounded.

    « six supplétifs de l'armée tués »: they are, since the participle is plural.
    """
    nearest = [p for p in left if p.start >= counted.end and p.cls != "victim"]
    if not nearest or verb.reading.start - nearest[-1].end > 1:
        return False
    is_one = document.text[nearest[-1].head_end - 1] not in "sx"
    if is_one and document.text[verb.end - 1] == "s":
        return False
    if len(nearest) == 1 and counted.quantity.low == 1 and completes(document, counted, nearest[0]):
        return False  # « un soldat de la force X tué »
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
        if _SAYS.search(document.text, max(0, phrase.start - 12), phrase.start):
            break
        if end > phrase.end and _has_own_harm(document, phrase):
            break  # « cinq civils tués, parmi eux deux enfants, et vingt personnes blessées »
        if follows(gap):
            chosen.insert(0, phrase)
        elif gap.strip() in (":", "–", "-", "—", "("):
            return [phrase, *chosen]
        else:
            break
    return chosen


def _has_own_harm(document: Document, phrase: NounPhrase) -> bool:
    """« cinq civils tués »: what befell them stands behind them."""
    verbs = document.verbs_in(phrase.end, phrase.end + 2)
    return any(v.phrase.kind == "casualty" for v in verbs)


def _other_subject(between: str) -> bool:
    """Whether a verb of its own stands between subject and verb, or « mais leur compagnon »."""
    return len(between) > 90 and bool(_FINITE.search(between)) or bool(_BUT_ANOTHER.search(between))
