"""Whom an act hits: those in a camp, a market, a lorry, and those it kills or carries off."""

import re
from operator import itemgetter

from .antecedents import antecedent
from .clauses import Happening
from .document import Document, Hit
from .draft import Draft
from .figure import Figure
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import ARMED_CLASSES, ARMED_GROUPS, NO_PARTY_NAMES, OF_OUTLAWS, OUTLAWS, Party, put
from .subjects import subject_of

# « un camp dans le nord du Mali » is not Mali's.
_ELSEWHERE = {"dans", "au", "en", "a", ",", ";"}
_MOVING = {"vehicle", "convoy", "patrol"}
_UNARMED = {"government", "ngo", "civilians"}
# « des positions terroristes », « un camp rebelle »
_SIDES = {"jihadist", "separatist"}
_BEFORE = 2  # sentences in which the owner may have been named
# Who is sent where there is fighting is the army's: « un renfort … l'un de ses véhicules ».
_SENT = re.compile(r"\b(?:renforts?|detachement|colonne|unite|patrouille)\b")
_ITS = re.compile(r"\b(?:(?:ses|leurs|son|leur|sa) (?:propres? )?|l[ae] meme |ce meme )$")
_LEADING = re.compile(r" (?:de (?:tete|queue)|(?:qui )?ouvrant la marche|blinde de tete)\b")
_AND_OF = re.compile(
    r" et (?:de |du |des |d')?(?:l'|la |ses |leurs )?(?:(?:allies|partenaires|suppletifs|"
    r"auxiliaires)(?: [a-z]+){0,2} (?:de la |de |du |d'|des ))?"
)
# « un camp abritant des soldats », « la base où sont stationnés … »: who is in it.
_HOUSING = re.compile(
    r",? (?:abritant|hebergeant|accueillant|qui (?:abrit|heberg|accueill)(?:ait|aient|e|ent)|"
    r"(?:partage|occupe|tenu|garde|defendu|controle|protege)e?s? par|qu'occup(?:ait|aient|ent|e)|"
    r"ou (?:sont|etaient) (?:stationn|bas|cantonn|deploy)es?)"
    r"(?: (?:notamment|aussi|egalement))? ?"
)
_AND = re.compile(r",| et ")
_LISTED = re.compile(r", (?:de |du |d')?")
_LIST_REACH = 90
_BLUE = {"minusma", "un"}
_NEXT = 8  # « un camp malien de la Mission »: at once behind the adjective
# « sept soldats tués dans la localité de X »: where they were
_WITHIN = re.compile(
    r"\b(?:dans|a|au|aux|vers|(?:pres|loin|environs|alentours|abords) d[eu]) ?"
    r"(?:l[ae]s? |l'|une? |cette |leur )?(?:petite |meme )?$"
)
_OF_EXILES = re.compile(r"\b(?:refugies|deplaces|exiles|rapatries) $")
_HELD = {"camp", "base", "police_post"}  # by soldiers, whoever else was hit there
_HARMED = {"army", "police", "civilian", "peacekeeper", "militia", "named"}
_ARMED_THINGS = {"convoy", "vehicle", "airport"}
_TAKING = {"capture", "recapture"}


def add_owner(
    document: Document, parties: list[Party], noun: Hit, draft: Draft, phrases: list[NounPhrase],
    is_aimed_at: bool = False,
) -> None:  # fmt: skip
    """Add those who are in a camp, a patrol, a market that was hit.

    Its words name them (« le camp français », « un poste de l'armée »), else what it is, where the
    act aims at it or no target is named.
    """
    country = draft.country or document.country_near(noun.start)
    found = _named_owner(document, noun, country, phrases)
    if found is not None:
        put(parties, found)
        _add_joined(document, parties, found, country, phrases)
        return
    hit = {p.actor for p in parties if p.role == "target"}
    theirs = _by_possessive(document, noun, country, phrases) if not hit else None
    if theirs is not None and theirs not in {p.actor for p in parties if p.role == "initiator"}:
        put(parties, Party(theirs, "target", "inferred", False, noun.start, noun.end))
        return
    # Outlaws who were killed in their attack on a post did not hold it.
    stormed = (
        is_aimed_at
        and noun.row.owner == "state"
        and (hit <= ARMED_GROUPS or (noun.row.target_kind in _HELD and hit == {"civilians"}))
    )
    if not hit or stormed or (is_aimed_at and noun.row.owner == "civilian"):
        actor = _usual_owner(document, noun, country)
        if actor == "civilians" and draft.frames and draft.frames <= _TAKING:
            return  # « l'armée a repris le village de Boni »: from whom nobody says
        if not is_aimed_at and _is_belied(document, noun, actor, draft, country):
            return
        if actor is not None and actor not in {p.actor for p in parties if p.role == "initiator"}:
            put(parties, Party(actor, "target", "inferred", False, noun.start, noun.end))


def _is_belied(
    document: Document, noun: Hit, actor: str | None, draft: Draft, country: str | None
) -> bool:
    """Whether the dead are others than those who are usually there.

    « sept soldats tués dans la localité de X », « le convoi … 35 civils tués ».
    """
    harmed = {
        identify(document, f.people, country) for f in draft.figures
        if f.people is not None and f.side != "enemy" and f.high != 0 and f.people.cls in _HARMED
    }  # fmt: skip
    fell = {f.people.cls for f in draft.figures if f.people is not None and f.high != 0}
    if actor == "civilians" and fell and fell <= OUTLAWS:
        return _is_within(document, noun)  # « dix jihadistes tués dans le village de X »
    if not harmed - {None} or actor in harmed:
        return False
    if actor != "civilians":
        return noun.row.target_kind in _MOVING and harmed == {"civilians"}
    return _is_within(document, noun)


def _is_within(document: Document, noun: Hit) -> bool:
    return _WITHIN.search(document.text, max(0, noun.start - 30), noun.start) is not None


def _add_joined(
    document: Document, parties: list[Party], owner: Party, country: str | None,
    phrases: list[NounPhrase],
) -> None:  # fmt: skip
    """« un convoi de l'armée et de ses alliés du groupe Wagner »: both were in it."""
    end = owner.end
    for phrase in starting_in(phrases, owner.end, owner.end + _LIST_REACH):
        if phrase.cls not in ARMED_CLASSES or phrase.name_kind in NO_PARTY_NAMES:
            return
        gap = end, phrase.start
        listed = _LISTED.fullmatch(document.text, *gap) and (
            gap[1] - gap[0] > 2 or phrase.start == phrase.head_start  # « forces maliennes, … »
        )
        if not listed and _AND_OF.fullmatch(document.text, *gap) is None:
            return
        actor, end = identify(document, phrase, country), phrase.end
        if actor is not None and actor not in {p.actor for p in parties if p.role == "initiator"}:
            put(parties, Party(actor, "target", "named", False, phrase.start, phrase.end))


def owner_of(document: Document, noun: Hit, draft: Draft, phrases: list[NounPhrase]) -> str | None:
    """Return the actor whose a camp, a market or a lorry is."""
    country = draft.country or document.country_near(noun.start)
    found = _named_owner(document, noun, country, phrases)
    return found.actor if found is not None else _usual_owner(document, noun, country)


def drove_in_arms(
    document: Document, happening: Happening, draft: Draft, phrases: list[NounPhrase]
) -> bool:
    """« Un convoi de l'armée a heurté une mine […] Trois personnes … »: hardly civilians."""
    if happening.frame != "ied":
        return False
    rode = [noun for noun in happening.target_nouns if noun.row.target_kind in _MOVING]
    owners = {owner_of(document, noun, draft, phrases) for noun in rode} - {None}
    return bool(owners) and owners.isdisjoint({*_UNARMED, *ARMED_GROUPS})


def _named_owner(
    document: Document, noun: Hit, country: str | None, phrases: list[NounPhrase]
) -> Party | None:
    for hit in document.within("head", noun.end, noun.end + 2):
        outlaws = OF_OUTLAWS.get(hit.row.actor_class)  # « une base terroriste »
        if outlaws is not None:
            return Party(outlaws, "target", "inferred", False, noun.start, hit.end)
    housing = _HOUSING.match(document.text, noun.end)
    if housing is not None:
        housed = starting_in(phrases, noun.end, housing.end() + 1)[:1]
        if housed and housed[0].cls == "civilian":
            return Party("civilians", "target", "named", False, housed[0].start, housed[0].end)
        return _as_owner(document, housed[0], country) if housed else None
    demonym = next(iter(document.within("demonym", noun.end, noun.end + 25)), None)
    if demonym is not None and _OF_EXILES.search(document.text, noun.end, demonym.start):
        demonym = None  # « le poste de police du camp de réfugiés maliens »
    if demonym is not None and _AND.search(document.text, noun.end, demonym.start):
        demonym = None  # « un convoi de la mission et de l'armée malienne »: first the one
        if noun.row.owner == "un":
            return Party("minusma", "target", "named", False, noun.start, noun.end)
    if demonym is not None and not _is_lent(document, noun, demonym, phrases):
        actor = document.vocabulary.class_actor.get(("army", demonym.row.country))
        if actor and (noun.row.owner == "state" or noun.row.target_kind in _ARMED_THINGS):
            return Party(actor, "target", "named", False, noun.start, demonym.end)
    side = next(iter(document.within("head", noun.end, noun.end + 2)), None)
    if side is not None and side.row.actor_class in _SIDES:
        actor = document.vocabulary.class_actor.get((side.row.actor_class, ""))
        return Party(actor, "target", "named", False, noun.start, side.end) if actor else None
    for phrase in starting_in(phrases, noun.end, noun.end + 25):
        if phrase.preposition not in ("de", "d'", "du") or phrase.name_kind in NO_PARTY_NAMES:
            continue
        if set(document.text[noun.end : phrase.start].split()) & _ELSEWHERE:
            continue
        owner = _as_owner(document, phrase, country)
        if owner is not None and owner.actor == "un" and country == "ML":
            if noun.row.target_kind != "other":
                owner.actor = "minusma"  # « un camp des Nations unies »: its peacekeepers'
        return owner
    return None


def _as_owner(document: Document, phrase: NounPhrase, country: str | None) -> Party | None:
    """Return the party that holds what was hit: an armed one, a government's soldiers."""
    actor = identify(document, phrase, country) if phrase.cls in ARMED_CLASSES else None
    if actor and document.vocabulary.lexicon.actor[actor].kind == "government":
        actor = document.vocabulary.class_actor.get(("army", country or ""))
    return Party(actor, "target", "named", False, phrase.start, phrase.end) if actor else None


def _is_lent(document: Document, noun: Hit, demonym: Hit, phrases: list[NounPhrase]) -> bool:
    """« un véhicule du contingent tchadien de la Minusma », « un camp malien de l'ONU »."""
    after = starting_in(phrases, demonym.end, demonym.end + _NEXT)
    if any(
        p.start < demonym.start < p.end and p.actor in _BLUE
        for p in starting_in(phrases, noun.start, demonym.start)
    ):
        return True  # « une base de policiers nigérians de la Minusma »
    return "contingent" in document.text[noun.end : demonym.start] or any(
        p.preposition in ("de", "d'", "du") and (p.cls == "peacekeeper" or p.actor in _BLUE)
        for p in after[:1]
    )


def _by_possessive(
    document: Document, noun: Hit, country: str | None, phrases: list[NounPhrase]
) -> str | None:
    """« L'armée a envoyé un renfort. L'un de ses véhicules a sauté … »: whose the sentences say."""
    its = _ITS.search(document.text, max(0, noun.start - 24), noun.start)
    leads = _LEADING.match(document.text, noun.end)
    if noun.row.target_kind not in _MOVING or not (its or leads):
        return None
    sentence = document.sentence_at(noun.start)
    start = document.sentences[max(0, sentence.index - _BEFORE)].start
    kinds = document.vocabulary.lexicon.actor
    told: list[tuple[int, str | None]] = [
        (p.start, actor)
        for p in starting_in(phrases, start, noun.start)
        if _may_own(p) and (actor := identify(document, p, country)) is not None
        and kinds[actor].kind not in _UNARMED
    ]  # fmt: skip
    # « deux fillettes ont péri quand leur charrette a sauté »
    told += [
        (p.start, "civilians") for p in starting_in(phrases, sentence.start, noun.start)
        if p.cls in ("civilian", "person") and p.preposition is None
    ]  # fmt: skip
    army = document.vocabulary.class_actor.get(("army", country or ""))
    told += [(m.start(), army) for m in _SENT.finditer(document.text, start, noun.start)]
    return max(told, key=itemgetter(0))[1] if told else None


def _may_own(phrase: NounPhrase) -> bool:
    named = phrase.cls in ARMED_CLASSES and phrase.name_kind not in NO_PARTY_NAMES
    return named and phrase.preposition in (None, "de", "du", "d'")


def _usual_owner(document: Document, noun: Hit, country: str | None) -> str | None:
    if noun.row.owner == "state" or "militaire" in document.text[noun.start : noun.end + 12]:
        return document.vocabulary.class_actor.get(("army", country or ""))
    return {"civilian": "civilians", "un": "minusma"}.get(noun.row.owner or "")


def add_victims(
    document: Document,
    parties: list[Party],
    draft: Draft,
    country: str | None,
    phrases: list[NounPhrase],
) -> None:
    """Those killed, wounded or carried off are targets, unless they are the attackers."""
    initiators = {p.actor for p in parties if p.role == "initiator"}
    for figure in draft.figures:
        people = _who_lost(document, figure, phrases) or figure.people
        if people is None or figure.side == "enemy" or figure.high == 0:
            continue
        if document.text.startswith("suspect", people.head_start):
            continue  # arrested after the act
        actor = identify(document, people, country)
        if actor is None or actor in initiators or people.cls == "assailant":
            continue
        if people.name_kind in NO_PARTY_NAMES:
            continue
        if _same_camp(actor, initiators):
            continue
        if figure.outcome == "neutralised" and any(p.role == "target" for p in parties):
            continue
        put(parties, Party(actor, "target", "inferred", False, people.start, people.end))


def _who_lost(document: Document, figure: Figure, phrases: list[NounPhrase]) -> NounPhrase | None:
    """« L'armée a perdu cinq hommes »: the army, where the men are nobody's by their name."""
    people = figure.people
    if people is None or people.cls != "fighter" or people.actor is not None:
        return None
    verb = next(iter(document.verbs_in(figure.anchor, figure.anchor + 1)), None)
    if verb is None or verb.lemma != "perdre" or verb.phrase.rest:
        return None
    sentence = document.sentence_at(verb.start)
    here = starting_in(phrases, sentence.start, verb.start)
    subject: list[NounPhrase | Hit | None] = [*subject_of(document, verb, sentence, here)]
    subject = subject or [antecedent(document, verb, phrases)]
    return next((p for p in subject if isinstance(p, NounPhrase) and p.cls in ARMED_CLASSES), None)


def _same_camp(actor: str, initiators: set[str]) -> bool:
    """Whether the victims belong to a side that already acts under another name."""
    return actor in ARMED_GROUPS and bool(initiators & ARMED_GROUPS)
