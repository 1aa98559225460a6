"""Where those stand who tell of an act, or hear of it: no scene of it."""

import re

from analysis.language.cues import Seldom

from .document import Document, Hit, VerbHit
from .no_saying import says_nothing
from .noun_phrases import opens_phrase
from .places import PlaceMention

_SPEAKER_LINK = re.compile(
    r"^[ ,]*(?:(?:militaire|malien(?:ne)?|securitaire|locale?|hospitaliere)s? )?"
    r"(?:(?:du|de la|des|de l'|d') ?[a-z-]{3,14} (?:[a-z]{2,9}(?:ien|oi[st]|ai[ns]|al|b)"
    r"(?:n?e)? )?){0,2}(?:de|du|d'|a|"
    r"de la|en poste a|base a|installe a)(?: la| l')?(?: (?:ville|region|localite|village|commune)"
    r"(?: (?:voisine?|proche))? de)? ?$"
)
# « le domicile du préfet de X »: no words of his.
_OWNED = Seldom.of(
    r"\b(?:domicile|residence|maison|bureaux?|vehicule|concession|cortege|convoi|epouse|femme|fils|"
    r"frere|pere|fille) d(?:u|e la|e l'|e) ?$"
)
# « le bilan établi par une mission du poste de Bara (commune de Kombi) »: where they count.
_COUNTED_BY = Seldom(
    "bilan|decompte",
    r"\b(?:bilan|decompte)s?\b[^.;:«»]{0,40} (?:dresse|etabli|donne|fourni|communique|avance|"
    r"publie|transmis)e?s? (?:[a-z]+ ){0,2}(?P<by>par) [^.;:«»]*$",
)
_BEFELL = re.compile(r" d(?:e |'|es )(?:[a-z0-9'-]+ ){0,4}")
_SUBJECT_NEXT = re.compile(
    r"(?: (?:a l'[a-z]+|a (?!la )[a-z]+|[a-z]+di|hier|[a-z]+ment|au telephone|par telephone))?"
    r" (?:une? |l[ae] |l'|les |des |plusieurs |deux )"
)
NEAR_BY = 90  # how far from a verb of saying its place or day may stand
# « …, que », « dit avoir lancé en octobre une opération »: from here on it is the deed's.
NEW_CLAUSE = re.compile(r"\bqu[e']|[;:«\"]|\b(?:avoir|etre) [a-z]+e")
_ATTRIBUTED = re.compile(
    r"\b(?:(?:selon|d'apres|(?P<agent>par)) (?:l[ea]s? |une? |des |l')?|"
    r"aupres d(?:'une? |u |es |e (?:la |l')?))"
    r"(?:ancien(?:ne)?s? |hauts? |autres? |(?:[a-z]+ ){1,3}et (?:une? |des |deux )?)?$"
)

_IN_PUBLIC = Seldom(
    "presse|journalistes|medias|publie|diffuse|signe|rendu public|reuni|honneurs|hommage|medaille|"
    "recueilli|inclin|inhum|enterr|decor",
    r"\b(?:(?:conference|point|communique|declaration) (?:de|a la) presse|"
    r"devant (?:la presse|les journalistes|les medias)|aux? (?:medias|journalistes)|"
    r"communique (?:[a-z]+ )?(?:publie|diffuse|rendu public|signe)|"
    # « les ministres réunis à X », no « villageois réunis à X »
    r"(?:chefs d'etat|chefs d'etat-major|ministres|presidents|dirigeants|pays|diplomates|experts|"
    r"g5|cedeao|conseil|parlementaires|deputes)\b[^.;:«»]{0,40} reunie?s?)"
    r"(?: (?:[a-z]+ )?(?:[a-z]+di|dimanche|hier|matin|soir|tenue?|donnee?|organisee?))*,? a $"
    r"|\b(?:honneurs|hommages?|medailles?)\b[^.;:«»]{0,70} ceremonie(?: [a-z]+){0,2} a $"
    # « a rendu hommage lundi à Bamako aux dix soldats tués à Ber », « s'est recueilli à Gao »
    r"|\b(?:rend[a-z]{0,5} (?:[a-z]+ ){0,2}hommage|"
    r"(?:recueilli|inclin|inhum|enterr|decor)[a-z]{0,4})"
    r"(?: (?:ce )?(?:[a-z]+di|dimanche|hier)(?: \d{1,2} [a-z]+)?)?,? a $",
)
# Who « a lancé mardi à X une offensive », « a signalé à X une attaque » was, or saw it, there.
_ONLY_SAYS = {
    "affirmer", "ajouter", "annoncer", "apprendre", "condamner", "confier", "confirmer",
    "déclarer", "dénoncer", "démentir", "dire", "estimer", "expliquer", "indiquer", "informer",
    "préciser", "raconter", "reconnaître", "témoigner",
}  # fmt: skip
_SPEAKS_ON = re.compile(r",? (?:que |qu'|: )")
_SUBJECT = re.compile(r",? (?:l[ea] |l'|une? |des |les )?(?:[a-z]+ )?")
# « a déclaré Moussa Traoré à Bamako », « a dit le général Diarra à Gao »
_NAME = re.compile(
    r"(?:,? (?:le |la )?(?:général|colonel|capitaine|commandant|ministre|président|gouverneur))?"
    r"(?: (?:(?:Ag|Ould|ag|ould|el|de) )?[A-ZÀ-Ý][\w'’.-]*){1,4}(?= )"
)
_WHEN_TOLD = re.compile(
    r"(?:,? (?:ce|le|hier|dans|la|en|au|l'afp|xinhua|[a-z]{2,6}di|dimanche|soir|matin|journee|"
    r"soiree|matinee|apres-midi|debut|fin|\d{1,2}(?:er)?|20\d\d|janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
    r"[a-z]{4,5}mbre|octobre))*,? a "
)


def is_of_speaker(document: Document, place: PlaceMention) -> bool:
    """« un habitant de Boni a indiqué », « a annoncé lundi à Gao »: where somebody speaks."""
    text, start = document.text, place.start
    for hit in document.within("speaker", start - 60 if start > 60 else 0, start):
        if hit.row.actor_class in ("army", "police") and not document.text.startswith(
            ("source", "responsable", "officier"), hit.start
        ):
            continue
        if not _is_speaking(document, hit) or _OWNED.search(
            text, max(0, hit.start - 20), hit.start
        ):
            continue
        if opens_phrase(document, hit.start) and _SPEAKER_LINK.match(text[hit.end : start]):
            return True
    if _is_told_there(document, place):
        return True
    counted = _COUNTED_BY.search(text, start - 160 if start > 160 else 0, start)
    return counted is not None and not document.groups_in(counted.end("by"), start)


def _is_told_there(document: Document, place: PlaceMention) -> bool:
    """« a précisé l'ONU, dimanche soir à Vienne », « a-t-on appris à Gao »: where it was spoken."""
    if _IN_PUBLIC.search(document.text, max(0, place.start - 90), place.start):
        return True
    verbs = document.verbs_in(place.start - NEAR_BY, place.start)
    if not verbs or verbs[-1].phrase.kind != "speech" or verbs[-1].reading.voice == "participle":
        return False  # « un poste avancé à Kombi »
    told = verbs[-1].end, place.start
    if document.within("casualty", *told) or document.within("trigger", *told):
        return False  # « a parlé de neuf morts à Kombi »
    between = document.text[slice(*told)]
    if not between.endswith(" a ") or NEW_CLAUSE.search(between):
        return False
    if place.row is None:
        return True
    if verbs[-1].lemma not in _ONLY_SAYS and not _SPEAKS_ON.match(document.text, place.end):
        return False
    return verbs[-1].reading.voice == "active" and _only_says_when(document, *told)


def _only_says_when(document: Document, start: int, end: int) -> bool:
    """Whether nothing but who, to whom and when stands between: « le ministre, mercredi à ».

    « a dénoncé le pillage de fermes à Gao » tells what befell there.
    """
    text = document.text
    for hit in document.within("speaker", start, end)[:1]:
        if _SUBJECT.fullmatch(text, start, hit.start):
            start = hit.end
            time = document.times.within(start, end)
            start = time[0].start - 1 if time else start
    name = _NAME.match(document.original(start, end))
    return _WHEN_TOLD.fullmatch(text, start + (name.end() if name else 0), end) is not None


def _is_speaking(document: Document, hit: Hit) -> bool:
    """Whether a verb of saying or « selon » stands by: « un prêtre à Ségué » may be the victim."""
    attributed = _ATTRIBUTED.search(document.text[max(0, hit.start - 50) : hit.start])
    if attributed is not None:
        # « tués par des jihadistes à Ber »: they act there; « rapporté par des habitants de Ber ».
        verbs = document.verbs_in(hit.start - 90, hit.start) if attributed["agent"] else []
        return not verbs or verbs[-1].phrase.kind == "speech"
    sentence = document.sentence_at(hit.start)  # who speaks in the next one is somebody else
    near = 110 if document.text.find("anonymat", hit.end - 110, hit.end) >= 0 else 60
    first = max(sentence.start, document.back_over_times(hit.end, near))
    last = min(sentence.end, hit.end + 91)
    return any(
        v.phrase.kind == "speech"
        and not says_nothing(document, sentence, v, v.reading.start)
        and not (v.start > hit.end and _has_own_subject(document, v))
        and not _says_what_was_done(document, v, hit)
        for v in document.verbs_in(first, last)
    )


def _says_what_was_done(document: Document, verb: VerbHit, hit: Hit) -> bool:
    """« accusés d'avoir tué neuf habitants à Tora »: they are those whom the deed befell."""
    near = max(0, hit.start - NEAR_BY), hit.start
    nouns = document.within("trigger", *near) + document.within("casualty", *near)
    if any(_BEFELL.fullmatch(document.text, noun.end, hit.start) for noun in nouns):
        return True  # « a confirmé l'enlèvement de cinq personnes à Tora »
    if verb.end < hit.start and document.within("casualty", verb.end, hit.start):
        return True  # « on déplore dix morts et trois blessés à Tora »
    return any(v.phrase.kind == "trigger" for v in document.verbs_in(verb.end, hit.start))


def _has_own_subject(document: Document, verb: VerbHit) -> bool:
    """« …, a affirmé une association locale »: the speaker follows, those before are not it."""
    if document.words_before(verb.reading.start, 1) != [","]:
        return False
    group = document.text[verb.reading.start : verb.reading.end]
    return "-on " in group or bool(_SUBJECT_NEXT.match(document.text, verb.reading.end))
