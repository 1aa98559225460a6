"""What a place is for in its sentence: the event, or those who speak, come, go or rule there."""

import re

from analysis.language.cues import AnyOf, Seldom

from .aftermath import is_of_burial
from .document import Document
from .goings import (
    GOING,
    MOVED_ON,
    NO_DETERMINER,
    NO_SITE_OF,
    fell_towards,
    is_way,
    meets_there,
    moved,
    stays,
    struck_where_fled,
    without_times,
)
from .nearby import REACH
from .noun_phrase import PREPOSITIONS, is_according
from .place_acts import is_struck
from .places import PlaceMention
from .told_where import NEAR_BY, is_of_speaker

_ORIGIN = Seldom.of(
    r"\b(?:(?<! a )parti[es]*(?: [a-z0-9-]+){0,4}?|"
    r"(?:re|pro)?ven(?:ait|aient|ant)|(?<!calme est )(?<!calme etait )(?:re|pro)venue?s?|"
    r"expulse[es]*|venu(?:e|s|es)?|en provenance|originaires?|"
    r"arriv[es]{1,3}(?= de| d')|(?:arriv|ven)[a-z]{1,4} (?:depuis|de) la direction|"
    r"(?:arriv|ven)[a-z]{1,4} (?:depuis|par)|pass(?:e|ee|es|ees|ant) par|"
    r"retour|depuis|quitt(?:e|ait|aient|ant)|rallie|installe[es]*|stationne[es]*|cantonne[es]*|"
    r"en (?:poste|garnison))"
    r" (?:le matin )?(?:(?:le |la |l')?(?:villages?|villes?|localites?|base|camp) )?"
    rf"(?:de|d'|du|a)? ?$|{NO_DETERMINER}\bbasee?s? a ?$|\b(?:domicilie[es]*|"
    r"residant|exercant) (?:a|au|dans) ?(?:l[ae] )?(?:[a-z0-9]+ quartier d[eu'] ?)?$"
)
# « le camion des forains de Gao a été braqué »: they travel, and live there.
_TRAVELLERS = Seldom.of(
    r"\b(?:forains?|commercante?s?|marchande?s?|transporteurs?|chauffeurs?|routiers?|voyageurs?|"
    r"pelerins?|nati(?:fs?|ves?)|ressortissants?|residents?) (?:[a-z]+s )?(?:de |d')$"
)
_REFERENCE = (
    r"(?:(?:\b|\d)(?:km|kilometres?)\b[^.;,]{0,40}\b(?:de|d'|du)|\bheures? de route de|"
    r"(?<!localite )(?<!village )(?<!commune )\bproche de|"
    r"\bpas (?:confondre avec|loin de)|"
    r"\b(?:au|a l') ?(?:nord|sud|est|ouest)(?:[- ](?:est|ouest))? d[e']|"
    rf"{NO_SITE_OF}\bcapitale,?) ?$"
)
# « le camp de Ouan, à dix kilomètres du lieu de l'attaque »
_FAR_FROM_IT = (
    r"\b(?:km|kilometres|metres) (?:du|de la|de l') ?(?:lieu|endroit|site|scene|theatre|zone)"
    r" [^.;]{0,60}$"
)
# « l'hôpital de Sévaré »: where the wounded are, unless the act hit it.
_HOSPITAL = Seldom.of(
    r"\b(?:hopital|hopitaux|centres? (?:hospitaliers?|de sante|medical|chirurgical)|ch[ru]|csref|"
    r"clinique|infirmerie|dispensaire|morgue)\b[^,.;]{0,40} (?:de|d'|a) ?$"
)
_WOUNDED = Seldom.of(
    r"\b(?:bless|admis|evacu|soign|transfer|hospitalis|succomb|deced|mort|achemin|conduit|corps|"
    r"victim|morgue|trait|pris|transport|recu|medecin|enregistr)"
)
_AIMED = re.compile(r" (?:[a-z]+ (?:dernier )?)?(?:l'|le |un |contre (?:l'|le |un ))?")
# « une patrouille du détachement de Namsiguia »: where it is based, and not always where it was.
_BASED = (
    r"\b(?:patrouille|unite|elements?|equipe|mission|convoi|renforts?|releve|colonne|escorte|"
    r"soldats?|militaires?|gendarmes?|policiers?|agents?|vdp|volontaires)\b[^.;:,«»]{0,24}?"
    r"\b(?:du|de la|de l'|des?|d') ?(?:\d+ ?(?:e|eme|er)? )?(?:detachement|camp|brigade|base|poste|"
    r"garnison|compagnie|peloton|bataillon|commissariat|escadron|cantonnement|regiment)s?"
    r"(?: (?:territoriale |mobile )?(?:de |d')(?:la )?(?:gendarmerie|police|intervention|securite|"
    r"surveillance|recherche|infanterie|commandement|chasse))?"
    r"(?: (?!de\b|d'|et\b)[a-z]+){0,2} (?:de |d')$|"
    r"\b(?:appartenant|rattache[es]{0,3}|affecte[es]{0,3}|relevant) "
    r"(?:a l[a'] ?|au |d[eu] l?[a']? ?)[a-z' ]{3,40} (?:de |d')$"
)
# « deux villages de Ouallam »: of the district; « les villages de Cabia et de Zibou » are two.
_SOME_OF = Seldom.of(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|plusieurs|quelques|des|\d+) (?:autres )?"
    r"(?:villages|hameaux|localites|campements) (?:[a-z]{4,12} )?(?:de (?:la commune de )?|d')$"
)
_GOES_ON = re.compile(
    r" ?(?:,(?! (?:au|en|dans|a|pres|situe|localise|ou|qui|dont|selon)\b)|et\b|ainsi)"
)
# « Boni, entre Douentza et Hombori », « Hallalé, localité située près de Tongomael ».
_BETWEEN = (
    r"(?:[,(]|\b(?:situee?s?|localisee?s?)) ?entre (?:les (?:villes|localites|communes) d[e'] ?)?"
    r"(?:[a-z' -]{2,25} et (?:d[e'] ?)?)?$"
)
_BESIDE = (
    "pres |loin |proche |voisin|a cote |environ|abords |proximite ",
    r"\b(?:(?:localite|village|hameau|bourgade|commune|ville)s? (?:situee?s? |localisee?s? )?|"
    r"(?:situee?s?|localisee?s?) )(?:tout )?(?:pres|non loin|proche|voisine?|a cote|"
    r"aux? (?:environs?|abords)|a proximite) (?:de|d'|du) ?$|\bnon loin (?:de|d'|du) ?$",
)
# « tournant en défaveur de Bamako »: a government
_IN_FAVOUR = (
    # « la plus grande ville de la région après Mopti », « la deuxième caserne … après celle de »
    r"\bplus (?:importante?|grande?|peuplee?|vaste)\b[^.;:]{0,40} (?:apres|derriere) "
    r"(?:celle (?:de |d'))?$|"
    # « Outre Kidal, une embuscade a eu lieu à Ber »
    r"\b(?:outre|hormis|en plus de|comme a|contrairement a|a l'instar de) (?:la ville de )?$|"
    r"\b(?:en (?:de)?faveur|au (?:detriment|profit|benefice)|a (?:l'avantage|l'encontre)|"
    r"vis-a-vis|aupres|a l'egard) d(?:e |')$|"
    # « l'accord de paix d'Alger a volé en éclats »: by its name
    r"\b(?:accords?|processus|traites?|feuille de route|sommet|declaration)(?: de paix)?"
    r"(?:,? dite?s?)? d(?:e |')$"
)
_NOT_THERE = AnyOf(_REFERENCE, _IN_FAVOUR, _BASED, _BETWEEN, _BESIDE, _FAR_FROM_IT)
# « le maire de Boni »: whose office it is; he may be hit elsewhere.
_OFFICE = Seldom.of(
    r"\b(?:maires?|(?:sous-)?prefets?|gouverneur|depute(?:-maire)?s?|imam|procureur|juge|senateur|"
    r"(?:arch)?eve(?:que|che)|vicaire(?: general)?|diocese|cure|pasteur|pretre|abbe|parquet|"
    r"tribunal(?: de grande instance)?|tgi|cour d'appel|conseiller|elus?|responsables?|"
    r"commissaires?|directeurs?|directrices?)"
    r"(?: [a-z]{4,12})?"
    r"(?: de (?:la |l')?(?:police|gendarmerie|sante|mairie|education|douane|securite|jeunesse))?"
    r"(?: de la (?:commune|ville|region|province)(?: rurale| urbaine| voisine)?|"
    r" du (?:cercle|departement))?"
    r" (?:de |d')$"
)
# « selon le général X, gouverneur de Mopti »
_SAYS = re.compile(r"\b(?:selon|d'apres|aupres d[eu])\b[^.;:«»]*$")
_HOUSE = Seldom.of(r"\b(?:domicile|residence|maison|bureaux?|concession) d(?:u|e la|e l'|e|es) ?$")
# « le bateau Tombouctou », « l'attaque du Tombouctou »: no town has an article.
_VESSEL = Seldom.of(
    r"\b(?:bateau|ferry|navire|pinasse|bac|paquebot|vedette)(?: de [a-z]+)? ?[«\"“'‘]? ?$"
)
_MASCULINE = re.compile(r"\b(?:le|du|au) [«\"“'‘]? ?$")
_CAPITAL = Seldom.of(
    rf"(?<!dans la )(?<!dans le ){NO_SITE_OF}\b(?:capitale|chef-lieu)"
    r"(?: (?:regionale?|provinciale?|de (?:la )?(?:region|province)))?,? $"
)


# « un élu de Gao, non loin d'Ansongo où l'attaque s'est produite »: where it was, whoever speaks
_IT_WAS_THERE = re.compile(
    r",? ou (?:l'|les |le |la |cett?e |ce )(?:attaque|faits?|incident|drame|embuscade|explosion|"
    r"assaut|accrochage|combats?|enlevement|rapt|attentat)s? (?:meurtriere? |sanglante? )?"
    r"(?:s'est |s'etait |se sont |a |ont |avait |est |sont )(?:eu lieu|produit|deroule|"
    r"survenu|perpetre|ete (?:commis|perpetre|menee?))"
)

# « la base de Gossi, après celles de Kidal et de Tessalit », « après Ber et Bourem, Léré … »
_NAME = r"[A-ZÉÈÎ][\w'’-]{1,20}(?: [A-ZÉÈÎ][\w'’-]{1,20}){0,2}"
_LIKE_THESE = (
    r"\b(?:base|camp|ville|localité|village|poste|emprise|garnison|verrou|bastion)s?\b"
    r"[^.;:«»]{0,60}? après (?:celles?|ceux|celui) (?:de |d['’]|du )"
)
_AFTER_OTHERS = Seldom(
    "près ",
    rf"(?:{_LIKE_THESE}|(?P<way>\b(?:km|kilomètres?|mètres|[Jj]uste|[Pp]eu) )?\b[Aa]près "
    r"(?:(?:les (?:villes|localités|villages|camps|bases)|la (?:ville|base)|le (?:camp|village)) "
    r"(?:de |d['’]|du ))?)"
    rf"(?:{_NAME}(?:, | et |, puis )(?:(?:celles?|ceux|celui) )?(?:de |d['’]|du )?){{0,5}}$",
    is_folded=False,
)
# « Après Gossi, rétrocédée le 19 avril, … »: this one is told of
_TOLD_OF = re.compile(
    r",? (?:qui|ou|(?:re)?pris|conquis|remis|rendu|tombe|retrocede|restitue|evacue|attaque|occupe|"
    r"quitte|cede|libere|abandonne|frappe|touche|vise)(?:es?|s)?\b"
)
# « Après Ber, Léré a été attaquée »
_NEXT_ONE = re.compile(
    r"(?: et [a-z'-]{2,20})? (?:a|ont|est|sont|avait|avaient|etait|etaient|sera|seront|tombe)\b"
)
_LISTED = 160  # letters that such a list may have


def place_role(document: Document, place: PlaceMention) -> str:
    """Say what a place does in its sentence: event, origin, destination, reference, speaker."""
    key = "place", place.start
    if key not in document.known:
        document.known[key] = _place_role(document, place)
    return str(document.known[key])


def _is_told_of(text: str, end: int, before: str) -> bool:
    """« après Gossi, rendue lundi », « Après Ber, Léré est tombée »: told of for itself."""
    listed = ", " in before.rpartition("près ")[2]
    return bool(_TOLD_OF.match(text, end) or listed and _NEXT_ONE.match(text, end))


def _place_role(document: Document, place: PlaceMention) -> str:
    text, start = document.text, place.start
    before = text, start - 60 if start > 60 else 0, start
    way = without_times(document, text, start - 110 if start > 110 else 0, start)
    if place.is_country or (
        place.row is not None and place.row.kind == "area" and (place.row.radius_km or 0) > 300
    ):
        return "country"
    if _IT_WAS_THERE.match(text, place.end):
        return "event"
    others = _AFTER_OTHERS.search(document.original(max(0, start - _LISTED), start))
    if others is not None and not _is_told_of(text, place.end, others.group()):
        return "reference" if others["way"] else "earlier"
    came = _ORIGIN.search(*before) or moved(_ORIGIN.search(*way))
    if came and not stays(document, start, place.end) or _TRAVELLERS.search(*before):
        return "origin"
    if meets_there(text, place.end, *before):
        return "destination"
    goes_on = MOVED_ON.is_in(*way) or is_way(text, place.end, *way)
    goes_there = GOING.is_in(*way) or _is_of_the_wounded(document, _HOSPITAL.search(*before))
    if (goes_on or goes_there) and not fell_towards(*before):
        if not struck_where_fled(text, start, place.end):
            return "destination"
    if is_of_burial(document, start, document.sentence_at(start)):
        return "destination"
    if (is_capital := _CAPITAL.search(*before)) or _is_vessel(place, *before):
        if not (is_capital and is_struck(text, place.end)):
            return "capital" if is_capital else "vessel"
    if _NOT_THERE.is_in(*before):
        # « le maire du bourg voisin »
        is_office = _OFFICE.search(*before) or is_of_speaker(document, place)
        return "speaker" if is_office else "reference"
    if _SOME_OF.search(*before) and not _GOES_ON.match(text, place.end):
        return "reference"
    if _is_metonym(document, place):
        return "metonym"
    if is_of_speaker(document, place):
        return "speaker"
    office = _OFFICE.search(*before)
    if office is None or _HOUSE.search(text, before[1], office.start()):
        return "event"
    spoke = any(v.phrase.kind == "speech" for v in document.verbs_in(place.end, place.end + REACH))
    spoke = spoke or _SAYS.search(text, max(0, office.start() - REACH), office.start()) is not None
    return "speaker" if spoke else "reference"


def _is_vessel(place: PlaceMention, text: str, start: int, end: int) -> bool:
    """Whether a town only gives its name to a boat: « le Tombouctou », « le ferry Modibo »."""
    if _VESSEL.search(text, start, end):
        return True
    row = place.row
    if row is None or row.kind != "town" or row.name.startswith("Le "):
        return False
    return _MASCULINE.search(text, max(start, end - 6), end) is not None


def _is_of_the_wounded(document: Document, hospital: re.Match[str] | None) -> bool:
    """Whether a hospital is where people are treated: « ont attaqué l'hôpital de Ber » hit it."""
    if hospital is None:
        return False
    at = hospital.start()
    sentence = document.sentence_at(at)
    if not _WOUNDED.search(document.text, sentence.start, sentence.end):
        return False  # « deux infirmiers ont été enlevés au centre de santé de Ber »
    acts = [
        verb.end for verb in document.verbs_in(at - REACH, at)
        if verb.phrase.kind == "trigger" and verb.reading.voice == "active"
    ]  # fmt: skip
    acts += [hit.end for hit in document.within("trigger", at - REACH, at)]
    return not any(_AIMED.fullmatch(document.text, end, at) for end in acts)


def _is_metonym(document: Document, place: PlaceMention) -> bool:
    """« Bamako a démenti », « selon Bamako »: a government speaks, not « à Bamako, a indiqué »."""
    governed = set(document.words_before(place.start, 1)) & PREPOSITIONS
    if governed:
        return is_according(document, place.start)
    following = document.token_at(place.end + 1)
    if following < len(document.starts):
        start = document.starts[following]
        gap = document.text[place.end : start].strip()
        if not gap and any(v.phrase.kind == "speech" for v in document.groups_in(start, start + 1)):
            return True
    return _speaks_before(document, place)


def _speaks_before(document: Document, place: PlaceMention) -> bool:
    """« …, ce que dément Bamako », « …, a fait savoir Paris »: right behind its verb."""
    near = document.verbs_in(place.start - NEAR_BY, place.start)
    last = {verb.phrase.kind for verb in near if verb.end == place.start - 1}
    return "speech" in last and "trigger" not in last  # « a repris Kidal » says nothing
