"""Where a clause was that names no place of its own: « cette localité », « le même camp »."""

import re
from itertools import pairwise

from analysis.language.cues import AnyOf, Seldom

from .another_like_it import worst_of_several
from .document import Document, SentenceSpan
from .place_roles import place_role
from .places import PlaceMention
from .unit import Unit
from .unit_places import names_scene

_THIS_PLACE = re.compile(
    r"\W*(?:(?:en|le|debut|fin|mi|il y a) [^,.;:]{2,30}, )?"
    r"(?:c'(?:est|etait) (?:aussi |egalement |encore |deja |toujours ){0,2})?"
    r"(?:(?:contre|dans|a|depuis) )?(?:cette (?:localite|ville|commune|bourgade|cite|bourgade)|"
    r"ce (?:village|hameau|bourg|campement|gros bourg)|"
    r"(?:l[ae] |cett?e )meme (?:localite|ville|commune|village|hameau))\b"
)
# « l'attaque de ce même village avait fait neuf morts »
_SAME_PLACE = (
    r"\b(?:ce|cette|le|la) meme (?:localite|ville|commune|village|hameau|bourgade)\b"
    r"(?! [a-z' ]{0,12}que)"
)
# « deux douaniers y avaient été abattus »: where the sentence before was.
_THERE = (
    r"(?<!il )\by (?:(?:a|ont|avait|avaient|aurait|auraient) ete|(?:revendique|annonce|signale|"
    r"deplore|denombre|evoque)(?:nt)?)\b|"
    # « neuf villageois y ont trouvé la mort », « y sont tombés »
    r"\by (?:(?:a|ont|avait|avaient|aurait|auraient) (?:peri|perdu la vie|trouve la mort)|"
    r"(?:sont|etaient|est|etait) (?:mort|tombe|decede))"
)
# « La seconde n'a pas sauté. Elle a été désamorcée … »: where the mine was.
_OF_IT = re.compile(r"\W*(?:elle|il|celle-ci|celui-ci|ce dernier|cette derniere) (?:a|avait) ete ")
# « Le même camp avait été pris d'assaut »: the one whose place was named with it.
_THE_SAME = Seldom(
    "camp|base|poste|brigade|garnison|marche|eglise|mine|ecole|caserne|detachement",
    r"(?:(?:\b(?:dans|contre) |\W)(?:l[ae] |cett?e |ce )meme |\bce(?:tte)? )(?P<what>camp|base|"
    r"poste|brigade|garnison|marche|eglise|mine|ecole|caserne|detachement)\b(?! (?:de|d'|du) ?)",
)
# « un quartier de la commune »: of the one named before.
_THE_PLACE = (
    r"\b(?:quartier|centre|entree|sortie|marche|mairie|ecole|habitants|eglise|mosquee|dispensaire|"
    r"chef) "
    r"(?:de (?:la|cette) (?:commune|localite|ville|bourgade)|du (?:village|hameau))(?! d[eu' ])"
)
_SITE = (
    r"(?:camp|base|poste|caserne|garnison|position|detachement|brigade|localite|ville|village|"
    r"commune|bourgade|hameau|site|marche|eglise)"
)
# « La localité avait déjà été attaquée en mai », « les lieux, qui avaient déjà subi un assaut »
_ALREADY = (
    rf"\b(?:l[ae] |cett?e |ce |l')?(?:meme )?(?:{_SITE}|lieux)(?: (?!de\b|d')[a-z]{{4,14}}){{0,2}}"
    r"(?:,? qui)? (?:avai(?:t|ent)|a|ont) deja (?:ete|subi|essuye|connu|fait|paye|vecu)\b"
)
# « vingt soldats avaient été tués dans ce camp »
_IN_THIS = (
    "dans ce|contre ce|sur ce|a ce",
    rf"\b(?:dans|contre|sur|a) (?:ce|cett?e|cet) (?:meme )?{_SITE}\b(?! (?:de|d'|du|que|ou) ?)",
)
# « des frappes ont été menées dans cette zone »: of the town named last, whatever it was for
_IN_THE_ZONE = Seldom(
    "cette zone|meme zone|ce secteur|meme secteur|ces environs",
    r"\b(?:dans|sur|vers) (?:cette (?:meme )?zone|ce (?:meme )?secteur|l[ae] meme (?:zone|secteur)|"
    r"ces environs)\b(?! (?:de|d'|du|des|que|ou|frontal|riche)\b)",
)
# « Une cérémonie de transfert des installations s'est déroulée lundi »: of the base named before
_OF_THE_BASE = Seldom(
    "transfert|remise|retrocession|restitution|cession|passation",
    r"\b(?:transfert|remise|retrocession|restitution|cession|passation)(?: [a-z]+)? "
    r"(?:de la base|de l'emprise|des (?:installations|lieux|cles|emprises)|du (?:camp|site))\b"
    r"(?! (?:de|d'|a)\b)",
)
_IN_IT = Seldom.either(_IN_THE_ZONE, _OF_THE_BASE)
# « des positions militaires dans la ville »: of the town told of
_IN_THE = (
    r"\bdans (?:la (?:ville|localite|commune|bourgade)|le (?:village|hameau))"
    r"(?= ?[.,;)]| (?:avant|en|lors|par|selon|ont|a|avaient|avait|dans|mardi|lundi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche)\b)"
)
# « se sont emparés de cette localité », « ont quitté ce village »
_OF_THIS = (
    "cette localite|cette ville|cette commune|cette bourgade|cette cite|ce village|ce hameau|"
    "ce bourg|ce campement",
    r"\b(?:de|du|a|d'|[a-z]+e|[a-z]+is?) (?:cette (?:localite|ville|commune|bourgade|cite)|"
    r"ce (?:village|hameau|bourg|campement))\b(?! (?:de|d'|du|que|qui|ou) ?)",
)
_NAMED_BEFORE = AnyOf(
    _OF_THIS, _SAME_PLACE, _THERE, _THE_PLACE, _ALREADY, _IN_THIS, _IN_THE, is_folded=True
)
# « L'armée a repris la ville jeudi », « Le camp a été abandonné »: the one named before
_THE_GROUND = re.compile(
    r"\b(?:l[ae] |cett?e |ce |du |au )(?:meme )?(?:base|camp|caserne|garnison|poste|position|cite|"
    r"ville|localite|village|commune|bourgade|hameau)\b(?! (?:de|d'|du|des|voisine?|voisins?)\b)"
)
_HOLDS_GROUND = {"capture", "recapture", "handover", "siege"}
# « C'est la deuxième fois que ce poste est visé. En mai, vingt soldats avaient été tués. »
_ANOTHER_TIME = Seldom(
    "ieme fois|seconde fois",
    r"\bla (?:seconde|[a-z]+ieme) fois\b[^.;]{0,40} qu(?:e |')(?:l[ae] |cett?e |ce |l')(?:meme )?"
    rf"{_SITE}\b(?! (?:de|d'|du)\b)",
)
_NOT_THE_FIRST = Seldom(
    "pas la premiere|pas a sa premiere|pas une premiere|deja ",
    r"\bpas (?:la|a sa|une) premiere\b|"
    r"\bavai(?:t|ent) deja (?:ete (?:la cible|vise|attaque|pris|le theatre|frappe|cible)|subi|"
    r"essuye|connu|fait l'objet)",
)
_PAST = re.compile(
    r"\W*(?:deja,? )?(?:en|debut|fin|mi-|le|au mois|lors|il y a)\b[^.;]{2,60}?"
    r"\b(?:avaient|avait|ont|a) "
)
_THEATRE = Seldom.of(
    r", (?:(?:deja|aussi|egalement|recemment) )?(?:theatre|cible|scene|victime|objet) "
    r"d[^,;.:]{1,30}$|"
    # « le village de Bih où a eu lieu l'attaque »
    r",? ou (?:a|avait|s'est|s'etait|est) (?:eu lieu|produite?|deroulee?|survenue?) [^,;.:]{1,12}$"
)
# « à 30 km de Tillé, dont le camp a été attaqué mardi »
_WHOSE = re.compile(r",? dont (?:l[ea]s? |l')[a-z ]{3,40} (?:a|ont|avait|avaient) (?:deja )?ete ")
# « L'information a été confirmée par le ministère à Berne »: nothing happened there
_CONFIRMS = re.compile(
    r"\W*(?:cette |l'|ces |la |cet )(?:informations?|nouvelle|annonce)\b[^.;:]{0,30} "
    r"(?:confirme|donne|annonce|rapporte|relaye|publie|revele|diffuse|infirme|dementi)"
)
_SITE_KNOWN = re.compile(rf"\W*(?:l[ae] |cett?e |ce ){_SITE} (?!d[eu' ])")
_FROM_THE_AIR = {"air_strike", "drone"}
_SPOTTED = re.compile(r"\b(?:a|ont|avait|avaient|ete) (?:localise|repere|detecte|identifie)e?s?\b")
# « la deuxième attaque dans cette ville, après [celle du 21 mars] »: there as well
_ONE_MORE_THERE = Seldom(
    "ieme |second",
    r"\b(?:[a-z]+ieme|seconde?) [^.;:]{3,40}? (?:dans|contre|a|sur|visant) [^.;:]{3,60}$",
)
_ONE = re.compile(r"(?:celles?|celui|ceux) ")
_BEARING = re.compile(r"\b(?:nord|sud|est|ouest) d(?:e |')$")


class NamedLast:
    """The settlement that the sentences so far named last, worked out when it is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last: list[PlaceMention] = []
        self._more: list[list[PlaceMention]] = []
        self._named: list[PlaceMention] = []  # of the latest sentence that names any

    def add(self, named: list[PlaceMention], quiet: SentenceSpan | None = None) -> None:
        """Add the places of one more sentence; `quiet`: the sentence, where it tells nothing."""
        if not named:
            return
        told_before = bool(self._more or self._last)
        if told_before and quiet is not None and _CONFIRMS.match(
            self._document.text, quiet.start, quiet.end
        ):  # fmt: skip
            return
        self._more.append(named)
        self._named = named

    def places(self) -> list[PlaceMention]:
        """Return the settlement, none where no sentence names one."""
        for named in self._more:
            here = [
                place for place in named
                if not place.is_area and place_role(self._document, place) in ("event", "speaker")
            ]  # fmt: skip
            self._last = [p for p in here if not p.is_near][-1:] or here[-1:] or self._last
        self._more.clear()
        return list(self._last)

    def just_named(self, sentence: int) -> list[PlaceMention]:
        """Return the only settlement of the sentence before one, whatever it is named for."""
        near = [p for p in self._named if p.sentence == sentence - 1 and not p.is_area]
        near = [p for p in near if not p.is_near] or near  # « à Balliata, près de Gorom-Gorom »
        return near if len(near) == 1 else []


def lend_place(document: Document, units: list[Unit], before: NamedLast) -> None:
    """Give clauses the place named last: « Cette localité a été visée dimanche »."""
    for unit in units:
        if not names_scene(document, unit) and (
            _THIS_PLACE.match(document.text, unit.start, unit.end)
            or _NAMED_BEFORE.is_in(document.text, unit.start, unit.end)
            or _is_of_another_time(document, unit, _ANOTHER_TIME)
            or _is_of_the_ground(document, unit)
            or (
                unit.main is not None
                and unit.main.frame == "disarming"
                and _OF_IT.match(document.text, unit.start, unit.end)
            )
        ):
            unit.places, unit.is_lent = before.places(), True
        elif not unit.places and (
            _IN_IT.search(document.text, unit.start, unit.end)
            or _was_spotted(document, unit)
            or _is_of_another_time(document, unit, _NOT_THE_FIRST)
            or worst_of_several(document, unit.start, unit.end)
        ):
            unit.places, unit.is_lent = _just_named(document, unit.sentence.index, before), True
    for left, right in pairwise(units):
        if (
            right.is_older and not (right.places or right.areas)
            and _ONE_MORE_THERE.search(document.text, left.start, left.end)
            and _ONE.match(document.text, right.start)
        ):  # fmt: skip
            right.places, right.is_lent = list(left.places), True


def _is_of_the_ground(document: Document, unit: Unit) -> bool:
    """« L'armée a repris le contrôle de la localité »: of the one that was taken."""
    main = unit.main
    if main is None or unit.areas or not main.is_verb or main.frame not in _HOLDS_GROUND:
        return False
    return _THE_GROUND.search(document.text, unit.start, unit.end) is not None


def _just_named(document: Document, sentence: int, before: NamedLast) -> list[PlaceMention]:
    """Return where the last sentence was, also where it only said « le village était visé »."""
    just = before.just_named(sentence)
    if just or sentence == 0:
        return just
    last = document.sentences[sentence - 1]
    return before.places() if _SITE_KNOWN.match(document.text, last.start, last.end) else []


def _was_spotted(document: Document, unit: Unit) -> bool:
    """« L'armée a localisé une colonne à Gossi. Des frappes l'ont détruite »: there."""
    main, index = unit.main, unit.sentence.index
    if main is None or main.frame not in _FROM_THE_AIR or index == 0:
        return False
    last = document.sentences[index - 1]
    return last.role == "body" and _SPOTTED.search(document.text, last.start, last.end) is not None


def _is_of_another_time(document: Document, unit: Unit, announced: Seldom) -> bool:
    """Whether a clause tells the time before, which words of the last sentence announced.

    « Ce n'est pas la première fois que X est visé. En mai, dix soldats avaient péri »: there.
    """
    index = unit.sentence.index
    if index == 0 or not unit.times or unit.start != unit.sentence.start:
        return False
    last = document.sentences[index - 1]
    return (
        announced.search(document.text, last.start, last.end) is not None
        and _PAST.match(document.text, unit.start, unit.end) is not None
    )


def lend_site(document: Document, units: list[Unit], places: list[PlaceMention]) -> None:
    """Give clauses the place of a site: « Le même camp avait été pris d'assaut »."""
    for unit in units:
        same = (
            None
            if unit.places
            else _THE_SAME.search(document.text, unit.start - 1 if unit.start > 1 else 0, unit.end)
        )
        if same is None:
            continue
        site = re.compile(rf"\b{same['what']}(?: [a-z]{{3,14}}){{0,2}} (?:de |d'|du |a )$")
        named = [
            p for p in places
            if p.end < unit.start and not p.is_area
            and site.search(document.text, max(0, p.start - 50), p.start)
        ]  # fmt: skip
        unit.places, unit.is_lent = named[-1:], bool(named)


def scene_of(document: Document, unit: Unit, places: list[PlaceMention]) -> PlaceMention | None:
    """Return the place of « non loin de Kabaléwa, théâtre d'un attentat mercredi »."""
    main = unit.main
    if main is None:
        return None
    if main.is_verb:
        near = [p for p in places if unit.start <= p.start and p.end < main.start]
        whose = near and not near[-1].is_area and _WHOSE.match(document.text, near[-1].end)
        return near[-1] if whose else None
    theatre = _THEATRE.search(document.text, max(unit.start, main.start - 50), main.start)
    if theatre is None:
        return None
    before = [
        p for p in places
        if p.end <= theatre.start() and not p.is_area
        and not _BEARING.search(document.text, max(0, p.start - 20), p.start)
    ]  # fmt: skip
    return before[-1] if before else None
