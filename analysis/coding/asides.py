"""What a time is for in its sentence: the event, or the telling of it."""

import re

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from . import aftermath
from .arrivals import is_visit, set_out
from .ceremonies import HELD_THEN
from .clauses import Happening
from .document import Document, SentenceSpan, VerbHit
from .nearby import REACH
from .told_first import OPENING, WIDE, told_first
from .told_then import TOLD_THEN, UPDATE, happens_then
from .told_where import NEW_CLAUSE

_UPDATE_AFTER = re.compile(
    rf"[^.;:]{{0,60}}\b(?:re)?{UPDATE}e?s?\b[^.;:]{{0,40}}\b(?:nombre|bilan)\b|"
    rf"[^.;:]{{0,60}}\b(?:bilan|nombre)\b[^.;:]{{0,60}}\b(?:re)?{UPDATE}"
)
# « Hier encore, le décompte s'établissait à 79 civils tués »
_COUNT_STOOD = re.compile(
    r"(?: encore| soir| matin)*,? l[ae] (?:bilan|decompte|nombre|chiffre|total)\b[^.;:,]{0,50}? "
    r"(?:s'etablissait|s'elevait|se montait|etait|faisait etat|atteignait)\b"
)
# « une poursuite engagée samedi »: the time of a deed, though a verb of saying stands before.
_DONE = Seldom.of(
    r"\b(?:engage|mene|lance|perpetre|commis|conduit|tendu|effectue|survenu|intervenu|declenche|"
    r"subi|essuye|entame|execute|organise|repousse|dejoue)e?s? $|\b(?:sur|inter)vien(?:nen)?t $"
)
# « revendique pour la journée de jeudi onze ennemis tués »
_FOR_THE_DAY = Seldom.of(r"\bpour la (?:seule )?(?:journee|nuit|matinee|soiree) d[eu] ")
# « trois autres étaient portés disparus lundi »: how things stood when it was told.
_STOOD = Seldom.of(
    r"\b(?:etai(?:t|ent)|restai(?:t|ent)|demeurai(?:t|ent)|se poursuivai(?:t|ent)|"
    r"continuai(?:t|ent)|regnai(?:t|ent))\b[^,;.:]{0,50}$"
)
# « elle avait donné un bilan de huit tués lundi matin »: the day of the count
_COUNTED_THEN = Seldom(
    "bilan",
    r"\b(?:donn|annonc|publi|communiqu|avanc|fourni|etabli|evoqu|livr)\w{1,4} (?:alors )?(?:un|le|"
    r"son|leur) (?:premier |nouveau |precedent |dernier )?bilan\b[^.;:]{0,60}$",
)
# « un camp déjà attaqué en juin »: that was before.
_ALREADY = Seldom(
    "deja ",
    r"(?<! a)(?<!ont)(?<!avait)(?<!avaient)(?<!est)(?<!etait)(?<!etaient)(?<!sont) deja "
    r"[a-z]+e?s? $",
)
# « Selon un communiqué publié hier, l'armée a conduit, entre le 6 et le 7, … »: a verb of its own
_ACTED = re.compile(r", [^,.;:]{3,60} (?:a|ont|avait|avaient|s'est|se sont) [a-z]{3,16}\b")
# « dans la même zone que l'opération d'il y a quelques jours »: of what it is likened to
_AS_WITH = Seldom(
    "meme ",
    r"\bmeme [a-z-]{3,14} (?:d'[a-z]+ )?qu(?:e |')(?:l'|la |le |les |celles? |ceux |celui |cett?e )"
    r"[^.;:,]{0,40}\b(?:d(?:e |u |')|menee? |survenue? )$",
)
# « les obsèques des vingt soldats auront lieu vendredi »
_MOURNED = Seldom(
    "obseques|funerailles|inhum|enterrement|hommage national",
    r"\b(?:obseques|funerailles|inhum[a-z]+|enterrement|hommage national)\b",
)
# « l'attaque la plus meurtrière depuis le putsch, le 26 juillet »: where a count begins.
_WORST_SINCE = Seldom(
    "depuis",
    r"\b(?:(?:l[ae]s?|s[ae]s?|leurs?) (?:plus|pires?)|l[ae]s? premieres?|la premiere fois) "
    r"[^.;:]{0,90}?\bdepuis\b[^.;:]{0,60}$",
)
# « les signataires de l'accord de 2015 »: the accord's year
_OF_A_PACT = Seldom.of(
    r"\b(?:accords?|traites?|pacte|charte|constitution|elections?|scrutin|putsch|coup d'etat)"
    r"(?: (?:de|d'|du|pour) ?(?:la |l')?[a-z-]+){0,2}(?:,? (?:signee?s?|conclue?s?|survenue?s?))? $"
)
# « à l'approche d'un sommet qui réunira les chefs d'État en février, l'armée a … »
_TO_COME = Seldom(
    "qui ",
    r"\bqui (?:se |s'|y )?[a-z]{2,}(?:era|eront|ira|iront|dra|dront|ura|uront|vra|vront)\b"
    r"[^,.;:«»]{0,80}$",
)
_CEREMONIAL = {"handover", "agreement", "protest"}
_PACTS = {"agreement", "coup", "protest"}
_COUNT_REACH = 180
# Who dies of wounds dies later than the attack.
_LATER_DEATHS = {"succomber", "décéder"}
# « sont décédés mardi dans une attaque »: no wounded who died since
_IN_THE_ACT = re.compile(
    r",? (?:dans (?!un (?:hopital|centre))|lors d|au cours d|pendant |a une (?:attaque|embuscade)|"
    r"pres d|non loin d|a (?!l'|la |leurs? |s[ae]s? |une? |hopital)[a-z])"
)
# « … tués dimanche, là où l'armée avait subi une défaite fin juillet »: what was there before
_WHERE_BEFORE = Seldom(
    " ou ",
    r"[a-z»\"](?:,| la)+ ou [^,.;:]{3,90}? (?:avai(?:t|ent)|s'etai(?:t|ent)) [^,.;:]{3,80}$",
)
# « Aucune revendication n'a été enregistrée mercredi »: when nothing was said.
_NOTHING = re.compile(r"\W*aucune? [a-z' ]{3,50}?\bn'(?:a|ont|est|avait|etait|aurait)\b")
# « une attaque attribuée à des terroristes vendredi »: the day of the attack.
_LAID_TO = re.compile(r"(?:attribue|impute)e?s? (?:a |aux? )")
_SIGNALLED = {"signaler", "rapporter", "enregistrer", "constater", "noter", "observer"}
_NEXT = 30  # from the noun of an act to « ont été signalés »


def _is_apart(
    text: str, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time stands in a part of its sentence, between « ; », that tells no event."""
    start = text.rfind(";", sentence.start, time.start)
    end = text.find(";", time.end, sentence.end)
    end = sentence.end if end < 0 else end
    return (start >= 0 or end < sentence.end) and not any(start < h.start < end for h in happenings)


def _stood(text: str, start: int, time: TimeExpression, happenings: list[Happening]) -> bool:
    """Whether a time says how things stood then, after a verb that tells no act."""
    state = _STOOD.search(text, start, time.start)
    if state is None:
        return False
    acts = [h for h in happenings if h.is_verb and h.strength == "main"]
    return bool(acts) and not any(h.end > state.start() for h in acts)


# « les soldats disparus mardi ont été retrouvés morts »: when they went missing
_LOST_THEN = Seldom.of(
    r"\b(?:disparu|enleve|kidnappe|capture|tombe|attaque|blesse|tue|emmene)e?s?(?: depuis)? $"
)


def _finds(text: str, happenings: list[Happening], time: TimeExpression) -> bool:
    """Whether the act next to a day is the finding of bodies."""
    if time.rule in WIDE or "found" not in [h.frame for h in happenings]:
        return False  # most often
    main = [h for h in happenings if h.strength == "main"]
    if not any(h.is_verb and h.frame == "found" for h in main):
        return False
    nearest = min(main, key=lambda h: abs(h.start - time.start))
    if not nearest.is_verb or nearest.frame != "found":
        return False
    return _LOST_THEN.search(text, max(0, time.start - 30), time.start) is None


def _says(document: Document, verb: VerbHit) -> bool:
    """Whether a verb speaks here: « dit avoir lancé une opération » launches, it says nothing.

    Nor do « se poursuivaient » and « ont repris » where no words are quoted.
    """
    if verb.lemma == "entendre" and verb.reading.voice == "passive":
        return False  # « une explosion a été entendue mardi »
    if not verb.phrase.row.needs_quote:
        return True
    if document.text.startswith(("avoir ", "etre "), verb.reading.start):
        return False
    sentence = document.sentence_at(verb.start)
    return bool(document.quotes_over(sentence.start, sentence.end))


def _dates_another(
    text: str, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time is of a trial or a tribute, of an accord, of what befell a camp before."""
    near = max(sentence.start, time.start - 60)
    held = max(sentence.start, time.start - _COUNT_REACH)
    if HELD_THEN.search(text, held, time.start):
        if not any(h.frame in _CEREMONIAL for h in happenings):
            return True
    if _TO_COME.search(text, held, time.start):
        return True
    main = [h for h in happenings if h.strength == "main"]
    if not main:
        return False
    if _AS_WITH.search(text, near, time.start):
        return True
    if _ALREADY.search(text, near, time.start) and any(h.start > time.end for h in main):
        return True
    if not _PACTS.isdisjoint([h.frame for h in main]):
        return False
    return _OF_A_PACT.search(text, near, time.start) is not None


def is_speech_time(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time dates the telling, not the event: « a annoncé mercredi l'armée »."""
    text = document.text
    if time.kind == "clock":
        day = aftermath.day_of_clock(time, sentence)
        if day is None:  # « les renforts y sont arrivés vers 22 heures »
            return set_out(text, sentence.start, time.start)
        return is_speech_time(document, day, sentence, happenings)
    time = aftermath.with_its_hour(time, sentence)
    if happenings and _is_apart(text, time, sentence, happenings):
        return True
    if _WORST_SINCE.search(text, max(sentence.start, time.start - _COUNT_REACH), time.start):
        since = text.rfind("depuis", sentence.start, time.start)
        # « depuis celle de Boni, en juin », « depuis l'attaque d'octobre »: of the other act
        nouns = [h for h in happenings if not h.is_verb and since < h.start < time.start]
        told = {h.frame for h in happenings if h.strength == "main"}
        return told != {"coup"} and all(h.frame in _PACTS for h in nouns)
    near = max(sentence.start, time.start - 60)
    if _dates_another(text, time, sentence, happenings):
        return True
    if is_visit(text, sentence, time) or _NOTHING.match(text, sentence.start, time.start):
        return True
    gives_up = any(h.frame == "handover" for h in happenings)  # « la base a été évacuée lundi »
    if not gives_up and aftermath.is_afterwards(document, time, sentence):
        return True
    opens = told_first(document, time, sentence, happenings)
    if opens is not None:
        return opens
    then = TOLD_THEN.search(text, near, time.start)
    if (
        then
        and not happens_then(text, then, time.end, sentence.end)
        or aftermath.is_of_a_count(document, time, sentence, happenings)
    ):
        return True
    if aftermath.is_of_main_clause(document, time, sentence, happenings):
        return True
    if _COUNTED_THEN.search(text, max(sentence.start, time.start - 110), time.start):
        return True
    opening = time.start - sentence.start < OPENING
    if opening and _COUNT_STOOD.match(text, time.end, sentence.end):
        return True
    if (
        opening
        and not any(h.strength == "main" and h.is_verb for h in happenings)
        and _UPDATE_AFTER.match(text, time.end, sentence.end)
    ):
        return True
    there = _WHERE_BEFORE.search(text, max(sentence.start, time.start - _COUNT_REACH), time.start)
    if there is not None and any(t.end <= there.start() for t in sentence.times):
        return not any(there.start() < h.start < time.start for h in happenings)
    if _finds(text, happenings, time):
        return True  # « des corps ont été découverts mercredi »: they died before
    told = [h for h in happenings if h.is_verb and h.start <= time.start <= h.end + 2]
    if told:
        later = any(h.row.trigger in _LATER_DEATHS for h in told)
        hurt = later and aftermath.is_of_wounds(text, sentence.start, time.start)
        return hurt or later and _IN_THE_ACT.match(text, time.end) is None
    if _MOURNED.search(text, sentence.start, sentence.end):
        return True
    if not gives_up and set_out(text, sentence.start, time.start):
        return True
    if _stood(text, near, time, happenings):
        return True
    if _DONE.search(text, near, time.start) or _FOR_THE_DAY.search(
        text, time.start - 30 if time.start > 30 else 0, time.end
    ):
        return False
    around = document.verbs_of("speech", time.start - REACH, time.start + 1)
    if around and any(time.start < v.end for v in around):
        return True
    said = document.verbs_of("speech", sentence.start, time.start)
    if not said:
        return False
    acts = {h.start for h in happenings if h.is_verb}  # « ont lancé une grenade » says nothing
    speech = [
        v for v in said
        if v.end <= time.start and _says(document, v)
        and not _LAID_TO.match(text, v.reading.start)
        and v.reading.start not in acts and not _took_place(v, happenings)
    ]  # fmt: skip
    if not speech:
        return False
    between = text[speech[-1].end : time.start]
    if len(between) > 70 or NEW_CLAUSE.search(between) or _ACTED.search(between):
        return False
    if document.within("casualty", speech[-1].end, time.start):
        return False  # « le parquet a compté soixante morts en avril »
    return aftermath.is_of_what_is_said(document, speech[-1].end, time, happenings)


def _took_place(verb: VerbHit, happenings: list[Happening]) -> bool:
    """« Des combats ont été signalés mardi près de Ber »: they were fought then."""
    if verb.reading.voice != "passive" or verb.lemma not in _SIGNALLED:
        return False
    return any(not h.is_verb and 0 <= verb.reading.start - h.end <= _NEXT for h in happenings)
