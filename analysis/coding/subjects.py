"""Who or what is the subject of a verb that tells of an event."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit, SentenceSpan, VerbHit
from .nearby import ending_by
from .not_aimed import is_denied_aim
from .noun_phrase import NounPhrase
from .party import ARMED_CLASSES

_OF = re.compile(
    r"\b(?:du|des|aux?|"
    r"(?:de|d'|pour|vers|dans|sur|contre|par|avec|a)(?: l[ae]s?| l'| une?| des| cet?| cette)?) ?$"
)
_LONG_SUBJECT = 180
# Between a name and what an apposition or a relative clause says of it.
_INSERTS = re.compile(
    r"(?: ?\([^()]{1,40}\)| ?\))?, (?:(?:qui|dont|que|auquel|a laquelle) [^,.;:]{2,80})?"
)
# « L'armée malienne, qui combat les jihadistes, a perdu … », « un groupe, que l'armée dit lié »
_RELATIVE = re.compile(
    r"(?: [a-z-]{4,14})?, (?:qui|dont|que|qu'|auquel|a laquelle|contre l[ae]quel(?:le)?)(?: |\b)"
    r"[^.;:,«»\"]{0,80}"
)
_PLURAL = re.compile(
    r"(?:n'|se |s'|y |l'|les |en )?(?:ont|sont|avaient|etaient|auraient|seraient)\b"
)
_ONE = re.compile(r"(?:l'|le |la |du |un |une |cet? |cette |son |sa )")
_OF_SOMEBODY = {"de", "d'", "du", "des"}
_COMPLEMENT = re.compile(r" (?:de |d'|du |des )?(?:l'|la |les |une? )?")
# What soldiers and fighters come in: the act is theirs.
_CRAFT_NOUN = (
    r"(?:^|[\n.,;:«\"(]|\b(?:an|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|et|que|qu'|quand|"
    r"lorsque|lorsqu'|ou)) ?(?:l[ae]s? |l'|une? |d[eu]s |deux |trois |quatre |plusieurs )"
    r"(?:helicopteres?|avions?|chasseurs?|drones?|aeronefs?|appareils?|blindes?|chars?|convois?|"
    r"colonnes?|patrouilles?|pick-up|embarcations?|aviation|artillerie)(?: [a-z]+)? "
)
_CRAFT = re.compile(rf"{_CRAFT_NOUN}(?:de |d'|du |des )(?:l'|la )?$")
_STATE_CRAFT = re.compile(rf"{_CRAFT_NOUN}$")
_CRAFT_REACH = 40
_BRACKETS = re.compile(r" ?\([^()]{1,40}\)")
# « …, hostiles à la présence de l'armée et » of others
# « Le groupe X (…), appuyé par A, groupe rebelle, et par B, a pris »
_QUALIFIES = re.compile(
    r"(?: ?\([^()]{1,40}\)| d(?:e |u |es |')[^,;:.()]{2,40})?"
    r", (?!qui|dont|et |mais )[a-z]{4,}(?:es?|s) (?:a|aux?|du|des?|d'|par|contre|avec|dans|pour) ?"
    r"[^,;:.]{0,60}(?:, [^,;:.]{2,40}, et [^,;:.]{0,12})?"
)
# « Quant à la Minusma, qui se retire et a rendu son camp, elle … »
_TOPIC = re.compile(r"\W*(?:quant aux? |quant a |s'agissant d[eu' ]|pour ce qui est d[eu' ])")
# « la première a tué un soldat, la seconde en a blessé trois »: one of two attacks
_ELIDED = Seldom.of(r"(?:\bl[ae] (?:premiere?|seconde?|deuxieme|troisieme)|\bl'autre) (?:en |y )?$")
# « que » that opens a clause, not « ainsi que », « plus que »
_THAT = re.compile(r" (?<!ainsi )(?<!plus )(?<!moins )(?<!autre )(?<!autres )(?<!tels )qu(?:e |')")
# What joins two subjects: « l'armée et des mercenaires », « la coalition MSA-Gatia ».
_SHARES_THE_ROLE = {"et", ",", "ainsi que", "et de", "et des", "et du", "avec", "",
                    "accompagnes de", "appuyes par", "-", "–", "/"}  # fmt: skip
_QUOTE = re.compile(r"[«»\"“”:;]")
# « Le groupe, que l'armée [a combattu] en mai, a attaqué … »
_ASIDE_THAT = re.compile(r", (?:qu[e']|dont|contre l[ae]quel(?:le)?) ?[^.,;:«»\"]{1,60}$")
_AND_OF = re.compile(r" et d(?:e |u |es |')(?:l'|la )?")
_GOES_ON = (" et ", ", ", " puis ")
_MOVING = ("convoy", "patrol", "vehicle")


def subject_of(
    document: Document, verb: VerbHit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> list[NounPhrase]:
    """Return the subject: the nearest phrase to the left that no preposition governs."""
    start = verb.reading.start
    if _ELIDED.search(document.text, max(sentence.start, start - 20), start):
        return []
    while document.text.endswith(_GOES_ON, 0, start):
        first = _act_before(document, verb, sentence)
        if first is None:
            break
        verb, start = first, first.reading.start
    before = document.words_before(start, 2)
    left = ending_by(phrases, start)
    if before and before[-1] == "qui" and left:
        if before[0] in ("celle", "celui"):
            return []  # « comparable à celle qui avait visé »: an act
        return [_agreeing(document, verb, left)]
    if verb.reading.voice == "participle" and left:
        nearest = _head_of(document, verb, left)
        return [nearest] if start - left[-1].end < 60 else []
    # « le Mouvement … (MSA) et le Groupe … (Gatia) ont »: what brackets hold is said again.
    free = [p for p in left if p.preposition is None and not _is_gloss(document, p)]
    if free and document.text.find(" qu", free[0].end, start) >= 0:
        free = [p for p in free if not _is_above(document, p, start)]
    if not free:
        crew = [p for p in left[-1:] if _is_of_a_craft(document, p, start)]
        crew = crew or _crew_of_a_state(document, sentence, start)
        return crew or [
            p for p in left[:1] if _TOPIC.match(document.text, sentence.start, p.start + 4)
        ]
    while (at := _where_inserted(document, free, start)) is not None:
        del free[at:]
    chosen = [free[-1]]
    # « l'armée et des mercenaires ont … »: what « et » joins shares the role.
    for other in reversed(free[:-1]):
        end = _whole(document, other, left, chosen[-1].start)
        between = _BRACKETS.sub("", document.text[end : chosen[-1].start]).strip()
        if between in _SHARES_THE_ROLE or _is_of_a_place(document, other, between):
            verbs = document.groups_in(max(0, other.start - 30), other.start)
            if between == "," and verbs and other.start - verbs[-1].end <= 1:
                break  # « sans alerter les soldats, les assaillants ont »: a verb's object
            chosen.append(other)
        else:
            break
    return _also_of(document, chosen[0], left) + chosen


def _also_of(document: Document, head: NounPhrase, left: list[NounPhrase]) -> list[NounPhrase]:
    """« des éléments de Wagner et de l'armée ont », « une dizaine de X et de Y »: of both."""
    is_counted = head.quantity is not None
    if not is_counted and (head.cls == "named" or head.name_kind is None):
        return []
    joined = ARMED_CLASSES | {"civilian"} if is_counted else ARMED_CLASSES
    return [
        p for p in left
        if p.start > head.end and p.cls in joined
        and _AND_OF.fullmatch(document.text, head.end, p.start)
    ]  # fmt: skip


def _act_before(document: Document, verb: VerbHit, sentence: SentenceSpan) -> VerbHit | None:
    """« une mine a tué deux soldats et en a blessé six », « tuant …, en blessant six »: the mine.

    Whom the first act hit stands before the second, and is not its subject.
    """
    told = document.verbs_in(sentence.start, verb.reading.start)
    if not told or not _share_a_form(told[-1], verb):
        return None
    if _ASIDE_THAT.search(document.text, sentence.start, told[-1].reading.start):
        return None
    apart = _QUOTE.search(document.text, told[-1].end, verb.reading.start)
    return told[-1] if apart is None else None


def _share_a_form(first: VerbHit, second: VerbHit) -> bool:
    """Whether two verbs are « tuant » and « blessant », or « a tué » and « a blessé »."""
    if not first.reading.voice == second.reading.voice == "active":
        return False
    gerunds = [v.form.form == "present_participle" for v in (first, second)]
    return gerunds[0] == gerunds[1] and first.reading.tense == second.reading.tense


def _head_of(document: Document, verb: VerbHit, left: list[NounPhrase]) -> NounPhrase:
    """« un soldat de la force X tué », « deux employés d'une ONG enlevés »: no force, no NGO."""
    nearest = left[-1]
    if len(left) < 2 or not completes(document, left[-2], nearest):
        return nearest
    head, start = left[-2], left[-2].start
    is_one = _ONE.match(document.text, start) is not None
    is_woman = document.text.startswith(("une ", "la "), start)  # « la femme d'un soldat tué »
    fits = is_one == (verb.form.number == "sg") and is_woman <= (verb.form.gender == "f")
    return head if fits else nearest


def _whole(document: Document, head: NounPhrase, left: list[NounPhrase], stop: int) -> int:
    """Return where « trois soldats de l'armée malienne » ends: the army is no one of its own."""
    end = head.end
    for phrase in left:
        if end < phrase.start and phrase.end <= stop and completes(document, head, phrase):
            end = phrase.end
    return end


def completes(document: Document, head: NounPhrase, phrase: NounPhrase) -> bool:
    """« un soldat de la force X »: whether a name only says whose somebody is."""
    if phrase.preposition not in _OF_SOMEBODY:
        return False
    if phrase.quantity is not None and phrase.quantity.kind != "article":
        return False
    return _COMPLEMENT.fullmatch(document.text, head.end, phrase.start) is not None


def _is_of_a_place(document: Document, phrase: NounPhrase, between: str) -> bool:
    """« le maire de Boni et un policier ont été tués »: both were."""
    is_of = between.endswith(" et") and between.startswith(("de ", "d'"))
    return is_of and bool(document.within("place", phrase.end, phrase.end + len("  de la ")))


def _is_of_a_craft(document: Document, phrase: NounPhrase, verb: int) -> bool:
    """« deux hélicoptères de l'armée ont tiré », no patrol that a mine hit, « tuant … »."""
    if _acts_between(document, phrase.end, verb):
        return False
    before = document.text, max(0, phrase.start - _CRAFT_REACH), phrase.start
    return verb - phrase.end <= _CRAFT_REACH and _CRAFT.search(*before) is not None


def _crew_of_a_state(document: Document, sentence: SentenceSpan, verb: int) -> list[NounPhrase]:
    """« des avions français ont bombardé »: France's forces."""
    demonym = next(reversed(document.within("demonym", verb - _CRAFT_REACH, verb)), None)
    if demonym is None:
        return []
    start, end = demonym.start, demonym.end
    if not _STATE_CRAFT.search(document.text, max(0, start - _CRAFT_REACH), start):
        return []
    return [NounPhrase(start, end, "army", None, demonym.row.country, None, None, None, False,
                       sentence.index, start, end)]  # fmt: skip


def _is_gloss(document: Document, phrase: NounPhrase) -> bool:
    return document.text.endswith("(", 0, phrase.start)


def _is_above(document: Document, phrase: NounPhrase, verb: int) -> bool:
    """« l'armée a annoncé que le chef … a été pris »: who says so is no subject of what is said.

    « l'armée, qui a annoncé que …, a pris … » is.
    """
    if document.text.startswith(",", phrase.end):
        return False
    return _THAT.search(document.text, phrase.end, verb) is not None


def _where_inserted(document: Document, free: list[NounPhrase], verb: int) -> int | None:
    """Return from which of the last on people stand in an insertion, None if they do not."""
    last = len(free) - 1
    for at in range(max(0, last - 2), last):
        if _is_inserted(document, free[at], free[last], verb):
            return at + 1
    return None


def _is_inserted(document: Document, head: NounPhrase, phrase: NounPhrase, verb: int) -> bool:
    """« le JNIM, principal groupe jihadiste, a … », « des jeunes, hostiles à la police, ont … »."""
    if "," not in document.text[phrase.end : verb]:
        return False
    between = document.text[head.end : phrase.start]
    if _QUALIFIES.fullmatch(between) or _RELATIVE.fullmatch(between):
        return True
    is_known = head.cls == "named" or head.actor is not None
    return is_known and _INSERTS.fullmatch(between) is not None


def _agreeing(document: Document, verb: VerbHit, left: list[NounPhrase]) -> NounPhrase:
    """Return whom « qui » stands for: « des supplétifs de l'armée qui ont … », no army."""
    group = document.text[verb.reading.start : verb.end]
    if _PLURAL.match(group):
        for phrase in left[:-4:-1]:
            if not _ONE.match(document.text, phrase.start):
                return phrase
    return left[-1]


def subject_nouns(document: Document, verb: VerbHit, sentence: SentenceSpan) -> list[Hit]:
    """Return the thing just left of a verb: « le camp a été attaqué »."""
    nouns = document.within("target", sentence.start, verb.reading.start)
    aside = _inserted_relative(document, verb, sentence)
    nouns = [
        n for n in nouns
        if (n.start < aside or n.row.target_kind in _MOVING)
        and not is_denied_aim(document, n.start)
    ]  # fmt: skip
    if not nouns:
        return []
    near = [n for n in nouns if verb.reading.start - n.end < 90]
    # « une patrouille sortie du camp », « un poste de l'armée, situé dans le village de X, »: the
    # first, not its complement.
    free = [
        n
        for n in nouns
        if not _OF.search(document.text[n.start - 12 if n.start > 12 else 0 : n.start])
    ]
    free = [n for n in free if not _is_apposed(document, n)] or free
    near = [n for n in near if not _is_of_another_clause(document, n, verb)]
    free = [n for n in free if n in near or verb.reading.start - n.end < _LONG_SUBJECT]
    chosen = (free or near)[-1:]
    if chosen and not near and _acts_between(document, chosen[0].end, verb.reading.start):
        return []
    if chosen and chosen[0].row.target_kind == "town":
        # « un convoi qui ravitaillait la ville a été la cible … »: what was on its way
        moving = [n for n in nouns if n.row.target_kind in _MOVING]
        return moving[-1:] or chosen
    return chosen


def _inserted_relative(document: Document, verb: VerbHit, sentence: SentenceSpan) -> int:
    """Return where « , qui travaille à l'école de B, » begins that stands before a verb."""
    start = verb.reading.start
    if not document.text.endswith(", ", 0, start):
        return start
    aside = document.text.rfind(", qui ", sentence.start, start - 2)
    return start if aside < 0 or _QUOTE.search(document.text, aside, start) else aside


def _is_apposed(document: Document, noun: Hit) -> bool:
    """« le poste de Bih, localité située à …, a été incendié »: where the post stands."""
    places = noun.row.target_kind in ("village", "town")
    return places and document.text.endswith((", ", " ("), 0, noun.start)


def _is_of_another_clause(document: Document, noun: Hit, verb: VerbHit) -> bool:
    """« … au passage de leur véhicule et qu'un prêtre a été enlevé »: the priest was."""
    return " et qu" in document.text[noun.end : verb.reading.start]


def _acts_between(document: Document, start: int, end: int) -> bool:
    """Whether a verb of its own stands between a noun and a verb: it has another subject."""
    return any(v.reading.voice != "participle" for v in document.groups_in(start, end))
