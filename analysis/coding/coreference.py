"""Mentions that point back: « ces mêmes groupes », « les deux soldats », « ces miliciens »."""

import re

from .contingents import is_no_keeper, lend_to_the_un
from .document import Document
from .mourned import give_army, group_of_man
from .noun_phrase import COLLECTIVES, NounPhrase, identify
from .only_army import OWN_BLOCS, follow_the_only_army, is_dress
from .party import ARMED_CLASSES, NO_PARTY_NAMES, OUTLAWS
from .trades import serves_at_a_post
from .whose_men import (
    OF_GROUND,
    country_of_owner,
    force_of_owner,
    force_of_what_was_hit,
)

# Words for those in power here, whoever else the text is about; and words for any government.
_HOME = {"junte", "putschiste", "regime", "pouvoir", "gouvernorat"}
_ANYBODYS = {"gouvernement", "autorite"}
# Who « ces mêmes groupes armés » can be.
_NO_STATE = {"jihadist", "separatist", "self_defence", "unspecified"}
_OF_THE_GROUP = re.compile(
    r" d(?:u|e ce|e la|e cette|e l'|u meme|e la meme) ?(?:meme )?"
    rf"(?:{'|'.join(sorted(COLLECTIVES))})\b"
    r"(?: (?:d?jihadiste|terroriste|islamiste|extremiste|radicale?|armee?|insurge))*\b"
    r"(?! (?!(?:ont|avaient|auraient|sont|etaient|se|y|qui|et|dans|en|sur|a|aux?|lors|pres|"
    r"contre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|venus|armes|lourdement)\b)"
    r"[a-z])"
)
_ARMED = {"jihadist", "separatist"}
_SERVING = ("army", "police", "fighter")
_OWN_MEN = re.compile(r"\b(?:ses|leurs|son) ")
_THEIR_MEN = re.compile(r"\bleurs ")
_WITH = re.compile(r"[^.;:«»\"]{0,60}?(?:,| et| avec|,? ainsi que) (?:(?:au moins|environ) )?")
_OF = 6
# « le groupe d'Abou Walid », « les hommes de Koufa »: they, not he
_HIS_GROUP = re.compile(r"\b(?:groupe|mouvement|faction|hommes|combattants|fideles) d(?:e |u |')$")
_OF_HIM = 20
_SOON = 4  # sentences within which soldiers counted again are those told of
_MORE = re.compile(r"\b(?:autres?|seconde?|(?:deux|trois|quatr|cinqu|six)iemes?)\b")
# Who fights in Mali under a flag of its own, and whose soldiers fight at home across a border.
_OWN_FLAG, _NEAR_BY = {"ML", "FR", "US", "RU", "TR", "UA"}, {"BF", "NE", "TD", "DZ", "MR"}
_MILITIAS = {"dozo_dan_na_ambassagou", "vdp", "gatia_plateforme"}
# Who can be told of again as somebody known, or is the one known.
_FOLLOWED = {"armed_men", "jihadist", "fighter", "peacekeeper", "named", "army", "police",
             "militia", "dozo", "separatist"}  # fmt: skip


def follow_up(document: Document, phrases: list[NounPhrase]) -> None:
    """« treize soldats » after « treize militaires français »: the same people, the same army."""
    told: list[NounPhrase] = []
    armed: NounPhrase | None = None
    militia: NounPhrase | None = None
    keepers: NounPhrase | None = None  # the soldiers counted last, if they are peacekeepers
    counted: dict[int, NounPhrase] = {}  # soldiers by their number, peacekeepers or not
    blue: dict[str, str | None] = {}  # whose peacekeepers were told of
    last: NounPhrase | None = None
    outlaws: NounPhrase | None = None
    missions = [p.sentence for p in phrases if p.actor == "minusma"]
    for at, phrase in enumerate(phrases):
        before, last = last, phrase
        if phrase.cls == "civilian" and serves_at_a_post(document, phrase):
            phrase.cls = "police"
        elif (group := group_of_man(document, phrases, at)) is not None:
            phrase.cls, phrase.actor = "fighter", group
        if outlaws is not None and _are_theirs(document, outlaws, phrase):
            phrase.cls, phrase.actor = outlaws.cls, outlaws.actor
        elif phrase.cls in OUTLAWS:
            outlaws = phrase
        elif phrase.cls in ARMED_CLASSES and phrase.name_kind not in NO_PARTY_NAMES:
            outlaws = None  # « … ont attaqué les VDP. Trois de leurs combattants … »: whose?
        if phrase.cls not in _FOLLOWED:
            if phrase.actor in _MILITIAS:
                militia = phrase
            continue
        if phrase.name_kind == "leader" and _leads(document, phrase):
            phrase.name_kind = "unit"
        if phrase.cls in _SERVING and before is not None and _are_his(document, before, phrase):
            phrase.cls, phrase.actor = before.cls, before.actor
        if phrase.cls == "police" and before is not None and before.cls == "civilian":
            if _are_with(document, before, phrase):
                phrase.cls = "person"  # « le maire et deux de ses gardes »: whose men?
        if phrase.cls == "armed_men" and _is_the_same(document, phrase) and armed is not None:
            phrase.actor = armed.actor
        if armed is not None and _is_the_group(document, phrase):
            phrase.actor = armed.actor
        if phrase.country is not None and _is_of_the_un(document, phrase):
            blue[phrase.country] = identify(document, phrase)
        keeps_peace = document.text.startswith("gardien", phrase.head_start)
        if missions and (keeps_peace or _serves(document, phrase, missions)):
            phrase.actor = "minusma"
        if phrase.cls == "army" and phrase.actor is None and phrase.country in blue:
            phrase.actor = blue[phrase.country]  # « neuf autres soldats tchadiens »
        same = counted.get(phrase.quantity.low) if phrase.quantity is not None else None
        for earlier in filter(None, (keepers, same)):
            if _is_of_the_un(document, earlier) and _are_as_well(document, earlier, phrase):
                phrase.actor = identify(document, earlier)
        if phrase.quantity is not None and phrase.cls in ("army", "police", "peacekeeper", "named"):
            keepers = phrase if _is_of_the_un(document, phrase) else None
            counted[phrase.quantity.low] = phrase
        if phrase.cls in _SERVING and phrase.actor is None and phrase.country is None:
            phrase.actor = _of_the_mission(document, phrase, phrases)
        if phrase.cls == "militia" and militia is not None and _points(document, phrase):
            phrase.actor = identify(document, militia)
        if militia is not None and phrase.cls == "fighter" and _head(document, phrase) == _head(
            document, militia
        ):  # fmt: skip
            phrase.cls, phrase.actor = militia.cls, identify(document, militia)
        if phrase.cls == "dozo" or phrase.actor in _MILITIAS:
            militia = phrase
        if (
            phrase.cls in {"named", "fighter", "separatist"}
            and document.vocabulary.blocs.get(phrase.actor or "") in _NO_STATE
            and phrase.name_kind != "affiliation"  # « lié à Al-Qaïda »: she is not there
        ):
            armed = phrase
        if phrase.cls not in {"army", "police"}:
            continue
        if phrase.country is None and phrase.actor is None:
            phrase.country = country_of_owner(document, phrase, phrases)
            phrase.actor = force_of_owner(document, phrase, phrases)
        if phrase.country is None and phrase.actor is None:
            give_army(document, phrases, at)
        if phrase.country is None and phrase.actor is None:
            phrase.actor = force_of_what_was_hit(document, phrase, phrases)
        if phrase.country is not None or phrase.actor is not None:
            told += [] if is_dress(document, phrase) else [phrase]
            continue
        source = next((t for t in reversed(told) if _same_people(document, t, phrase)), None)
        if source is not None:
            phrase.actor, phrase.country = identify(document, source), source.country
    _follow_assailants(document, phrases)
    lend_to_the_un(document, phrases)
    follow_the_only_army(document, phrases, told)
    _follow_the_army_told_of(document, phrases, told)


def _follow_assailants(document: Document, phrases: list[NounPhrase]) -> None:
    """« Les rebelles du MNLA avancent. […] ces assaillants ont attaqué Diré »: the MNLA."""
    armed: NounPhrase | None = None
    blocs = document.vocabulary.blocs
    for phrase in phrases:
        if phrase.cls == "assailant":
            points = phrase.actor is None and phrase.determiner == "demonstrative"
            if points and armed is not None and phrase.sentence - armed.sentence <= 1:
                phrase.cls, phrase.actor = armed.cls, armed.actor
        elif phrase.preposition is None and phrase.name_kind not in NO_PARTY_NAMES:
            if phrase.cls in OUTLAWS or blocs.get(phrase.actor or "") in _ARMED:
                armed = phrase


def _leads(document: Document, phrase: NounPhrase) -> bool:
    """« le groupe d'Abou Walid »: those whom he leads."""
    reach = phrase.start - _OF_HIM if phrase.start > _OF_HIM else 0
    return _HIS_GROUP.search(document.text, reach, phrase.start) is not None


def _are_theirs(document: Document, outlaws: NounPhrase, men: NounPhrase) -> bool:
    """« Des jihadistes ont attaqué […] Trois de leurs éléments ont été tués »: of theirs."""
    if men.cls != "fighter" or men.sentence - outlaws.sentence > 1:
        return False
    return men.actor is None and men.country is None and (
        _THEIR_MEN.search(document.text, men.start, men.head_start) is not None
    )  # fmt: skip


def _are_his(document: Document, chief: NounPhrase, men: NounPhrase) -> bool:
    """« un chef du JNIM et deux de ses hommes »: of his side."""
    if men.actor is not None or men.country is not None:
        return False
    bloc = document.vocabulary.blocs.get(chief.actor or "")
    if chief.cls not in {"jihadist", "separatist"} and bloc not in {"jihadist", "separatist"}:
        return False
    return _are_with(document, chief, men)


def _are_with(document: Document, chief: NounPhrase, men: NounPhrase) -> bool:
    own = _OWN_MEN.search(document.text, max(chief.end, men.start - 5), men.head_start) is not None
    return own and _WITH.match(document.text, chief.end, men.start) is not None


def _follow_the_army_told_of(
    document: Document, phrases: list[NounPhrase], told: list[NounPhrase]
) -> None:
    """« la présidence », « la ministre » belong to the outside army that the story begins with."""
    state = (
        document.vocabulary.class_actor.get(("government", told[0].country or "")) if told else None
    )
    if state is None or document.vocabulary.blocs.get(state) in OWN_BLOCS:
        return
    others = {identify(document, p) for p in phrases if p.cls == "government" and p.country}
    if others - {state}:
        return
    blocs = document.vocabulary.blocs
    own = any(
        blocs.get(p.actor or "") in OWN_BLOCS and p.name_kind not in OF_GROUND for p in phrases
    )
    for phrase in phrases:
        if phrase.cls == "government" and phrase.country is None and phrase.actor is None:
            head = _head(document, phrase)
            if head not in _HOME and not (own and head in _ANYBODYS):
                phrase.actor = state


def _are_as_well(document: Document, keepers: NounPhrase, phrase: NounPhrase) -> bool:
    """« cinq Casques bleus … Les cinq soldats tués », « quatre autres soldats »: peacekeepers."""
    if phrase.cls != "army" or phrase.actor is not None or phrase.country is not None:
        return False
    if phrase.quantity is None or phrase.sentence - keepers.sentence > _SOON:
        return False
    same = keepers.quantity is not None and keepers.quantity.low == phrase.quantity.low
    return _are_more(document, phrase) or same and phrase.determiner == "definite"


def _are_more(document: Document, phrase: NounPhrase) -> bool:
    """« quatre autres soldats », « un troisième militaire »: of those counted before."""
    between = document.text[phrase.quantity.end : phrase.head_start]
    return _MORE.search(between) is not None


def _is_of_the_un(document: Document, phrase: NounPhrase) -> bool:
    """« cinq Casques bleus tchadiens »: their soldiers are the mission's from here on."""
    if phrase.cls not in {"peacekeeper", "named", "army"}:
        return False
    return document.vocabulary.blocs.get(phrase.actor or identify(document, phrase) or "") == "un"


def _serves(document: Document, phrase: NounPhrase, missions: list[int]) -> bool:
    """« une attaque contre la Minusma a tué neuf soldats nigériens »: her peacekeepers.

    Of states that fight nowhere near, « six soldats guinéens » of the next sentences are too.
    """
    if phrase.cls not in ("army", "police") or phrase.actor is not None or not phrase.country:
        return False
    if phrase.country in _OWN_FLAG or document.country != "ML" or is_no_keeper(document, phrase):
        return False
    contingent = document.text.startswith("contingent", phrase.head_start)
    if phrase.quantity is None and not contingent:
        return False
    reach = 1 if phrase.country in _NEAR_BY and not contingent else 3
    return any(0 <= phrase.sentence - told < reach for told in missions)


def _of_the_mission(
    document: Document, phrase: NounPhrase, phrases: list[NounPhrase]
) -> str | None:
    """« les militaires de la mission », « un soldat de la force »: of the one named before."""
    if not document.text.startswith(" de ", phrase.end):
        return None
    hit = next(iter(document.within("anaphor", phrase.end, phrase.end + _OF)), None)
    if hit is None or hit.start != phrase.end + len(" de "):
        return None
    meant = hit.row.actors.split(";")
    named = [p.actor for p in phrases if p.start < phrase.start and p.actor in meant]
    return named[-1] if named else None


def _points(document: Document, phrase: NounPhrase) -> bool:
    """« ces miliciens », « cinq de ces miliciens »."""
    before = document.text[phrase.start : phrase.head_start].split()
    return phrase.determiner == "demonstrative" or "ces" in before


def _is_the_group(document: Document, phrase: NounPhrase) -> bool:
    """« la secte », « des militants du même groupe »: the one named last."""
    if phrase.actor is not None or phrase.cls not in {"jihadist", "fighter", "armed_men"}:
        return False
    head = document.text[phrase.head_start : phrase.head_end].split(" ")[0]
    if head in COLLECTIVES:
        is_known = phrase.determiner in ("definite", "demonstrative") or phrase.preposition == "du"
        return is_known and phrase.cls == "jihadist"
    # « des membres du groupe terroriste » ends behind it
    return any(_OF_THE_GROUP.match(document.text, at) for at in (phrase.end, phrase.head_end))


def _is_the_same(document: Document, phrase: NounPhrase) -> bool:
    """« ces mêmes groupes armés » points back to the group named last."""
    return "meme" in document.text[phrase.start : phrase.head_start]


def _same_people(document: Document, told: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether a later mention counts as many, or points back within two sentences."""
    if phrase.quantity is not None and told.quantity is not None:
        if _are_more(document, phrase):
            return phrase.sentence - told.sentence <= 1
        return (phrase.quantity.low, phrase.quantity.high) == (
            told.quantity.low,
            told.quantity.high,
        )
    head, again = _head(document, told), _head(document, phrase)
    pointing = phrase.determiner in {"definite", "demonstrative"} and phrase.quantity is None
    return pointing and head == again and phrase.sentence - told.sentence <= 2


def _head(document: Document, phrase: NounPhrase) -> str:
    """Return the head word, singular or plural alike."""
    return document.text[phrase.head_start : phrase.head_end].split(" ")[0].rstrip("s")
