"""Verbs that tell of an event only with the right thing beside them: « prendre », « remettre ».

« ont pris la ville » is a capture, « ont pris la fuite » none; the lexicon's frames say what each
kind of event needs.
"""

import re

from analysis.language.function_words import is_adverb

from .clauses import FORCES
from .document import Document, Hit, SentenceSpan, VerbHit
from .goods import GOODS
from .leavings import gives_up_ground
from .nearby import REACH
from .noun_phrase import DETERMINERS, PREPOSITIONS, NounPhrase
from .to_come import is_in_force
from .vagueness import is_figurative

CARRIERS = {
    "être la cible de",
    "être victime de",
    "être victimes de",
}  # verbs whose noun tells what was done
# « le village a reçu la visite d'hommes armés », and no minister's
VISITS = {"recevoir la visite de", "recevoir une visite de", "avoir la visite de"}
_DRAWS_BACK = "se retirer de"  # from a town; from one of its camps it may come back
_BASES = {"camp", "base", "airport", "un_mission", "checkpoint"}
_GROUND = _BASES | {"town", "village", "police_post", "mining_site"}
# « pris dans une spirale », « prise en étau »: no ground is taken.
NO_OBJECT = (" dans ", " en ", " pour ", " a ", " entre ", " au depourvu", " au piege",
              " de court", " de panique", " de vitesse", " par surprise", " sous ")  # fmt: skip
# « avait pris la route mardi à X », « tenait une réunion à X »: with an article, yet no ground.
NO_GROUND = re.compile(
    r" (?:l[ae]s? |l'|une? |des |leurs? |sa |son |ses |part |le petit )?(?:routes?|fuite|"
    r"directions?|chemin|large|mer|parole|relais?|temps|tete|train|avion|vol|bus|car|volant|"
    r"decisions?|mesures?|engagements?|initiatives?|ascendant|avantage|releve|cles?|poudre|tangente|risques?|contact|armes?|otages?|vie|"
    r"peine|depart|dispositions?|commandement|fonctions?|brousse|photos?|soin|charge|repas|exemple|dessus|conge|reunions?|"
    r"meeting|assises|conference|sommet|congres|promesses?|parole)\b"
)
# « ont attaqué à plusieurs reprises des soldats »
_REPEATEDLY = re.compile(
    r",? (?:deja |ainsi )?(?:a (?:plusieurs|maintes|diverses|de (?:nombreuses|multiples)) reprises|"
    r"(?:plusieurs|maintes|de nombreuses|a plusieurs) fois|regulierement|frequemment|souvent)\b"
)
# « a repris le contrôle de la situation, de son destin »: no ground either
NOTHING_HELD = re.compile(
    r" ?(?:l[ae] |l'|les |s[ae]s? |son |leurs? |ces? |cette )?(?:situation|circulation|"
    r"institutions?|economie|entreprise|appareil d'etat|pouvoir|gouvernement|recit|"
    r"narratif|evenements|destin|foule|vehicule|depenses|prix|filiere|trafics?|commerce)\b"
)
# « ont pris le contrôle d'autres localités »: of which, nobody says
_SOME_GROUND = re.compile(
    r" ?(?:d'|de )?(?:autres|plusieurs|certaines?|de nombreuses|nombreuses|quelques) "
    r"(?:autres |grandes |petites )?(?:localites|villes|villages|positions|bases|communes|zones)\b"
)
# « ayant conclu des accords locaux avec les jihadistes »: many, of no day
_ACCORDS = (" des ", " leurs ", " de tels ", " plusieurs ")
_PEOPLE = {"civilian", "person"}
_SAPPERS = re.compile(r"\b(?:demineurs?|artificiers?|deminage)\b")
_NOT_KILLED = re.compile(
    r" (?:l[ea]s? |l'|une? |des |deux |trois |plusieurs |de nombreuses |leurs? |sa |son )?"
    r"(?:frappe|attaque|operation|mission|raid|bombardement|ordre|plan|manoeuvre|peine|retrait|"
    r"mandat|visite|travaux|formation|tournee|processus|desarmement|deploiement|redeploiement|"
    r"depart|construction|transfert|cycle|periode|releve|installation|preparatifs|oeuvre)"
)
_WIDE = ("country", "region")
# A place name stands as the object no further from its verb than this.
_NAME_REACH, _NEXT = 30, 14
# « a libéré la commune de Boni »
_COMMUNE_OF = re.compile(r"\b(?:commune|cite|bourgade|agglomeration|capitale) d[e'] ?$")
_WORD = re.compile(r" ?([^\W\d_]+'?)")
_OPENS = {*DETERMINERS, *PREPOSITIONS, "et", "ou", "plus", "tout", "toute", "possession"}
_MOVED = {"vehicle", "boat", "other", "patrol"}
_GOODS = re.compile(rf"\b{GOODS}[^.;]{{0,80}}$")
_SUBJECT_REACH = 140
_WOUNDED = 24
_COUNTED_THING = re.compile(r" (?:l'|l[ae]s? |une? |des |\d+ |[a-z]+ )?")
# « Les combats ont repris … à l'aéroport »
_FIGHTS = re.compile(
    r"\b(?:combats?|affrontements?|hostilites?|tirs?|violences?|accrochages?|attaques?|raids?|"
    r"bombardements?|frappes?|manifestations?|vols?|cours|travaux|activites?|pourparlers|"
    r"negociations)(?: [a-z-]+)? $"
)
_AFTER_IT = re.compile(r"\bapres qu(?:e |')[^.;:,]{0,50}$")
_FIGHTS_REACH = 60
_AND = 32  # « en grande partie chassés et … »
_DRIVEN = ("chasser", "disperser", "déloger")
_IN_PART = re.compile(r"\b(?:en (?:grande |bonne )?partie|largement|pour la plupart)\b")


def has_needed(
    document: Document,
    verb: VerbHit,
    needs: str,
    stop: int,
    left: list[NounPhrase],
    left_nouns: list[Hit],
) -> bool:
    """Return whether what a weak verb needs stands as its object, or as the subject it befalls."""
    start = verb.reading.start
    suffered = verb.reading.voice == "passive" or _is_bare(verb)
    if needs == "accord":
        near = document.within("trigger", start - 60 if suffered else verb.end, stop)
        is_dated = bool(document.times_in(verb.end, stop))
        return any(
            hit.row.frame == "agreement"
            and (is_dated or not document.text.endswith(_ACCORDS, 0, hit.start))
            and not is_in_force(document, hit.start)
            for hit in near
        )
    if needs == "counted":
        # « dix soldats sont tombés à Ber », no « la ville est tombée », « les obus sont tombés »
        return any(p.quantity is not None and p.cls != "victim" for p in left)
    if needs == "bodies":
        first = max(document.sentence_at(start).start, start - 90)
        near = document.within("casualty", first if suffered else verb.end, verb.end + 60)
        return any(hit.row.outcome == "killed" for hit in near)
    if needs == "crowd":
        if document.text.startswith(("les ", "l'"), start):
            return False  # « les ont rassemblés »: somebody herds them together
        return any(p.cls in _PEOPLE for p in left)
    if suffered and document.text.startswith(NO_OBJECT, verb.end):
        return False
    if not suffered and not verb.phrase.rest and _takes_else(document, verb):
        return False
    # « s'installer dans le camp »: the base may be one of the verb's own words.
    nouns = left_nouns if suffered else document.within("target", verb.start, stop)
    kinds = {hit.row.target_kind for hit in nouns}
    if not suffered and NO_GROUND.match(document.text, verb.end):
        return False
    if needs == "base":
        if suffered and document.within("casualty", start - _WOUNDED, start):
            return False  # « huit blessés évacués de l'aéroport »: no base is
        if suffered and verb.reading.voice == "participle" and not _is_done_then(document, verb):
            return False  # « Il s'agit du poste installé à l'entrée de la ville »
        if gives_up_ground(document, verb, left):
            return True
        if verb.phrase.row.trigger == _DRAWS_BACK:
            return False
        if kinds & _BASES:
            return suffered or any(p.cls in FORCES for p in left)
        return any(p.cls in FORCES for p in left) and _has_settlement(document, verb, stop)
    return bool(kinds & _GROUND) or _has_place(document, verb, suffered)


def names_no_ground(
    document: Document, verb: VerbHit, sentence: SentenceSpan, is_taken: bool
) -> bool:
    """« ont pris le contrôle d'autres localités »: and the sentence names none of them.

    Nobody takes a place where « les combats ont repris »; « après que le nord est tombé sous … »
    only says when; « en ont été en grande partie chassés » is of a war.
    """
    if not is_taken:
        near = max(sentence.start, verb.reading.start - _AND), verb.end
        return verb.lemma in _DRIVEN and _IN_PART.search(document.text, *near) is not None
    before = document.text, max(sentence.start, verb.reading.start - _FIGHTS_REACH)
    if verb.lemma == "reprendre" and _FIGHTS.search(*before, verb.reading.start):
        return True
    if verb.lemma == "tomber" and _AFTER_IT.search(*before, verb.reading.start):
        comma = document.text.find(",", verb.end, sentence.end)
        near = document.times_in(verb.end, comma if comma > 0 else sentence.end)
        return not any(t.kind == "date" for t in near)
    if _SOME_GROUND.match(document.text, verb.end) is None:
        return False
    named = document.within("place", verb.end, sentence.end)
    return not any(place.row.kind != "country" for place in named)


def _is_done_then(document: Document, verb: VerbHit) -> bool:
    """« un poste installé mardi », « une base établie par l'armée »: when, or who did it."""
    near = verb.end, verb.end + _NAME_REACH
    return bool(document.times_in(*near)) or document.text.find(" par ", *near) >= 0


def _takes_else(document: Document, verb: VerbHit) -> bool:
    """« a pris acte de la fermeture du camp »: a noun without article is no ground.

    A time, an adverb or a figure may follow the verb, and so may the name of a place.
    """
    times = {t.start: t.end for t in document.times_in(verb.end, verb.end + _NAME_REACH)}
    at = verb.end
    while (word := _WORD.match(document.text, at)) is not None:
        at = times.get(word.start(1), word.end())
        if word.start(1) in times or is_adverb(word[1]):
            continue
        is_name = not document.original(*word.span(1)).islower()
        opens = word[1] in _OPENS or document.quantities_in(word.start(1), word.end())
        return not (is_name or opens)
    return False


def _is_bare(verb: VerbHit) -> bool:
    return verb.reading.voice == "participle" and verb.form.form == "past_participle"


def _has_settlement(document: Document, verb: VerbHit, stop: int) -> bool:
    """« a pris position mercredi à Tonka », « s'est installée à Gao »."""
    if document.vocabulary.frames[verb.phrase.row.frame].family != "establishment":
        return False
    listed = [h for h in document.within("place", verb.end, stop) if h.row.kind not in _WIDE]
    return any(
        document.words_before(name.start, 1) == ["a"]
        for name in [*listed, *document.unlisted.within(verb.end, stop)]
    )


def _has_place(document: Document, verb: VerbHit, suffered: bool) -> bool:
    """« ont pris Kidal », « Kidal a été reprise »: a name that no preposition governs."""
    start = verb.reading.start
    aside = document.text.endswith(", ", 0, start)  # « Léré, tombée vendredi, a été reprise »
    before = document.sentence_at(start).start if aside else start - _NAME_REACH
    span = (before, start) if suffered else (verb.end, verb.end + _NAME_REACH)
    own = verb.end + 1 if not suffered else -1  # « s'emparer de Boni »: the verb's own « de »
    listed = [h for h in document.within("place", *span) if h.row.kind not in _WIDE]
    return any(
        name.start <= own
        or not set(document.words_before(name.start, 1)) & PREPOSITIONS
        or _COMMUNE_OF.search(document.text, span[0], name.start)
        for name in [*listed, *document.unlisted.within(*span)]
    )


def is_booty(document: Document, verb: VerbHit, sentence: SentenceSpan, things: list[Hit]) -> bool:
    """« des stocks d'armes sont tombés aux mains des rebelles »: no ground was taken."""
    if things:
        return all(thing.row.target_kind in _MOVED for thing in things)
    start = verb.reading.start
    reach = max(sentence.start, start - _SUBJECT_REACH)
    return _GOODS.search(document.text, reach, start) is not None


def carries_noun(document: Document, verb: VerbHit) -> bool:
    """Return whether « ont exécuté » carries out strikes, and puts nobody to death.

    « a achevé mardi son retrait » kills nobody either.
    """
    times = document.times_in(verb.end, verb.end + 2)
    return any(_NOT_KILLED.match(document.text, at) for at in (verb.end, *(t.end for t in times)))


def names_violence(document: Document, verb: VerbHit) -> bool:
    """Return whether « victime de », « la cible de » name an act or those who did it.

    « victime d'un malaise », « la cible d'une attaque informatique » name none.
    """
    near, next_to = (verb.end, verb.end + _NAME_REACH), (verb.end, verb.end + _NEXT)
    if document.within("head", *next_to) or document.within("actor", *next_to):
        return True
    nouns = [
        hit for kind in ("trigger", "method", "casualty") for hit in document.within(kind, *near)
    ]
    return any(
        getattr(hit.row, "frame", None) != "accident" and not is_figurative(document, hit.end)
        for hit in nouns
    )


def neutralises_a_mine(document: Document, verb: VerbHit, stop: int) -> bool:
    """Return whether what was « neutralisé » is a device: « par des démineurs »."""
    if _SAPPERS.search(document.text, verb.reading.start, min(stop, verb.end + 60)):
        return True
    span = (
        (verb.reading.start - 60, verb.reading.start)
        if verb.reading.voice == "passive"
        else (verb.end, min(stop, verb.end + 40))
    )
    return any(h.row.method == "ied" for h in document.within("method", *span))


def destroys_a_mine(document: Document, verb: VerbHit) -> bool:
    """« ont détruit deux engins », « deux mines ont été détruites », not « par une mine »."""
    if verb.reading.voice == "passive":
        start, end = verb.reading.start - _NAME_REACH * 2, verb.reading.start
        return any(
            h.row.method == "ied" and h.end + 1 >= end
            for h in document.within("method", start, end)
        )
    hits = document.within("method", verb.end, verb.end + _NAME_REACH)
    return any(
        h.row.method == "ied" and _COUNTED_THING.fullmatch(document.text, verb.end, h.start)
        for h in hits
    )


def says_what_it_is(document: Document, verb: VerbHit) -> bool:
    """« Ce groupe, qui a fait allégeance à l'EI, a attaqué … »: what it is, and no news."""
    family = document.vocabulary.frames[verb.phrase.row.frame].family
    before = document.words_before(verb.reading.start, 1)
    if verb.lemma == "combattre" and verb.reading.tense == "present":
        return before in (["qui"], ["que"])  # « L'armée, qui combat les rebelles, a perdu … »
    if family != "group" or before != ["qui"]:
        return False
    return not document.times_in(verb.end, verb.end + REACH)


def is_told_again(document: Document, verb: VerbHit) -> bool:
    """« qui ont attaqué à plusieurs reprises des soldats »: no one attack."""
    if document.words_before(verb.reading.start, 1) != ["qui"]:
        return False
    return _REPEATEDLY.match(document.text, verb.end) is not None
