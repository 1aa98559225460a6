"""Whether a verb tells of something done at all: not denied, to come, wished or a mere habit."""

import re

from analysis.language.cues import Seldom

from . import infinitives
from .ceremonies import is_a_ceremony
from .chronicle import is_in_an_entry
from .clauses import zone_end
from .document import Document, SentenceSpan, VerbHit
from .goods import flies_apart
from .moments import DAYS
from .nearby import REACH
from .prompts import was_prompted
from .sentence_spans import NO_NEWS
from .takings import was_held_before
from .vagueness import counts_a_war, is_figurative
from .weak_verbs import carries_noun, is_told_again, says_what_it_is

_VAGUE_TIME = re.compile(
    r"\b(?:regulierement|frequemment|souvent|quotidiennement|desormais|ces derniers mois|"
    r"depuis (?:plusieurs |des |quelques |quatre |trois |dix )?(?:mois|annees|ans))\b"
)
# « a permis de neutraliser une vingtaine de terroristes »: it was done.
_ALLOWED = re.compile(
    r"\b(?:a|ont|avait|avaient) (?:egalement |aussi )?(?:permis|reussi|pu|conduit)"
    r"(?: (?:[a-z]{3,5}di|hier|ainsi|notamment|aussi|egalement|enfin|recemment)){0,2}"
    r"(?: de| d'| a)? $"
)
# « une opération ville morte », « une journée "école morte" »
_NO_DEATH = re.compile(
    r"\b(?:ecoles?|villes?|journees?|operations?|ile|saisons?|temps|langues?|nature|angles?|poids|"
    r"points?|mer|lettres?|eaux?|bois)[\s«\"]{1,3}$"
)
# « a manifesté son inquiétude »: no march; « ont manifesté leur colère » may be one.
_FEELING = re.compile(
    r"(?: [a-z]{4,14}ment| a [a-z' -]{3,20}?| lundi| mardi| mercredi| jeudi| vendredi)?"
    r" (?:(?:son|sa|ses|leurs?) (?!colere|mecontentement|ras-le-bol|exasperation|indignation|"
    r"refus|opposition|rejet|desaccord)|l'intention|la volonte|le (?:desir|souhait|besoin) d|"
    r"(?:de l'|une? (?:vif |grande? )?)(?:interet|volonte|inquietude|hostilite))"
)
_AIMS_TO = re.compile(r" a [a-z']{2,20}(?:er|ir|re)\b")  # « une offensive qui vise à protéger »
_OF_REFUGEES = re.compile(r" d[e']s? ?(?:[a-z]+ )?(?:refugies|deplaces)\b")
_NOT_FIRST = Seldom.of(r"\bn'est (?:[a-z]+ )?pas la (?:premiere|seule) fois qu(?:e |')")
# « Il est faux que Gao ait été attaquée », « les rumeurs selon lesquelles … sont infondées »
_UNTRUE = Seldom(
    "faux|inexact|errone|vrai|exact",
    r"\b(?:faux|inexacte?|errone|(?:pas|nullement) (?:vrai|exact)) "
    r"(?:de (?:dire|pretendre|affirmer|croire|penser) )?qu(?:e |')[^.;:]{0,90}$",
)
_RUMOUR = re.compile(
    r"\b(?:informations?|rumeurs?|nouvelles?|allegations?|publications?|messages?|videos?)\b"
    r"[^.;:]{0,40}(?: selon | faisant etat )[^.;:]{0,120}$"
)
_IS_UNTRUE = Seldom(
    "faux|fausse|infonde|mensong|inexact|errone|fondement",
    r"[^.;:]{0,90}\b(?:est|sont|etait|etaient) (?:[a-z]+ment )?"
    r"(?:faux|fausses?|infondee?s?|mensongeres?|inexactes?|erronee?s?|sans fondement|"
    r"denuee?s? de (?:tout )?fondement)\b",
)
_NEXT_WORDS = re.compile(r"\bqu(?:e |')|[:«]")
# « affirme avoir pris le camp »
HAVING = ("avoir ", "etre ", "s'etre ")
_RELATIVE = re.compile(r"\b(?:ou|qui|dont) ")
_PLUPERFECT = re.compile(r"(?:s')?(?:avait|avaient|etait|etaient|n'avait|n'avaient|eut|eurent)\b")
# Verbs that a statistic counts: « 55 soldats tués depuis 2013 ».
COUNTED = {"killing", "casualty", "neutralisation", "execution"}
# « peuvent avoir fui, ou avoir été tués », « pourrait être tombé dans une embuscade »
_MAY = Seldom(
    "peut|peuvent|pourrai|pouvai|risqu",
    r"\b(?:peut|peuvent|pourrai(?:en)?t|pouvai(?:en)?t|risqu[a-z]{1,4} d(?:e |'))"
    r"(?: (?:aussi|egalement|bien|encore|donc|ne pas))? ?(?:avoir|s'etre|etre)\b"
    r"[^.;:«»\"]{0,60}$",
)
_MAY_REACH = 90
# « répondrait si les rebelles attaquaient la ville »: nobody did; « même si » grants a fact.
_IF = Seldom(
    "si |s'il",
    r"(?<!meme )\b(?:si |s'ils? )(?:(?! qu[ie']| dont | ou | apres )[^.;:,«»\"]){0,60}$",
)
# « sans que l'on sache s'ils ont été tués ou blessés », « n'a pas précisé si les otages … »
_WHETHER = Seldom(
    "si |s'il|s'elle",
    r"\b(?:sach|sai[ts]|sav|precis|ignor|di(?:re|ra|ront|t|sent)\b|signal|indiqu|determin|etabli|"
    r"verifi|clair|question|dou[tb])[a-z]{0,6}(?: pas)?(?: encore| clairement| non plus)? "
    r"(?:si |s'ils? |s'elles? )(?:(?! qu[ie']| dont | ou | apres )[^.;:,«»\"]){0,60}"
    r"(?:, [a-z]+(?= ou))?(?:, | ou )?$",
)
_UNREAL = re.compile(r"[ae](?:vai|tai)(?:t|ent) ")
# « Le drame s'est joué à Boni », « Cela s'est passé près de Boni », no « ce qui se passe là-bas »
_SCENES = re.compile(
    r"\b(?:cela|ca|c'est la que|(?:l[ea] |cett?e? |les |ces |l')(?:meme )?"
    r"(?:drame|scene|tragedie|faits|incident|accident|attaque|embuscade|assaut|attentat|evenement|carnage|tuerie|massacre|"
    r"explosion|rapt|enlevement|horreur|forfait|crime|raid|accrochage|affrontement)s?)"
    r"(?: [a-z]{4,12})? (?:se |s')?$"
)
# « des frappes aériennes ciblées », « des assassinats ciblés »: of which kind they were
_ACTS_AIMED = re.compile(
    r"\b(?:frappes?|attaques?|operations?|raids?|tirs?|assassinats?|meurtres?|executions?|"
    r"eliminations?|enlevements?|actions?|interventions?|interpellations?|arrestations?|"
    r"bombardements?|violences?|missions?|mesures?|sanctions?|facon|maniere)"
    r"(?: (?:aeriennes?|terrestres?|militaires?|nocturnes?|de drones?|d'artillerie|"
    r"preventives?|heliportees?))?(?: (?:et|tres|plus) (?:[a-z]+ )?)? ?$"
)
_RULES = (
    r"(?:espaces?|cessez|treves?|accords?|engagements?|droits?|lois?|regles?|frontieres?|territoires?|"
    r"souverainete|embargo|sanctions?|constitution|couvre|immunite|integrite|chartes?|resolutions?|"
    r"principes?|traites?|conventions?|normes?|dispositions?|promesses?)\b"
)
_A_RULE = re.compile(rf"\b{_RULES}[^,;:.«»]*$")
_RULE_BEHIND = re.compile(
    r" (?:[a-z]+ment |ainsi |encore |une nouvelle fois |a nouveau )?"
    rf"(?:l[ae]s? |l'|leurs? |s[ae]s? |son |des |une? |cett?e? |ces |plusieurs )?{_RULES}"
)
_HAPPENS, _SUBJECT = {"passer", "jouer"}, 40
_TAKES = {"dérober", "voler", "prendre", "subtiliser", "arracher", "soustraire"}
_FROM_THEM = re.compile(r" (?:a (?:l'|la |des |un |une )|aux? )")


def was_taken_before(document: Document, verb: VerbHit) -> bool:
    """« trois véhicules dérobés à l'armée ont été saisis »: dérobés at another time."""
    if verb.lemma not in _TAKES or verb.reading.voice != "participle":
        return False
    return _FROM_THEM.match(document.text, verb.end) is not None


def tells_nothing(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Return whether a verb is denied, to come, a figure of speech, a habit or a statistic."""
    reading, frame = verb.reading, verb.phrase.row.frame
    if sentence.role in NO_NEWS or reading.is_negated:
        return True
    if reading.tense == "future" or not _is_told(document, verb):
        return True
    if verb.phrase.rest and is_figurative(document, verb.end):
        return True
    if verb.lemma == "mourir" and _NO_DEATH.search(document.text, sentence.start, verb.start):
        return True
    if frame in COUNTED and counts_a_war(document, sentence, verb.start):
        return True
    if reading.voice == "participle" and was_prompted(document.text, reading.start):
        return True
    if reading.tense == "present" and _VAGUE_TIME.search(
        document.text, sentence.start, sentence.end
    ):
        return True
    if verb.lemma == "manifester" and _shows_itself(document, verb):
        return True
    if frame == "occurrence" and verb.lemma in _HAPPENS and not _is_of_a_scene(document, verb):
        return True
    if is_a_ceremony(document, verb, sentence):
        return True
    if sentence.role != "title" and was_taken_before(document, verb):
        return True
    if was_held_before(verb, sentence):
        return True
    if (
        verb.lemma == "cibler"
        and reading.voice == "participle"
        and _ACTS_AIMED.search(
            document.text, max(sentence.start, reading.start - _SUBJECT), reading.start
        )
    ):
        return True
    ends = verb.lemma == "achever" and reading.voice == "reflexive"  # « l'offensive s'est achevée »
    if ends or says_what_it_is(document, verb):
        return True
    if verb.lemma == "violer" and _breaks_a_rule(document, verb):
        return True
    if flies_apart(document, verb):
        return True
    if verb.lemma == "viser" and _AIMS_TO.match(document.text, verb.end):
        return True
    if is_told_again(document, verb):
        return not any(t.rule in DAYS for t in sentence.times)
    if _is_untrue(document, sentence, reading.start, verb.end):
        return True
    if _NOT_FIRST.search(document.text, sentence.start, reading.start):
        return True  # « Ce n'est pas la première fois qu'un convoi est visé »: often before
    if verb.phrase.rest and _OF_REFUGEES.match(document.text, verb.end):
        return True  # « ont quitté le camp de réfugiés »: no base
    # « ont exécuté plusieurs frappes »: the noun tells it
    return frame in {"execution", "killing"} and carries_noun(document, verb)


def _breaks_a_rule(document: Document, verb: VerbHit) -> bool:
    """« a violé l'espace aérien, la trêve », « l'accord a été violé »: nobody was raped."""
    start = verb.reading.start
    if verb.reading.voice in ("passive", "participle"):
        return _A_RULE.search(document.text, max(0, start - 48), start) is not None
    return _RULE_BEHIND.match(document.text, verb.end) is not None


def _is_untrue(document: Document, sentence: SentenceSpan, start: int, end: int) -> bool:
    """Whether somebody says that what a verb tells is not so."""
    if _UNTRUE.search(document.text, sentence.start, start):
        return True
    if _IS_UNTRUE.match(document.text, end, sentence.end) is None:
        return False
    return _RUMOUR.search(document.text, sentence.start, start) is not None


def _is_of_a_scene(document: Document, verb: VerbHit) -> bool:
    """« La scène se passe à Boni », « le drame s'est joué à Koro »."""
    start = verb.reading.start
    first = max(document.sentence_at(start).start, start - _SUBJECT)
    return _SCENES.search(document.text, first, start) is not None


def _shows_itself(document: Document, verb: VerbHit) -> bool:
    """« a manifesté sa solidarité », « la maladie s'est manifestée »: nobody marches."""
    return verb.reading.voice == "reflexive" or bool(_FEELING.match(document.text, verb.end))


def is_past_perfect(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Return whether a verb goes back before the story: « avait attaqué »."""
    start = verb.reading.start
    goes_back = _PLUPERFECT.match(document.text, start, verb.end) is not None
    return goes_back and not is_reported(document, start, sentence)


def is_only_possible(document: Document, verb: VerbHit) -> bool:
    """« les disparus peuvent avoir fui ou avoir été capturés »: nobody says that they were."""
    start = max(document.sentence_at(verb.start).start, verb.start - _MAY_REACH)
    return _MAY.search(document.text, start, verb.start) is not None or _is_supposed(
        document, verb, start
    )


def is_asked(document: Document, verb: VerbHit) -> bool:
    """« … sans préciser s'ils avaient été tués ou blessés »: nobody says that they were."""
    start = max(document.sentence_at(verb.start).start, verb.start - _MAY_REACH)
    return _WHETHER.search(document.text, start, verb.reading.start) is not None


def _is_supposed(document: Document, verb: VerbHit, start: int) -> bool:
    """« si les rebelles attaquaient », « s'il avait été enlevé »: what nobody says was done."""
    group = verb.reading.start
    if is_asked(document, verb):
        return True
    if not _IF.search(document.text, start, group):
        return False
    if verb.form.form in ("imperfect", "present"):
        return True
    return _UNREAL.match(document.text, group) is not None


def _is_told(document: Document, verb: VerbHit) -> bool:
    """Whether the verb form tells of something done, not planned, feared or wished."""
    reading = verb.reading
    if is_only_possible(document, verb):
        return False
    if reading.voice == "participle" and verb.lemma == "affronter":
        return not document.text.startswith((" a ", " aux ", " au "), verb.end)  # « confrontée à »
    if reading.tense == "infinitive":
        group = document.text[reading.start : verb.end]
        if _ALLOWED.search(document.text[max(0, reading.start - 24) : verb.start]):
            return True
        if infinitives.is_done(document, verb, document.sentence_at(verb.start)):
            return True
        return group.startswith((*HAVING, "ayant "))
    if reading.tense == "present" and reading.voice in ("active", "reflexive"):
        if reading.governor == "train de":
            return True  # « sont en train d'attaquer la ville »
        # The historic present needs a date; an ongoing siege or habit is no news of its own.
        sentence = document.sentence_at(verb.start)
        if verb.phrase.row.frame == "occurrence" and _is_of_a_scene(document, verb):
            return True
        if sentence.role == "title" or _is_dated(document, verb, sentence):
            return True
        return is_in_an_entry(document, sentence)
    return True


def _is_dated(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether a day is given for a verb in the present: in its own clause, if that is relative.

    « … lundi à Djibo, où des groupes s'emparent de villages depuis 2015 » gives none.
    """
    start, end = sentence.start, sentence.end
    begun = verb.reading.start
    for marker in _RELATIVE.finditer(document.text, max(start, begun - REACH), begun):
        where = document.original(*marker.span()).lower().startswith("où")
        if where or not document.groups_in(marker.end(), begun):
            start, end = marker.end(), zone_end(document, verb.end, sentence)
    lasts = document.vocabulary.frames[verb.phrase.row.frame].family == "siege"
    return any(
        t.kind == "date"
        and not _dates_words(document, t.end, begun)
        and (lasts or t.values.get("bound") != "since" or t.rule in DAYS)
        for t in document.times_in(start, end)
    )


def _dates_words(document: Document, end: int, start: int) -> bool:
    """« Mardi, un élu expliquait qu'ils brûlent les greniers »: when he spoke."""
    said = document.verbs_of("speech", end, start) if end < start else []
    return bool(said) and _NEXT_WORDS.search(document.text, said[0].end, start) is not None


def is_reported(document: Document, start: int, sentence: SentenceSpan) -> bool:
    """Return whether « que » after a verb of saying governs a clause: a pluperfect of concord."""
    before = document.text[sentence.start : start]
    speech = [v for v in document.verbs_in(sentence.start, start) if v.phrase.kind == "speech"]
    return bool(speech) and bool(re.search(r"\bqu[e']", before[speech[-1].end - sentence.start :]))
