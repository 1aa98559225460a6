"""Words before a place that say that somebody goes there, or comes from its market."""

import re

from analysis.language.cues import AnyOf, Seldom

from .ceremonies import NO_TARGET, RITES
from .document import Document

# « de retour de la foire de Koro », « se rendaient à la foire de Boni »: on the road
_FAIR = (
    r"\b(?:retour|revenaient|revenait|rentraient|rentrait|revenant|rendaient|rendait|rendant|"
    r"partance|route|allaient|allait)\b[^.;,]{0,8} (?:de |du |d'|a |au |pour |vers )"
    r"(?:la |l'|une? |leur )?(?:foire|marche|fete|ceremonie|mariage|bapteme)(?: [a-z]{4,14}){0,2} "
    r"(?:de |d'|a |du )$"
)
_DESTINATION = (
    r"(?:\bvers|\bvers l[ae'] ?[a-z' ]{0,40}\bd[e']|"
    r"\b(?:joint|contacte|interroge|rencontre)e?s?(?: (?:au|par) telephone| par l'afp)? a|"
    r"\ba destination d[e']|"
    r"\b(?:admis(?:e|es)?|(?:hospitalise|achemine|transporte|transfere|evacue|refere|heliporte|ramene|rapatrie|emmene)"
    # « transfère aux FAMa la base de Gossi »: what is given up
    r"[es]*) (?!(?:a|aux) [^,.;]{2,40} (?:la|le|les|sa|son|ses|leurs?) (?:base|camp|emprise|poste|"
    r"controle|gestion|cle)s?\b)"
    r"(?:a|aux?|a l'|dans|vers|sur)(?: ?[^,.;]{0,40} d[eu'])?|"
    r"\bjusqu'a|\b(?:replie(?:e|s|es)?|replier|repliant|repliaient) (?:sur|vers|a|au|dans)|"
    r"\bquitte?(?:e|ait|aient|ant)? [^.;,]{2,40} pour|"
    r"\ben provenance d[e'] ?[^.;,]{2,40} (?:pour|vers|a destination d[e'])|"
    r"\ben (?:partance|route) (?:pour|vers)|\bpart(?:ant|ait|aient) (?:a|au|pour|vers)|"
    r"\bralli(?:er|ait|ant|aient)|"
    r"\b(?:se rendant|se rendre|rentraient|rentrait|revenaient|repartaient) (?:a|au)|"
    r"\brejoint(?: par la route)?|\bport(?:er|ait|aient|ant) secours (?:a|au)|"
    # « qui allaient en renfort à Pama », « dépêchés au secours de leurs camarades à Pama »
    r"(?<!arrives )(?<!arrivees )(?<!arrive )(?<!venus )\ben renforts? (?:a|au|sur|vers)|"
    r"\b(?:all(?:ait|aient|ant|es?)|parti(?:s|e|es)?|rend(?:ait|aient|ant)|depeche[es]*|envoye[es]*|"
    r"acheminait|acheminaient) (?:[a-z]+ment )?(?:(?:au secours|a la rescousse|en (?:aide|mission|"
    r"urgence|appui|soutien))(?: d(?:e |u |es )(?:l'|la |leurs? )?[a-z]+)?) (?:a|au|sur|vers)|"
    r"\bsoigne[es]* a|"
    r"\b(?:refugi|accueilli|heberg|recueilli)[es]* (?:[a-z]+ment )?a|"
    r"\b(?:famille|deplace|refugie|habitant|population|villageoi|rescape|survivant|menage)[es]*"
    r"(?: d(?:e |u |es )[a-z' -]{2,20})?,? (?:ont |sont |avaient |etaient )?(?:[a-z]+ment )?"
    r"(?:gagne|rejoint|atteint|arrive[es]* a)|"
    r"\b(?:rest[a-z]{1,4}|soldats|troupes|unites|groupes?|combattants|elements|militaires|hommes|"
    r"jeunes|miliciens|forces|est|sont) fideles? (?:a|au)|"
    r"\b(?:allie|loyale?|loyaux|hostile|(?<!ont )(?<!avaient )oppose|favorable|soumis|acquis)"
    r"(?:e?s?) (?:a|au)|"
    r"\b(?:liber|relach)e?e?s?(?: [a-z]+){0,2}? (?:a|au|dans|pres de)|"
    r"\ben (?:traversant|franchissant|longeant)(?:(?! (?:a|au|pres)\b)[^.;,]){1,21}|"
    r"\bse trouv[a-z]+ (?:depuis|actuellement|desormais|maintenant|toujours) [«\"]? ?a|"
    r"\bremis(?:e|es)? a (?:la |l')?[a-z]+ (?:de|d')|\bconduits?(?: [a-z ]{0,40})? a|"
    r"\bse rend(?:ra|ait|aient|ant)? a|\ben direction d[eu']|"
    r"\b(?:enterr|inhum)[a-z]{1,6}[^,.;]{0,30} a|\bcap sur|\bfui[a-z]* [^,.;]{0,20}vers)"
    r"(?: (?:la |l'|le )?(?:ville|localite|village|commune|base|camp) d[e'])? ?$"
)
# « le convoi qui ravitaille Djibo »: where it was to go.
_SUPPLIED = (
    r"\b(?:ravitaill|approvisionn)[a-z]{1,6} (?:[a-z]+ ){0,3}?(?:(?:de |d'|du |pour )"
    r"(?:la |l'|les )?)?(?:(?:ville|localite|commune|populations?|habitants) (?:de |d'))?$"
)
# « le bateau qui assure la liaison entre Mopti et Gao »: where it goes, on other days too.
_LINE = (
    r"\b(?:liaison|navette|desserte)s? (?:[a-z]{4,12} ){0,2}(?:entre |[a-z' -]{2,25}-)"
    r"(?:[a-z' -]{2,25} et )?$"
)
GOING = AnyOf(_DESTINATION, _SUPPLIED, _LINE, _FAIR)
# « basé à Gao », and no « une base à Gao »
NO_DETERMINER = "".join(
    rf"(?<!\b{word} )" for word in "une la cette leur sa autre des les ces ses deux trois".split()
)
# « acheminés par hélicoptère à l'aéroport de Sévaré »
_TAKEN = (
    r"\b(?:achemin|transport|transfer|evacu)[es]{1,3} par [^,.;]{3,70} (?:a|au|aux|vers|sur) ?"
    r"(?:(?:la |l'|le )?[a-z]+ (?:de |d'|du ))?$|"
    r"\b(?:evacuation|transfert)s?(?: sanitaires?)? (?:(?:par|a bord d) ?[^,.;]{3,70} )?"
    r"(?:sur|vers) ?$|"
    r"\b(?:achemin|transport|transfer|evacu|hospitalis)[es]{1,3} (?:a|au|aux|vers|dans) "
    r"[^.;]{3,70},? (?:a|au|aux|vers) ?$"
)
# « Le procès des auteurs s'est ouvert lundi à Abidjan », « un hommage a été rendu à Sévaré »
_HELD = (
    rf"\b{NO_TARGET}{RITES}\b"
    r"(?:(?! qui )[^.;:«»]){0,70}? (?:s'est|se sont|s'etait|a|ont|"
    r"avait) (?:[a-z]+ment )?(?:tenue?s?|deroulee?s?|ouverte?s?|eu lieu|ete (?:rendu|organise|"
    r"celebre|observe)e?s?|debute|commence),? (?:a|au|dans) $"
)
# « ont été relâchés au bord de la route, entre Boni et Koro, au niveau du village de Bih »
_FREED = (
    r"\b(?:ete|les|l'|finalement|ensuite) (?:[a-z]+ment )?"
    r"(?:liberee?s|libere|relachee?s?|deposee?s?(?= (?:au bord|sur|pres|non loin)))\b"
    r"(?:(?!enlev|kidnapp|captur|attaqu|tues|apres|otages? a | mais | lors | au cours |"
    r" (?:ont|sont|est|avaient|etaient) )[^.;:«»]){0,80}$"
)
# « venant de Boni pour Koro », « reliant Boni à Koro »: the ends of a journey
_NO_VERB = r"(?:(?! (?:a|ont|est|sont|etait|etaient|avait|avaient|qui|se|s'est) )[^.;:,]){2,30}?"
_JOURNEY = (
    rf"\b(?:venant|parti[es]{{0,2}}|venue?s?|provenance) (?:de |d'|du ){_NO_VERB},? "
    r"(?:pour|vers|a destination de|en direction de) $|"
    rf"\b(?:allant|roulant) (?:de |d'|du ){_NO_VERB},? (?:pour|vers|a) $"
)
_LINKING = Seldom.of(
    r"(?<!axe )(?<!route )(?<!troncon )(?<!piste )\b(?:reliant|ralliant) (?:[^.;:,]{2,30}? a )?$"
)
_ELSEWHERE = Seldom.of(
    r"\b(?:pres|hauteur|niveau|abords|environs|entree|sortie|loin|village|localite) d(?:e |')"
)
# « Les corps des soldats tués à Boni sont arrivés lundi à Bamako »
_BODIES = (
    r"\b(?:corps|depouilles?|cercueils?)\b[^.;:«»]{0,80}? (?:sont|(?:ont|avaient) ete|etaient) "
    r"(?:[a-z]+ment )?(?:arrive|ramene|rapatrie|transfere|achemine|transporte|conduit|accueilli|"
    r"recu)e?s? (?:a|au|vers) $"
)
# « les personnes enlevées ont été conduites, à bord de véhicules, dans la localité de Ber »
_LED_AWAY = (
    r"\b(?:personnes|femmes|filles|fillettes|eleves|victimes|otages?|captifs|captives|hommes|jeunes|"
    r"passagers|passageres|villageois|enleve[es]{1,3}|kidnappe[es]{1,3})\b[^.;:«»]{0,20} "
    r"(?:ont|avaient|auraient|a|avait|aurait) ete,? "
    r"(?:[a-z]+ment |(?:selon|d'apres) [a-z' ]{2,30}, )?"
    r"(?:conduit|emmene|amene|transfere|convoye)e?s?\b[^.;:«»]{0,60} (?:a|au|dans|vers) "
    r"(?:(?:la |le |l'|un |une )?(?:localite|village|foret|zone|brousse|secteur|ville|camp|base|"
    r"campement) (?:de |d'|du )?)?$"
)
MOVED_ON = AnyOf(_TAKEN, _HELD, _FREED, _JOURNEY, _BODIES, _LED_AWAY)
# « un hôtel de la capitale, Bamako »: there, and not merely the capital
NO_SITE_OF = "".join(
    f"(?<!{word} de la )"
    for word in ("hotel", "restaurant", "centre", "coeur", "quartier", "aeroport", "rues", "camp")
)
# « un sommet de l'Union africaine à Nouakchott », « alors que se tient à Niamey un sommet »
_MEETING = (
    r"(?:sommet|reunion|conference|rencontre|forum|session|pourparlers|negociations|assises|"
    r"concertations?|atelier|congres|elections?|scrutin)"
)
_MEETS = Seldom(
    "sommet|reunion|conference|rencontre|forum|session|pourparlers|negociations|assises|"
    "concertation|atelier|congres|election|scrutin",
    r"\b(?:veille|jours? d|heures? d|semaines? d|avant|marge|approche|prelude|vue|alors que|"
    rf"moment ou|tandis que)\b[^.;:«»]{{0,40}}?\b{_MEETING}s?\b"
    r"(?:(?! (?:a|ont|attaque|tue|lors|qui) )[^.;:,«»]){0,50} (?:a|au) $",
)
_WHILE = Seldom(
    "se t|s'ouvr|se deroul",
    r"\b(?:se (?:tient|tenait|tenir|tiendra|deroule|derouler)|s'ouvr[a-z]{1,4}) "
    r"(?:[a-z]{3,6}di )?(?:a|au) $",
)
_A_MEETING = re.compile(rf",? (?:une? |l[ae]s? |l'|des |s[ao]n? )(?:[a-z]+ )?{_MEETING}")
_FAR = 90
_DOES = re.compile(r" (?:a|ont|est|sont|avait|avaient|qui) [a-z]")  # « un parti a attaqué … »
_MOVED = re.compile(r"parti|(?:re|pro)?ven|en provenance|arriv|pass")
# « le détachement basé à Djibo », « le poste de police installé à Gao »: they stay where they are
_SEAT = Seldom.of(
    r"\b(?:detachements?|postes?|camps?|bases?|garnisons?|brigades?|positions?|contingents?|"
    r"casernes?|commissariats?|quartiers? generaux|quartier general|qg|etat-major|siege|pc)"
    r"(?: (?:de |d'|du |des )?(?:la |l')?(?:g5|[a-z]{4,14})){0,4}(?: \[[^\]]{2,12}\])?,? "
    r"(?:basee?s?|stationnee?s?|cantonnee?s?|installee?s?) a $"
)
# « un convoi du détachement basé à Djibo »: may be hit elsewhere
_MEN_OF = re.compile(
    r"\b(?:convoi|patrouille|unite|equipe|colonne|escorte|releve|vehicules?|elements?|soldats?|"
    r"militaires?|gendarmes?|policiers?) (?:du |de la |d'une? |de l'|des )$"
)
_FELL_TOWARDS = Seldom(
    "vers ",
    r"\b(?:attaquee?s?|attaques|embuscades?|accrochages?|affrontements?|combats|explosions?|raids?|"
    r"assauts?|tuee?s?|enlevee?s?|visee?s?|interceptee?s?|produite?s?|eu lieu|survenue?s?|mines?)"
    r"(?: (?:hier|[a-z]{3,6}di|dimanche)(?: (?:matin|soir))?)?,? vers "
    r"(?:l[ae] (?:commune|ville|village|localite) d(?:e |'))?$",
)
# « Les soldats stationnés à X, dans le nord, ont repoussé une attaque »
_MEN_AT = re.compile(
    r"\b(?:soldats?|militaires?|gendarmes?|policiers?|casques bleus|contingents?|troupes|vdp)"
    r"(?: [a-z]{4,14}){0,2},? (?:basee?s?|stationnee?s?|cantonnee?s?|en poste|deployee?s?) a $"
)
# « les réfugiés hébergés à X ont été attaqués », « ont gagné X où dix civils ont été tués »
_STRUCK_THERE = re.compile(
    r"(?:, (?:au|en|dans) [^,;.:]{3,40})?,?(?: [a-z]+di| hier)?,? ou "
    r"(?!(?:ils|elles) (?:sont|ont ete) (?:accueill|soign|pris))"
    r"[^.;:«»]{3,40}? "
    r"(?:ete|a|ont|avaient) (?:ete )?(?:tue|attaque|vise|abattu|assassin|mene|execut)|"
    r"(?:, (?:au|en|dans) [^,;.:]{3,40},)? (?:ont|avaient) ete (?:[a-z]+ment )?"
    r"(?:tue|attaque|vise|abattu|assassin|massacr|execut)"
)
_FLED = re.compile(
    r"\b(?:accueilli|heberg|recueilli|refugi|gagne|atteint|rejoint)[es]* (?:[a-z]+ment )?(?:a )?$"
)
_FOUGHT = re.compile(
    r"(?:,? [^.;:«»]{0,50}?)?,? (?:a|ont|avaient|avait) (?:repousse|essuye|subi|"
    r"fait (?:l'objet|face)|ete (?:attaque|vise|cible|surpris|(?:la cible|l'objet|victime)))e?s?\b"
)


def moved(origin: re.Match[str] | None) -> bool:
    """Whether words tell of an origin on whatever day: « installés mardi à Gao » is no origin."""
    if origin is None or origin[0].rstrip().endswith(" a"):
        return False  # « revenue lundi à Ber »: there
    return bool(_MOVED.match(origin[0])) and not _DOES.search(origin[0])


def meets_there(text: str, behind: int, before: str, start: int, end: int) -> bool:
    """« l'attaque survient à la veille d'un sommet à Nouakchott »: nobody fought there."""
    if _MEETS.search(before, start, end):
        return True
    return _WHILE.search(before, start, end) is not None and bool(_A_MEETING.match(text, behind))


def struck_where_fled(text: str, start: int, end: int) -> bool:
    """« Les réfugiés hébergés à X ont été attaqués »: there."""
    fled = _FLED.search(text, max(0, start - 40), start)
    return fled is not None and _STRUCK_THERE.match(text, end) is not None


def is_way(text: str, behind: int, before: str, start: int, end: int) -> bool:
    """« un car reliant Boni à Koro a été attaqué près de Bih »: where it was is said."""
    found = _LINKING.search(before, start, end)
    return found is not None and _ELSEWHERE.search(text, behind, behind + _FAR) is not None


def without_times(document: Document, text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the words before a place, and no times: « parti samedi vers 17 heures de Gao »."""
    times = [time for time in document.times_in(start, end) if time.end < end]
    if not times:
        return text, start, end
    kept, last = "", start
    for time in times:
        kept += text[last : time.start].rstrip(", ")
        last = time.end
    kept += text[last:end]
    return kept, 0, len(kept)


def stays(document: Document, start: int, end: int) -> bool:
    """Return whether a place is where what was hit stands: « le poste installé à » X."""
    text, reach = document.text, max(0, start - 90)
    seat = _SEAT.search(text, reach, start)
    if seat is not None:
        return _MEN_OF.search(text, reach, seat.start()) is None
    return _are_hit_there(document, start, end)


def fell_towards(text: str, start: int, end: int) -> bool:
    """Return whether « vers » says about where: « une attaque vers X », « attaqués lundi vers »."""
    return _FELL_TOWARDS.search(text, start, end) is not None


def _are_hit_there(document: Document, start: int, end: int) -> bool:
    """Whether men are attacked where they sit: « les soldats basés à X ont repoussé … »."""
    text = document.text
    if _MEN_AT.search(text, max(0, start - 60), start) is None:
        return False
    hit = _FOUGHT.match(text, end, document.sentence_at(start).end)
    if hit is None:
        return False
    places = document.within("place", hit.end(), document.sentence_at(start).end)
    return all(place.row.kind == "country" for place in places)
