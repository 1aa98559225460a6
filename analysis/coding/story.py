"""Sentences that go on with a report, and those that tell how things are: of no report."""

import re

from analysis.language.cues import Seldom

from .answers import ATTACKS
from .clause_asked import is_signed
from .clauses import Happening
from .document import Document, SentenceSpan
from .draft import Draft, is_pointing
from .grounds import near
from .moments import Moments
from .nearby import starting_in
from .place_likeness import is_on_a_mine
from .place_roles import place_role
from .places import PlaceMention
from .sentence_spans import NO_NEWS
from .unit import GROUPS
from .units import Unit
from .vagueness import counts_a_war

# How many sentences the telling of one happening may run on.
_MOST = 4
_ARRESTED = {"assailant", "armed_men", "jihadist", "separatist", "person", "fellow", "fighter"}
_KNOWN = ("definite", "demonstrative")
# « la région est le théâtre d'attaques », « le pays est confronté à … »: a state of things.
_STATE = Seldom(
    "depuis|theatre|confronte|proie|face|regulierement|frequemment|souvent|en plein|l'un|un des|"
    "une des|multiplient|general",
    r"\b(?:depuis (?:plusieurs|des|quelques|\d|un|deux|trois|quatre|cinq|plus|[a-z]+ 20\d\d|20\d\d|"
    r"le debut|l[ae']? ?[a-z]+ 20\d\d)|(?:est|sont|fait|font|etait|reste) (?:le theatre|confronte|"
    r"en proie|face|regulierement|frequemment|souvent|en pleine?|l'une?|une? des)|"
    r"se multiplient|regulierement|frequemment|en general|generalement)",
)

# « En moins de deux semaines, au moins trente-quatre civils ont été tués »
_IN_A_SPAN = re.compile(
    r"\W*(?:en|dans l'espace de) (?:moins de |a peine |seulement |l'espace de |quelques |plus de )*"
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)? ?"
    r"(?:semaines?|mois|ans?|annees?)\b"
)
# « L'opération « Maliko » avait été lancée en janvier »: a campaign by its name, no act
_CAMPAIGN = Seldom(
    "operation",
    r"\W*l'operation ?[«\"“]? ?[a-z' -]{3,20} ?[»\"”]? ?,? (?:a|avait|est) (?:ete )?"
    r"(?:lancee|mise en place|engagee|ouverte)\b",
)
# « D'abord concentrées dans le nord, elles ont ensuite frappé l'est et d'autres régions »
_SPREAD = Seldom(
    "d'abord |etendu|propag",
    r"\bd'abord (?:concentre|limite|circonscrit|confine|cantonne)e?s\b|"
    r"\b(?:se sont|s'est|s'etaient) (?:peu a peu |progressivement |ensuite |depuis )?"
    r"(?:etendu|propage)e?s?\b",
)
# « La zone vient d'enregistrer une deuxième attaque en moins d'une semaine »: the one told
_COUNTS_ONE = Seldom(
    "ieme |second|nouve| autre ",
    r"\b(?:enregistr|conna|connu|subi|vi[vt]|vecu|essuy|deplor)[a-z]{0,5} (?:ainsi |donc |encore )?"
    r"(?:une?|sa|son|leur) (?:[a-z]+ieme|seconde?|nouvelle?|nouvel|autre) ",
)
_STRIKING = Seldom.of(
    r"\bqui (?:frappent|touchent|visent|ciblent|secouent|ensanglantent|endeuillent)\b|"
    r"\bselon (?:un|le) (?:decompte|comptage|bilan (?:etabli|de l))"
)
_OPENING = 8  # « cette »
_LATE, _HUNDRED = 5, 100
_NEAR = 12  # « nouvelle et sanglante attaque »
HABIT = Seldom(
    "mment|ement|souvent|multipli|depuis",
    r"\b(?:regulierement|frequemment|souvent|generalement|quotidiennement|multipli[ae]\w{0,4}|"
    r"depuis (?:plusieurs|quelques|des) (?:annees|mois))\b",
)
# « Son chauffeur », « leurs corps », « un troisième »: of those who were taken
_SWEEPS = ("ratissage", "operation", "action", "offensive", "raid", "riposte", "reconnaissance")
_LED_TO = re.compile(
    r"\b(?:(?:riposte|reaction|poursuite|ratissage|fouille|traque|intervention|contre-attaque)s?|"
    r"(?:l'|cette |la |le |ce )(?:operation|action|offensive|raid|reconnaissance|patrouille))\b"
    r"[^.;:«»]{0,60} (?:permis|conduit|abouti|mene|debouche)[^.;:«»]{0,40}$"
)
_THE_TAKEN = re.compile(
    r"\W*(?:(?:son|sa|ses|leurs?) [a-z]+|le (?:corps|cadavre)|les (?:corps|depouilles|otages)|"
    r"(?:une? |l[ae] |l')(?:deuxieme|seconde?|troisieme|quatrieme|autre|otage)|l'une? d'e|ils|"
    r"elles?|(?:deux|trois|quatre|cinq|certains|plusieurs) (?:d'entre e|autres))\b"
)


def run_on(
    document: Document, drafts: list[Draft], places: list[PlaceMention], moments: Moments
) -> None:
    """Give each report the sentences after its own that go on telling it.

    « Les assaillants étaient arrivés à moto. » tells of the attack before it.
    """
    telling = {unit.sentence.index: draft for draft in drafts for unit in draft.units}
    current: Draft | None = None
    for sentence in document.sentences:
        if sentence.role in NO_NEWS or sentence.role == "crosshead":
            continue  # « Réactions »: the story goes on below
        if sentence.role != "body":
            current = None
        elif sentence.index in telling:
            current = telling[sentence.index]
        elif current is not None:
            if not _leaves(document, sentence, current, places, moments):
                current.trail.append(sentence)
            if len(current.trail) == _MOST:
                current = None


def is_state(document: Document, span: SentenceSpan | Unit) -> bool:
    """Whether a stretch of text tells how things are, and no event of its own."""
    return bool(_STATE.search(document.text, span.start, span.end))


def _leaves(
    document: Document,
    sentence: SentenceSpan,
    draft: Draft,
    places: list[PlaceMention],
    moments: Moments,
) -> bool:
    """Whether a sentence turns to something else: a trend, another day, another place."""
    if is_state(document, sentence) or counts_a_war(document, sentence, sentence.start):
        return True
    dated = sentence.times and [t for t in sentence.times if moments.is_dated(t)]
    if dated and moments.fit(dated, draft.times) is None:
        return True
    near = starting_in(places, sentence.start, sentence.end)
    known = {p.key for p in (*draft.places, *draft.areas)} if near else set()
    return bool(near) and any(
        p.key not in known and not p.is_area and place_role(document, p) == "event" for p in near
    )


def is_a_trend(document: Document, unit: Unit, moments: Moments) -> bool:
    """« Plusieurs bus ont été attaqués ces derniers mois », « la zone est souvent visée ».

    Many acts, of no one report.
    """
    if unit.figures:
        return _counts_many(document, unit) or (
            unit.sentence.index >= _LATE
            and not unit.places
            and _IN_A_SPAN.match(document.text, unit.start, unit.end) is not None
        )
    if unit.sentence.role != "body" or is_pointing(unit):
        return False
    if unit.main is not None and unit.main.frame == "coup":
        return False  # « Les militaires ont pris le pouvoir en 2020 »
    if _counts_one_more(document, unit, moments):
        return True
    if names_one(unit):
        return False
    acts = [h for h in unit.happenings if h.frame in ATTACKS]
    if _CAMPAIGN.match(document.text, unit.start, unit.end) and all(
        h.strength == "support" for h in unit.happenings
    ):
        return True
    if len(acts) == len(unit.happenings) and _SPREAD.search(document.text, unit.start, unit.end):
        return True
    if [h for h in unit.happenings if not (h.is_verb or h.is_plural) and h.determiner in _KNOWN]:
        return False  # « L'attaque a eu lieu à X, où l'insécurité grandit ces dernières années »
    if not unit.times:
        return bool(acts) and bool(HABIT.search(document.text, unit.start, unit.end))
    return all(moments.is_lately(t) or moments.is_long(t) and not unit.places for t in unit.times)


def _counts_one_more(document: Document, unit: Unit, moments: Moments) -> bool:
    """« La région a ainsi connu une nouvelle attaque »: no more than that it was one more."""
    main = unit.main
    if main is None or main.is_verb or main.initiators or unit.places:
        return False
    if any(t.kind == "date" and moments.is_dated(t) for t in unit.times):
        return False
    counted = _COUNTS_ONE.search(document.text, unit.start, main.start)
    return unit.sentence.index > 1 and counted is not None and main.start - counted.end() <= _NEAR


def _counts_many(document: Document, unit: Unit) -> bool:
    """« Les attaques, attribuées à X, auraient fait plus de 300 morts »: all of a war.

    So do « Ces attaques, qui frappent surtout l'est, ont fait plus de 700 morts ».
    """
    if unit.sentence.index < _LATE or unit.times or unit.places or not unit.happenings:
        return False
    goes_on = _STRIKING.search(document.text, unit.start, unit.end) is not None
    known = ("definite", "demonstrative") if goes_on else ("definite",)
    return all(f.low >= _HUNDRED for f in unit.figures) and all(
        h.is_plural and not h.is_verb and h.determiner in known for h in unit.happenings
    )


def gives_way(unit: Unit, focus: Draft) -> bool:
    """« Le camp a été attaqué. Les soldats ont abandonné leur position »: so the attack ended."""
    if focus.family != "violence" or unit.sentence.role != "body" or unit.times or unit.places:
        return False
    leaves = bool(unit.happenings) and all(
        h.frame == "handover" and h.row.strength == "support" for h in unit.happenings
    )  # « La Minusma a quitté sa base » is news of its own
    return leaves and unit.sentence.index - focus.units[-1].sentence.index <= 2


def ends_in_arrests(document: Document, unit: Unit, focus: Draft) -> bool:
    """« Le camp a été attaqué. […] Quatre hommes ont été arrêtés »: of the attack still.

    So is « La riposte a permis l'interpellation de quatre suspects ». Not where its own authors
    make arrests as well.
    """
    if focus.family != "violence" or unit.sentence.role != "body" or unit.times or unit.places:
        return False
    if unit.is_another or unit.sentence.index - focus.units[-1].sentence.index > 2:
        return False
    taken = [p for h in unit.happenings for p in h.targets]
    taken = taken or [f.people for f in unit.figures if f.people is not None]
    own = {p.cls for h in focus.happenings for p in h.initiators}  # « L'armée a tué … et arrêté »
    return (
        all(
            not h.is_generic and (h.is_verb and h.frame == "arrest" or _led(document, unit, h))
            for h in unit.happenings
        )
        and bool(unit.happenings and taken)
        and not (own & {p.cls for h in unit.happenings for p in h.initiators})
        and all(p.cls in _ARRESTED for p in taken)
    )


def _led(document: Document, unit: Unit, happening: Happening) -> bool:
    """« Le ratissage a abouti à l'arrestation de »: the search and what it led to."""
    if happening.frame == "arrest":
        return _LED_TO.search(document.text, unit.start, happening.start) is not None
    return document.text.startswith(_SWEEPS, happening.start)


def befalls_the_taken(document: Document, unit: Unit, focus: Draft) -> bool:
    """« Le préfet a été enlevé. Son chauffeur a été retrouvé mort »: one act."""
    if "abduction" not in focus.frames or unit.places or unit.sentence.role != "body":
        return False
    told = [GROUPS.get(h.frame) for h in unit.happenings]
    if set(told) != {"killing"} or unit.sentence.index - focus.units[-1].sentence.index > 2:
        return False
    return _THE_TAKEN.match(document.text, unit.start) is not None


def resumes(document: Document, unit: Unit, before: Unit, focus: Draft | None) -> bool:
    """« … depuis l'attaque de X. En juin 2021, 160 personnes avaient été tuées »: at X.

    « … après une opération à X. Dix hommes ont été tués lors de cette opération »: of its own name.
    """
    if not before.is_earlier or unit.main is None:
        return False
    if _is_that_attack(document, unit, focus):
        return True
    if is_signed(document, unit):
        # « Ce raid survient trois jours après l'attaque de X. Une attaque revendiquée par Y »: X's
        own = focus.units if focus is not None else ()
        return not any(u.figures and u.sentence is before.sentence for u in own)
    if not before.is_older:
        return False
    known = {
        _word(document, h) for h in before.happenings if not h.is_verb
    } - {_word(document, h) for h in (focus.happenings if focus is not None else ())}  # fmt: skip
    return unit.main.is_past_perfect or any(
        h.determiner == "demonstrative" and _word(document, h) in known for h in unit.happenings
    )


def _is_that_attack(document: Document, unit: Unit, focus: Draft | None) -> bool:
    """« … deux jours après celle de Kati. Cette attaque suicide a tué … »: no suicide before."""
    main = unit.main
    if main is None or main.is_verb or main.determiner != "demonstrative" or unit.places:
        return False
    opens = main.start - unit.sentence.start <= _OPENING
    known = focus is not None and main.frame in focus.frames
    return opens and (not known or unit.looks_back)


def _word(document: Document, happening: Happening) -> str:
    return document.text[happening.start : happening.end]


def is_on_the_way(unit: Unit, focus: Draft | None) -> bool:
    """« … Un renfort a sauté sur une mine »: the story goes on with the raid."""
    if focus is None or focus.family != "violence" or not is_on_a_mine(unit):
        return False
    return any(near(a, b) for a in unit.places for b in focus.places)


def names_one(unit: Unit) -> bool:
    """Whether a clause tells of one: « une attaque », « un autre convoi a sauté », no number."""
    for happening in unit.happenings:
        if happening.frame == "abduction" and happening.is_verb and unit.figures:
            return all(f.low == 1 for f in unit.figures)  # « le père X, enlevé en 2018 »
        if happening.determiner == "indefinite" and not (happening.is_verb or happening.is_plural):
            return True
    return False
