"""Who acts and whom it hits, where a noun tells an event: « une embuscade tendue par … »."""

import re
from itertools import pairwise

from analysis.language.cues import Seldom

from .clauses import Happening, give, zone_end
from .defeats import foe_of
from .disorders import is_of_a_crowd
from .document import Document, SentenceSpan, VerbHit
from .doubts import is_denied
from .holders import is_held
from .landmarks import is_beside_landmark, is_where_taken
from .not_aimed import corrected
from .noun_agents import AIM, BORNE, agents_of, owner_of_craft
from .noun_phrase import NounPhrase
from .objects import acts_next
from .opposed import is_glossed, oppose
from .party import OUTLAWS
from .prompts import WHY
from .subjects import subject_nouns, subject_of

# From here on the sentence tells who claims the act; that is read with the claims.
_CLAIMED = Seldom.of(r"\b(?:revendique|s'est attribue|s'attribue|endosse)")
_AGAINST = Seldom.of(r"\b(?:contre|visant|ciblant|a l'encontre d[eu'])(?![a-z])")
_NOT_AIMED = re.compile(r"n(?<=\bn)(?:'a|'ont|'avait|e) (?:pas )?(?:vis[a-z]+ pas|vise\b)")
# « Ces attaques interviennent au lendemain d'une autre contre un convoi »
_COMES = re.compile(
    r" (?:[a-z]{5,14} )?(?:d(?:e |u |es |')[^,.;:]{3,40} )?"
    r"(?:(?:intervien|survien)[a-z]+|fait suite|font suite|"
    r"(?:est|sont) (?:inter|sur)venue?s?)\b"
)
# « … est la plus meurtrière depuis celle perpétrée contre X »: what follows is of the other
_THAN_ANOTHER = Seldom.of(r"\b(?:depuis|que|apres|comme) (?:celle|celui|celles|ceux)\b")
# « a mené une série de frappes »: done, and no background
_SERIES = Seldom.of(r"\b(?:une |plusieurs )?(?:serie|vague|salve)s? d(?:e |')$")
_AND_ALSO = re.compile(
    r", ?(?:et |ainsi que |ou |mais aussi |puis )?(?:contre |sur |de |d'|du |des |a |au |aux )?"
)
# « une opération de sécurisation des populations »: for them; « ce groupe allié d'Aqmi »: others
_BESIDE_THEM = Seldom.of(
    r"\b(?:securisation|protection|defense|secours|sauvetage|liberation|evacuation|assistance|"
    r"appui|soutien|renfort|intervention|concours|participation|faveur|allie|alliee|allies|"
    r"proche|proches|membre|membres|rival) "
    r"(?:de|d'|du|des|a|au|aux) ?(?:la |l')?$"
)
# « l'attaque de jihadistes » is theirs, « la neutralisation de jihadistes » is not.
_BEFALLS = ("neutralisation", "mise hors")
_HIT_CLASSES = ("army", "police", "civilian", "militia", "peacekeeper", "named", "person", "dozo")
# « trois jours après l'attaque de Boni, un poste a été visé »: the rest tells another act.
_SINCE = Seldom.of(
    r"\b(?:apres|avant|depuis|au lendemain d[e']|suite a) ?"
    r"(?:l'|la |le |les |une? |cette |cet |ce )?$"
)
_MAIN_CLAUSE = re.compile(r", (?=(?:une?|l[ae]s?|des|deux|trois|plusieurs|ces?|cet|cette) |l'|\d)")
_VICTIMS_OF = Seldom(
    "victime|cible|objet",
    r"(?<!les )(?<!des )(?<!sur )\b(?:victimes?|cibles?|objet)(?: ce [^,]{3,40},)? d(?:e |"
    r"')(?:la |l'|une? |cette )?$",
)
_THEN_OTHERS = Seldom.of(r"\b(?:suivie?s?|precedee?s?|accompagnee?s?) (?:de|d'|par) ?")


def find_roles(
    document: Document, happening: Happening, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> None:
    """Give a noun of its clause those who act and those it hits."""
    if is_of_a_crowd(document, happening):
        return  # « des heurts entre jeunes et policiers »: who struck whom nobody says
    start, end = happening.end, happening.zone[1]
    claimed = _CLAIMED.search(document.text, start, end)
    end = claimed.start() if claimed else end
    comes = _COMES.match(document.text, start, end)
    end = comes.end() if comes else end  # what follows is the other event
    other = _THAN_ANOTHER.search(document.text, start, end)
    end = other.start() if other else end
    why = WHY.search(document.text, start, end)
    end = why.start() if why else end  # « Ce raid serait une vengeance suite à la mort de … »
    if _SINCE.search(document.text, max(sentence.start, happening.start - 30), happening.start):
        main = _MAIN_CLAUSE.search(document.text, start, end)
        end = main.start() if main else end  # « Après l'attaque de X, un camp a été pris »
    denied = corrected(document, start, end)
    if denied is not None and denied.but is not None:
        end = zone_end(document, denied.but, sentence)
    right = [
        p for p in phrases
        if start <= p.start < end and not (denied and denied.start <= p.start < denied.end)
    ]  # fmt: skip
    acting = (
        p.start
        for p in right
        if document.text.endswith((", ", ", les "), start, p.start) and acts_next(document, p)
    )
    end = next(acting, end)  # « Après l'attaque de Boni, l'armée a bombardé le camp de Koro »
    left = [p for p in phrases if p.end <= happening.start]
    give(happening, "initiator", agents_of(document, happening, right, left), [])
    give(happening, "initiator", owner_of_craft(document, happening), [])
    taken = happening.initiators
    aim = _AGAINST.search(document.text, start, end)
    # « une attaque de terroristes à bord de véhicules contre le camp »: the camp
    near = aim.end() if aim else start
    hit = document.within("target", denied.but if denied and denied.but else near, end)
    nouns = [noun for noun in hit if not is_where_taken(document, noun)][:2]
    aimed = [p for p in right if p not in taken and _is_aimed(document, happening, p, right)]
    aimed = aimed[:1] + [p for p in aimed[1:] if not is_glossed(document, p, p.start - 3)]
    aimed = _as_far_as_listed(document, aimed)
    if denied is not None and denied.but is not None:
        aimed = [p for p in right if p.start >= denied.but and p.preposition != "par"][:1] or aimed
    give(happening, "target", aimed[:3], nouns)
    before = document.text, max(sentence.start, happening.start - 70), happening.start
    if _VICTIMS_OF.search(*before):
        hit = [p for p in left if p.preposition is None and p.cls != "victim"]
        give(happening, "target", hit[-1:], [])
    if happening.frame == "clash":
        oppose(document, happening, right, left, before[1])
        for role, foe in foe_of(document, happening, right):
            give(happening, role, [foe], [])
    light = light_verb(document, happening, sentence)
    if light is not None:
        verb, direction = light
        if direction == "subject_claims":
            happening.is_claimed = True
        if direction == "subject_is_initiator" and _SERIES.search(*before):
            happening.is_generic = False
        subject = subject_of(document, verb, sentence, phrases)
        passive = verb.reading.voice == "passive"
        if direction == "subject_is_target" and not passive:
            give(happening, "target", subject, subject_nouns(document, verb, sentence))
        elif (
            direction == "subject_is_initiator"
            and not passive
            and verb.reading.voice != "participle"
        ):
            give(happening, "initiator", subject, [])
            if is_denied(document, verb.reading.start):
                happening.is_hearsay = True


def _as_far_as_listed(document: Document, aimed: list[NounPhrase]) -> list[NounPhrase]:
    """« contre un camp de l'armée, provoquant la panique des habitants »: the camp alone."""
    for at, (one, other) in enumerate(pairwise(aimed), 1):
        comma = document.text.find(",", one.end, other.start)
        if comma >= 0 and _AND_ALSO.fullmatch(document.text, comma, other.start) is None:
            return aimed[:at]
    return aimed


def _is_aimed(
    document: Document, happening: Happening, phrase: NounPhrase, right: list[NounPhrase]
) -> bool:
    between = document.text[happening.end : phrase.start]
    if is_beside_landmark(document, happening.end, phrase.start):
        return False
    if phrase.preposition == "par":
        printed = document.original(happening.end, phrase.start).lower()
        return BORNE.search(between) is not None or is_held(printed)
    if _BESIDE_THEM.search(document.text, happening.start, phrase.head_start):
        return False
    if _THEN_OTHERS.search(between):
        return False  # « des frappes de l'armée, suivies de celles de Barkhane »
    if between.endswith(", ") and acts_next(document, phrase):
        return False  # « Après l'attaque contre le convoi, l'armée a bombardé … »
    if _NOT_AIMED.search(between) and " mais " not in between:
        return False  # « Cette attaque n'a pas visé les Français mais un poste du MNLA »
    if phrase.preposition in {"contre", "sur"} or AIM.search(
        document.text, happening.end, phrase.start
    ):
        return True
    if happening.frame == "ambush" and phrase.preposition in ("a", "au", "aux"):
        return True
    befalls = document.text.startswith(_BEFALLS, happening.start)
    return (
        phrase.preposition in {"de", "d'", "du"}
        and len(between) < 60
        and between.count(",") != 1
        and (phrase.cls in _HIT_CLASSES or befalls and phrase.cls in OUTLAWS)
        and not _is_of_a_group(document, phrase, right)
        and not _is_author(document, happening.end, phrase.start)
    )


def _is_author(document: Document, start: int, end: int) -> bool:
    """« L'attaque porte la signature de X », « est l'œuvre du Y »: whose it is said to be."""
    hedges = document.within("hedge", start, end) if "hedge" in document.hits else []
    return any(hit.row.kind == "authorship" for hit in hedges)


def _is_of_a_group(document: Document, phrase: NounPhrase, right: list[NounPhrase]) -> bool:
    """« la Katiba Macina du Jnim »: what a group belongs to is not what it attacks."""
    if phrase.actor is None:
        return False
    before = phrase.start - len(phrase.preposition or "") - 1
    return any(p.end in (before, before - 1) for p in right if p.start < phrase.start)


def light_verb(
    document: Document, happening: Happening, sentence: SentenceSpan
) -> tuple[VerbHit, str] | None:
    """Return the verb that carries the noun: « ont mené une attaque », « a subi une attaque »."""
    for verb in document.verbs_of("light", sentence.start, happening.start):
        if 0 <= happening.start - verb.end <= 45:
            return verb, verb.phrase.row.direction
    return None
