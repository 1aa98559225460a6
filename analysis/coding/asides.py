"""What a place and a time are for in their sentence: the event, or the telling of it."""

import re

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .aftermath import is_afterwards, is_of_burial, is_of_main_clause
from .clauses import Happening
from .document import Document, Hit, SentenceSpan, VerbHit
from .nearby import REACH
from .noun_phrase import PREPOSITIONS
from .noun_phrases import opens_phrase
from .places import PlaceMention

_ORIGIN = re.compile(
    r"\b(?:parti[es]*(?: [a-z]+)?|expulse[es]*|venu(?:e|s|es)?|en provenance|originaires?|"
    r"retour|quitt(?:e|ait|aient|ant)|rallie|installe[es]*|stationne[es]*|cantonne[es]*|"
    r"en (?:poste|garnison))"
    r" (?:le matin )?(?:(?:le |la |l')?(?:villages?|villes?|localites?|base|camp) )?"
    r"(?:de|d'|du|a)? ?$|\bbasee?s? a ?$"
)
_DESTINATION = re.compile(
    r"(?:\bvers|\bvers l[ae'] ?[a-z' ]{0,40}\bd[e']|"
    r"\b(?:joint|contacte|interroge|rencontre)e?s?(?: (?:au|par) telephone| par l'afp)? a|"
    r"\ba destination d[e']|"
    r"\b(?:admis(?:e|es)?|(?:hospitalise|achemine|transporte|transfere|evacue)[es]*) "
    r"(?:a|aux?|a l'|dans|vers|sur)(?: ?[^,.;]{0,40} d[eu'])?|"
    r"\bjusqu'a|\bquitte?(?:e|ait|aient|ant)? [^.;,]{2,40} pour|"
    r"\ben (?:partance|route) (?:pour|vers)|\bralli(?:er|ait|ant|aient)|"
    r"\b(?:se rendant|se rendre|rentraient|rentrait|revenaient|repartaient) (?:a|au)|"
    r"\brejoint(?: par la route)?|"
    r"\bhopital[^,.;]{0,30} de|\bcentre de sante de|\bsoigne[es]* a|"
    r"\brefugie[es]* a|"
    r"\bremis(?:e|es)? a (?:la |l')?[a-z]+ (?:de|d')|\bconduits?(?: [a-z ]{0,40})? a|"
    r"\bse rend(?:ra|ait|aient|ant)? a|\ben direction d[eu']|"
    r"\b(?:enterr|inhum)[a-z]{1,6}[^,.;]{0,30} a|\bcap sur|\bfui[a-z]* [^,.;]{0,20}vers)"
    r"(?: (?:la |l'|le )?(?:ville|localite|village|commune|base|camp) d[e'])? ?$"
)
_REFERENCE = re.compile(
    r"(?:\b(?:km|kilometres?)\b[^.;,]{0,40}\b(?:de|d'|du)|\bheures? de route de|\bproche de|"
    r"\bpas (?:confondre avec|loin de)|"
    r"\b(?:au|a l') ?(?:nord|sud|est|ouest)(?:[- ](?:est|ouest))? d[e']|"
    r"\bcapitale,?) ?$"
)
_CAPITAL = re.compile(
    r"\b(?:capitale|chef-lieu)(?: (?:regionale?|provinciale?|de (?:la )?(?:region|province)))?,? $"
)
_SPEAKER_LINK = re.compile(
    r"^[ ,]*(?:(?:militaire|malien(?:ne)?|securitaire|locale?|hospitaliere)s? )?"
    r"(?:(?:du|de la|des|de l') ?[a-z]{4,14} ){0,2}(?:de|du|d'|a|"
    r"de la|en poste a|base a|installe a)(?: la| l')?(?: (?:ville|region|localite|village|commune)"
    r"(?: (?:voisine?|proche))? de)? ?$"
)
_COMMUNICATED = re.compile(
    r"\b(?:publiee?s?|diffusee?s?|lue?s?|datee?s?|transmis(?:e|es)?|postee?s?|recue?s?|"
    r"(?:bilan|decompte|comptage|liste) (?:[a-z]+ ){0,3}(?:arrete|dresse|etabli)e?|"
    r"jointe?s?(?: au telephone| par telephone)?(?: par l'afp)?|interrogee?s?|contactee?s?|"
    r"parvenue?|(?:declaration|annonce|allocution|intervention|sortie) (?:faite|donnee|lue)|"
    r"(?:menace|promesse|mise en garde|ultimatum|avertissement|appel|annonce|decision|engagement)s?"
    r" (?:[a-z]+e{1,2}s?|emise?s?|prise?s?)(?: par [^,.;:]{2,30})?|"
    r"rendue?s? publique?s?|mise? en ligne|envoyee?s?(?: a l'afp)?|communique)(?: a| sur|"
    r" en date)?(?: (?:du|de|le|ce|ce))?(?: le)? ?$"
)
# « porté mercredi à 19 », « mardi, l'armée a relevé à cinq le nombre … »: a new count's day.
_UPDATE = (
    r"(?:porte|passe|monte|revu|revise|releve|rehausse|ramene|alourdi|evolue|etabli|reactualise|"
    r"actualise)"
)
_UPDATED = re.compile(rf"\b{_UPDATE}e?s? (?:a la (?:hausse|baisse) )?(?:ce |a la date d[eu] )?$")
_UPDATE_AFTER = re.compile(
    rf"[^.;:]{{0,60}}\b{_UPDATE}e?s?\b[^.;:]{{0,40}}\b(?:nombre|bilan)\b|"
    rf"[^.;:]{{0,60}}\b(?:bilan|nombre)\b[^.;:]{{0,60}}\b{_UPDATE}"
)
# « une poursuite engagée samedi »: the time of a deed, though a verb of saying stands before.
_DONE = re.compile(
    r"\b(?:engage|mene|lance|perpetre|commis|conduit|tendu|effectue|survenu|intervenu|declenche|"
    r"subi|essuye|entame|execute|organise|repousse|dejoue)e?s? $"
)
# « trois autres étaient portés disparus lundi »: how things stood when it was told.
_STOOD = re.compile(
    r"\b(?:etai(?:t|ent)|restai(?:t|ent)|demeurai(?:t|ent)|se poursuivai(?:t|ent)|"
    r"continuai(?:t|ent)|regnai(?:t|ent))\b[^,;.:]{0,50}$"
)
# « elle avait donné un bilan de huit tués lundi matin »: the day of the count
_COUNTED_THEN = Seldom(
    "bilan",
    r"\b(?:donn|annonc|publi|communiqu|avanc|fourni|etabli|evoqu|livr)\w{1,4} (?:alors )?(?:un|le|"
    r"son|leur) (?:premier |nouveau |precedent |dernier )?bilan\b[^.;:]{0,60}$",
)
# « les obsèques des vingt soldats auront lieu vendredi »
_MOURNED = Seldom(
    "obseques|funerailles|inhum|enterrement|hommage national",
    r"\b(?:obseques|funerailles|inhum[a-z]+|enterrement|hommage national)\b",
)
# Who dies of wounds dies later than the attack.
_LATER_DEATHS = {"succomber", "décéder"}
# « Aucune revendication n'a été enregistrée mercredi »: when nothing was said.
_NOTHING = re.compile(r"\W*aucune? [a-z' ]{3,50}?\bn'(?:a|ont|est|avait|etait|aurait)\b")
# « le domicile du préfet de X »: no words of his.
_OWNED = re.compile(
    r"\b(?:domicile|residence|maison|bureaux?|vehicule|concession|cortege|convoi|epouse|femme|fils|"
    r"frere|pere|fille) d(?:u|e la|e l'|e) ?$"
)
# « Dimanche, un habitant avait précisé que … »: the day of his words.
_HAD_SAID = re.compile(r",? [^,.;:«\"]{3,60}? (?:avait|avaient) (?:[a-z]+ ){1,2}(?:qu[e']|:|«|\")")
_NEAR_BY = 90
# When a convoy set out is not when it was hit.
_DEPARTED = re.compile(
    r"\b(?:partie?s?|quitte(?: [a-z-]+)?|prevue?s?|attendue?s?|initialement|"
    # « sont arrivés lundi à moto »: then they struck
    r"(?<!sont )(?<!est )(?<!etaient )(?<!seraient )(?:re)?(?:venue?s?|arrivee?s?|debarquee?s?)) $"
)


def place_role(document: Document, place: PlaceMention) -> str:
    """Say what a place does in its sentence: event, origin, destination, reference or speaker."""
    key = "place", place.start
    if key not in document.known:
        document.known[key] = _place_role(document, place)
    return str(document.known[key])


def _place_role(document: Document, place: PlaceMention) -> str:
    text = document.text
    before = text[max(0, place.start - 60) : place.start]
    if place.is_country or (
        place.row is not None and place.row.kind == "area" and (place.row.radius_km or 0) > 300
    ):
        return "country"
    if _ORIGIN.search(before):
        return "origin"
    if _DESTINATION.search(before) or is_of_burial(
        document, place.start, document.sentence_at(place.start)
    ):
        return "destination"
    if _CAPITAL.search(before):
        return "capital"
    if _REFERENCE.search(before):
        return "reference"
    if _is_metonym(document, place):
        return "metonym"
    for hit in document.within("speaker", max(0, place.start - 60), place.start):
        if hit.row.actor_class in ("army", "police") and not document.text.startswith(
            ("source", "responsable", "officier"), hit.start
        ):
            continue
        if not _is_speaking(document, hit) or _OWNED.search(
            text, max(0, hit.start - 20), hit.start
        ):
            continue
        if opens_phrase(document, hit.start) and _SPEAKER_LINK.match(text[hit.end : place.start]):
            return "speaker"
    return "speaker" if place.row is None and _is_told_there(document, place) else "event"


def _is_told_there(document: Document, place: PlaceMention) -> bool:
    """« a précisé l'ONU, dimanche soir à Vienne »: where a name that no list has was spoken."""
    verbs = document.verbs_in(place.start - _NEAR_BY, place.start)
    if not verbs or verbs[-1].phrase.kind != "speech":
        return False
    between = document.text[verbs[-1].end : place.start]
    return between.endswith(" a ") and _NEW_CLAUSE.search(between) is None


def _is_metonym(document: Document, place: PlaceMention) -> bool:
    """« Bamako a démenti »: the government speaks; « à Bamako, a indiqué … » is a place."""
    governed = set(document.words_before(place.start, 1)) & PREPOSITIONS
    return not governed and any(
        v.phrase.kind == "speech" and not document.text[place.end : v.reading.start].strip()
        for v in document.groups_in(place.end + 1, place.end + REACH)
    )


def _is_apart(
    text: str, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time stands in a part of its sentence, between « ; », that tells no event."""
    start = text.rfind(";", sentence.start, time.start)
    end = text.find(";", time.end, sentence.end)
    end = sentence.end if end < 0 else end
    return (start >= 0 or end < sentence.end) and not any(start < h.start < end for h in happenings)


def _stood(before: str, time: TimeExpression, happenings: list[Happening]) -> bool:
    """Whether a time says how things stood then, after a verb that tells no act."""
    state = _STOOD.search(before)
    if state is None:
        return False
    since = time.start - (len(before) - state.start())
    acts = [h for h in happenings if h.is_verb and h.strength == "main"]
    return bool(acts) and not any(h.end > since for h in acts)


_ATTRIBUTED = re.compile(
    r"\b(?:selon|d'apres|aupres d[e']|aupres du|aupres des|(?P<agent>par)) "
    r"(?:l[ea]s? |une? |des |l')?$"
)


def _is_speaking(document: Document, hit: Hit) -> bool:
    """Whether a verb of saying or « selon » stands by: « un prêtre à Ségué » may be the victim."""
    attributed = _ATTRIBUTED.search(document.text[max(0, hit.start - 24) : hit.start])
    if attributed is not None:
        # « tués par des jihadistes à Ber »: they act there; « rapporté par des habitants de Ber ».
        verbs = document.verbs_in(hit.start - 90, hit.start) if attributed["agent"] else []
        return not verbs or verbs[-1].phrase.kind == "speech"
    return any(
        v.phrase.kind == "speech" and not (v.start > hit.end and _has_own_subject(document, v))
        for v in document.verbs_in(hit.end - 60, hit.end + 91)
    )


def _has_own_subject(document: Document, verb: VerbHit) -> bool:
    """« …, a affirmé une association locale »: the speaker follows, those before are not it."""
    before = document.words_before(verb.reading.start, 1)
    return before == [","] and bool(_SUBJECT_NEXT.match(document.text, verb.reading.end))


# « …, que », « dit avoir lancé en octobre une opération »: from here on it is the deed's day.
_NEW_CLAUSE = re.compile(r"\bqu[e']|[;:«\"]|\b(?:avoir|etre) [a-z]+e")
_SUBJECT_NEXT = re.compile(r" (?:une? |l[ae] |l'|les |des |plusieurs |deux )")


# « début avril, huit corps ont été découverts »: a wide date holds for the deed as well.
_WIDE = {"month", "month_edge", "month_part", "season", "year", "week"}


def _finds(happenings: list[Happening], time: TimeExpression) -> bool:
    """Whether the act next to a day is the finding of bodies."""
    if time.rule in _WIDE:
        return False
    main = [h for h in happenings if h.strength == "main"]
    nearest = min(main, key=lambda h: abs(h.start - time.start), default=None)
    return nearest is not None and nearest.is_verb and nearest.frame == "found"


def _says(document: Document, verb: VerbHit) -> bool:
    """Whether a verb speaks here: « dit avoir lancé une opération » launches, it says nothing."""
    return not verb.phrase.row.needs_quote or not document.text.startswith(
        ("avoir ", "etre "), verb.reading.start
    )


def is_speech_time(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time dates the telling, not the event: « a annoncé mercredi l'armée »."""
    text = document.text
    if time.kind == "clock":
        return False
    if happenings and _is_apart(text, time, sentence, happenings):
        return True
    before = text[max(sentence.start, time.start - 60) : time.start]
    if _NOTHING.match(text, sentence.start, time.start):
        return True
    if time.start - sentence.start < 4 and _HAD_SAID.match(text, time.end, sentence.end):
        return any(
            v.phrase.kind == "speech" for v in document.verbs_in(time.end, time.end + _NEAR_BY)
        )
    if _COMMUNICATED.search(before) or _UPDATED.search(before):
        return True
    if is_afterwards(document, time, sentence):
        return True
    if is_of_main_clause(document, time, sentence, happenings):
        return True
    if _COUNTED_THEN.search(text, max(sentence.start, time.start - 110), time.start):
        return True
    tells = any(h.strength == "main" and h.is_verb for h in happenings)
    if (
        time.start - sentence.start < 4
        and not tells
        and _UPDATE_AFTER.match(text, time.end, sentence.end)
    ):
        return True
    if _finds(happenings, time):
        return True  # « des corps ont été découverts mercredi »: they died before
    told = [h for h in happenings if h.is_verb and h.start <= time.start <= h.end + 2]
    if told:
        return any(h.row.trigger in _LATER_DEATHS for h in told)
    if _MOURNED.search(text, sentence.start, sentence.end):
        return True
    if _DEPARTED.search(before) or _stood(before, time, happenings):
        return True
    if _DONE.search(before):
        return False
    around = document.verbs_in(time.start - REACH, time.start + 1)
    if any(v.phrase.kind == "speech" and time.start < v.end for v in around):
        return True
    speech = [
        v for v in document.verbs_in(sentence.start, time.start)
        if v.phrase.kind == "speech" and v.end <= time.start and _says(document, v)
    ]  # fmt: skip
    if not speech:
        return False
    between = text[speech[-1].end : time.start]
    if len(between) > 70 or _NEW_CLAUSE.search(between):
        return False
    if document.within("casualty", speech[-1].end, time.start):
        return False  # « le parquet a compté soixante morts en avril »
    return not any(speech[-1].end <= h.start < time.start for h in happenings)
