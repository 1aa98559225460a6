"""Who did what a noun tells: « menée par X », « l'attaque de jihadistes », « un drone malien »."""

import re

from analysis.language.cues import Seldom

from .clauses import FORCES, Happening
from .document import Document
from .holders import is_held, is_used
from .noun_phrase import NounPhrase
from .objects import acts_next
from .party import Party

# « l'attaque de jihadistes »: theirs; « l'attaque du camp »: on it; « la frappe de l'armée »: its
# own.
_ATTACKERS = {"jihadist", "armed_men", "separatist", "mercenary", "assailant"}
_RAIDS = {"attack", "raid", "killing"}
_BY_NATURE = ("dozo", "chasseur", "milic")  # « une attaque de dozos », « d'une milice »
_MILITIAS = {"dozo", "militia", "army", "named"}
# « l'arrestation de terroristes »: it befalls them.
_SUFFERED = {"arrest", "abduction", "killing", "execution", "casualty", "neutralisation"}
_FROM_AFAR = {"air_strike", "drone", "shelling", "neutralisation"}
# « une opération conjointe franco-malienne », no « l'opération française au Sahel »
_AN_OPERATION = re.compile(
    r"\b(?:une|un|cette|ce|deux|des|plusieurs) (?:[a-z]+ )?(?:operations?|interventions?|raids?|"
    r"offensives?|actions?|ratissages?|missions?|patrouilles?)"
    r"(?: (?:conjointe|militaire|combinee?|heliporte|heliportee|aeroportee?|antiterroriste|ciblee?|"
    r"speciale|commune|terrestre|anti-?d?jihadiste|aeroterrestre|aerienn?e?|mixte)s?| d'envergure| "
    r"de (?:ratissage|securisation|reconnaissance|controle))* $"
)
_OPERATION_REACH = 70
# « le retrait des soldats français », « le départ de la Minusma »: they leave.
_BASES = {"handover"}
AIM = Seldom.of(
    # « cette opération visait à punir ceux qui … »: a purpose
    r"\b(?:contre|vis(?:ant|ait|aient|e|ent)(?! a [a-z']{2,20}(?:er|ir|re)\b)|sur|"
    r"cibl(?:ant|ait|aient)|a l'encontre d[e']|au prejudice d[e']|dirigee contre)(?![a-z])"
)
# « l'affrontement a éclaté malgré le dispositif déployé par … »: by whom something else was done
_OTHERS_AGENT = re.compile(
    r"\b(?:(?:malgré|grâce|qui|que|dont|où)\b|"
    r"(?:a|ont|(?<![-'’])est|sont|avait|avaient|était|étaient) "
    r"(?!(?:[a-zéè]+ment |déjà |aussi |également )?(?:été|eu)\b|d[eu] |d['’]|"
    r"(?:perpétr|men|lanc|dirig|attribu|imput|revendiqu|organis|exécut|effectu|orchestr|foment)ée?s?"
    r"|(?:commis|conduit|tendu)e?s?\b))"
)
_OF = {"de", "d'", "des", "du"}
_HAS = re.compile(r"\b(?:ont|avai(?:t|en)t) |^ a ")  # « le raid a causé la mort de rebelles »
_DONE = re.compile(r" (?:perpetre|mene|commis|lance|conduit|dirige|fomente|orchestre)e?s? ")
# « Une attaque contre … a été perpétrée mardi soir, près de X, par des jihadistes »
_WAS_DONE = re.compile(
    r" (?:a|ont|avait|avaient|aurait|auraient) ete (?:[a-z]+ment )?(?:perpetre|mene|commis|lance|"
    r"conduit|dirige|fomente|orchestre|execute|revendique)e?s? "
)
_NEAR_AGENT, _OWN_REACH = 90, 24
_SCENE, _SCENE_OF = 120, re.compile(r"\b(?:theatre|cible|objet|scene|victime) d(?:e |')[^.;:]*$")
_OPERATIONS = ("operation", "reconnaissance", "action", "ratissage", "contre-offensive",
               "riposte", "expedition punitive", "offensive", "raid", "incursion", "descente",
               "bavure", "tir", "rafale", "coups de feu")  # fmt: skip
# « la pire attaque essuyée par l'armée »: it was hit
BORNE = re.compile(
    r"\b(?:essuye|subi|endure|encaisse|connu|vecu|enregistre|repousse|contree|stoppe|contenu|enraye)"
    r"e?s? (?:[a-z]+ )?par "
)
# « une attaque confirmée, condamnée, qualifiée de barbare par l'armée »: not hers
HEARD_OF = re.compile(
    # « mardi passé par », « une frappe précise par », « la cité par »: no verbs
    r"\b(?:passee?s? (?:sous silence|inapercue?s?)|citee?s|precisees?|cachees?|"
    r"(?:confirm|condamn|denonc|rapport|annonc|evoqu|signal|relat|deplor|dement|qualifi|dejou|"
    r"decri|constat|document|film|photographi|reconnu|contest|mentionn|relay|salu|minimis|jug|"
    r"suivi|observ|attend|redout|critiqu|anticip|revel|diffus|publi|comment|analys|racont|verifi|"
    r"authentifi|recens|compt|repertori|fustig|regrett|stigmatis|empech|evit|detaill|craint|"
    r"communiqu|exploit|approuv|attribu|imput|couvert|commemor|dit|affirm|declar|expliqu|tenu|"
    r"rend|prise? au serieux|percu|consider|present|decouvert|identifi|examin|enquet|"
    r"reprouv|desapprouv|occult|dissimul)(?:e|i|u|t|is)?e?s?)"
    r"(?: (?!men|perpetr|commis|lanc|condui|execut|tend|revendi|orchestr|provoqu|effectu|realis|"
    r"oper[ae]|tir|caus|dirig|planifi|organis)[a-z'-]+){0,4}"
    r" par (?![^.;:]*\bpar )"
)
# « attribuée à X », « imputée par l'armée à X »
_BLAMED = re.compile(
    r"\b(?:attribu|imput)ee?s? (?:[a-z]+ment )?(?:par (?:[^.,;:]{2,40} (?:a|aux?) )?|"
    r"(?:a|aux?) (?:[^.,;:]{2,40} par )?)$"
)
# « contre la force conjointe, lancée en 2017 par le G5 Sahel »: the force was
_FOUNDED = re.compile(
    r"\b(?:force|operation|mission|coalition|alliance)s?\b[^.;:]{0,40}? (?:"
    r"(?:cree|fonde|mise (?:en place|sur pied))e?s?(?: en (?:[a-z]+ )?\d{4})?|"
    r"(?:lance|dirige|initie)e?s? en (?:[a-z]+ )?\d{4}) par $"
)
# « un raid contre une base terroriste a permis à l'armée de saisir des armes »: hers
_LET_THEM = re.compile(
    r" (?:a|ont|avait|avaient|aurait|auraient) [a-z, 0-9]{0,24}?permis,? (?:[a-z]+ ){0,2}(?:aux? |"
    r"a (?:l'|la |nos |ses |leurs |une |des ))?$"
)
_AND_OF = re.compile(r" et (?:de |du |des |d'|par |a |aux? )?(?:l'|la |ses |leurs )?")


def agents_of(
    document: Document, happening: Happening, right: list[NounPhrase], left: list[NounPhrase]
) -> list[NounPhrase]:
    """« menée par X », « attribuée à X », « l'attaque de jihadistes présumés ».

    `right` and `left` are the people of the sentence after and before the noun.
    """
    agents = []
    for phrase in right:
        between = document.text[happening.end : phrase.start]
        after = document.text[phrase.end : phrase.end + 12].strip()
        if phrase.preposition == "par" and len(between) < max(
            _agent_reach(document, happening, phrase), _reach_of_the_hurt(happening, right, phrase)
        ):
            printed = document.original(happening.end, phrase.start).lower()
            whose = is_held(printed) or is_used(printed)
            # « a » is no « à »
            is_of_others = _OTHERS_AGENT.search(printed) or HEARD_OF.search(between)
            borne = BORNE.search(between) or _BLAMED.search(between)
            if not (whose or is_of_others or borne or _FOUNDED.search(between)):
                agents.append(phrase)
        elif phrase.preposition in {"a", "aux", "au"} and _BLAMED.search(between):
            # « cette attaque fait suite au massacre de X, attribué à Y »: that one was
            if not document.within("trigger", happening.end + 1, phrase.start):
                agents.append(phrase)
        elif (
            _is_operation(document, happening)
            and phrase.cls in FORCES
            and _LET_THEM.search(document.text, happening.end, phrase.start)
        ):
            agents.append(phrase)
        elif agents and is_joined(document, agents[-1], phrase):
            agents.append(phrase)  # « de l'armée et du groupe Wagner »
        elif AIM.search(document.text, happening.end, phrase.start):
            continue  # « les tirs de mortier contre le camp de la Minusma »
        elif phrase.preposition in _OF and len(between) < 24 and not _HAS.search(between) and (
            (_is_outlaw(document, phrase) and happening.frame not in _SUFFERED)
            or _is_of_those_who_came(document, happening, phrase, right, left)
            or (happening.frame in _FROM_AFAR | _BASES and phrase.cls in FORCES)
            or (phrase.cls in _MILITIAS and AIM.pattern.match(after))
            and not is_of_a_thing(document, phrase)
            or (_is_operation(document, happening) and phrase.cls in FORCES)
        ):  # fmt: skip
            agents.append(phrase)
    return agents


def is_joined(document: Document, agent: NounPhrase | Party, phrase: NounPhrase) -> bool:
    """« la coalition JNIM-FLA », « par X et Y », not « par X et les soldats ont riposté »."""
    if phrase.cls not in FORCES:
        return False
    if phrase.start - agent.end <= len("-"):
        return True
    return bool(_AND_OF.fullmatch(document.text, agent.end, phrase.start)) and not acts_next(
        document, phrase
    )


def _agent_reach(document: Document, happening: Happening, phrase: NounPhrase) -> int:
    """« Deux attaques ont eu lieu, dimanche, à X, dans la commune de Y, par des hommes armés ».

    « L'attaque perpétrée lundi contre le camp de X, dans le nord du pays, par des jihadistes »
    """
    between = happening.end, phrase.start
    was_done = _WAS_DONE.search(document.text, *between)
    if was_done is not None:
        between = was_done.end(), phrase.start
    is_told = (
        was_done
        or document.text.find(" eu lieu", *between) >= 0
        or _DONE.match(document.text, happening.end)
    )
    if not is_told or document.within("trigger", *between):
        return _NEAR_AGENT
    return 2 * _NEAR_AGENT


def _reach_of_the_hurt(happening: Happening, right: list[NounPhrase], agent: NounPhrase) -> int:
    """« le massacre, à Boni, près de la frontière, de villageois par des X »: they stand beside."""
    before = [p for p in right if p.end < agent.start]
    hurt = before[-1] if before and happening.frame in _SUFFERED else None
    if hurt is None or hurt.preposition not in _OF:
        return 0
    return 2 * _NEAR_AGENT if agent.start - hurt.end <= len(" par ") else 0


def _is_operation(document: Document, happening: Happening) -> bool:
    """« une opération conjointe de l'armée »: theirs, never on them."""
    return document.text.startswith(_OPERATIONS, happening.start)


def is_of_a_thing(document: Document, phrase: NounPhrase) -> bool:
    """« l'attaque du convoi de la Minusma sur l'axe de Gao »: hers was hit."""
    things = document.within("target", max(0, phrase.start - _OWN_REACH), phrase.start)
    return bool(things) and things[-1].end + len(" de la ") >= phrase.start


def _is_outlaw(document: Document, phrase: NounPhrase) -> bool:
    """« l'attaque de jihadistes », « l'assaut des éléments de Boko Haram »: theirs."""
    return phrase.cls in _ATTACKERS or (
        phrase.cls in ("fighter", "named")
        and document.vocabulary.blocs.get(phrase.actor or "") in ("jihadist", "separatist")
    )


def _is_of_those_who_came(
    document: Document, happening: Happening, phrase: NounPhrase, right: list[NounPhrase],
    left: list[NounPhrase],
) -> bool:  # fmt: skip
    """« dix civils tués dans une attaque de dozos »: theirs, since others fell.

    « l'attaque des dozos par … », « l'attaque du camp de miliciens »: on them.
    """
    if happening.frame not in _RAIDS or phrase.cls not in _MILITIAS:
        return False
    if is_of_a_thing(document, phrase) or any(p.preposition == "par" for p in right):
        return False
    if document.within("target", phrase.start, phrase.end):
        return False  # « l'attaque du détachement militaire »: it stood there
    if any(p.cls == "civilian" and p.preposition is None for p in left):
        return True
    # « le village a été le théâtre d'une attaque d'un groupe de chasseurs »
    before = happening.start - _SCENE if happening.start > _SCENE else 0
    if _SCENE_OF.search(document.text, before, happening.start) and any(
        noun.row.owner == "civilian" for noun in document.within("target", before, happening.start)
    ):
        return True
    return phrase.determiner is None and document.text.startswith(_BY_NATURE, phrase.head_start)


def owner_of_craft(document: Document, happening: Happening) -> list[NounPhrase]:
    """« un drone malien », « une opération franco-malienne »: the army of that country, or two."""
    found = document.within("demonym", happening.end, happening.end + _OPERATION_REACH)[:2]
    if not found or not _is_of_state(document, happening, found[0].start):
        return []
    joined = len(found) > 1 and document.text[found[0].end : found[1].start] in ("-", " et ")
    return [
        NounPhrase(h.start, h.end, "army", None, h.row.country, None, None, None, False,
                   happening.sentence, h.start, h.end)
        for h in found[: 1 + joined]
    ]  # fmt: skip


def _is_of_state(document: Document, happening: Happening, at: int) -> bool:
    if happening.frame in _FROM_AFAR and at <= happening.end + 1:
        return True
    if happening.frame not in _RAIDS | _FROM_AFAR:
        return False
    return bool(_AN_OPERATION.search(document.text, max(0, happening.start - 12), at))
