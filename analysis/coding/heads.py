"""What a vague head stands for: « membres du groupe Wagner », « un commando jihadiste »."""

import re
from bisect import bisect_left
from dataclasses import replace

from .document import Document, Hit
from .noun_phrase import BANDS, COLLECTIVES, DETERMINERS, NounPhrase
from .party import GENERIC

_OF_WHOM = {"de", "du", "d'", "des", "de la", "de l'", "d'un", "d'une", "de ces", "de plusieurs"}
_LINKS = {
    "groupes",
    "mouvements",
    "unites",
    "de",
    "du",
    "d'",
    "des",
    "la",
    "le",
    "l'",
    "un",
    "une",
    "meme",
    *COLLECTIVES,
}
# « membres d'un groupe d'autodéfense »: those who follow say what they are.
VAGUE_HEADS = {"fighter", "armed_men"}
_TELLING_HEADS = {"militia", "dozo", "jihadist", "separatist", "army", "police", "peacekeeper"}
_BEARING_ARMS = {"armed_men"}
_POSTED = ("unite", "unites")
# « un commando jihadiste », « des éléments terroristes »: so does the adjective.
_TELLING_ADJECTIVES = {"jihadist", "separatist"}
_AND_OTHERS = re.compile(
    r"(?<=s) et (?!trois |plusieurs |quelques |certains )[a-z]{4,}s "
)  # no « l'armée et des miliciens russes »
_BOUND = re.compile(r"\b(?:affilie|lie|rallie|rattache)e?s?$")
_TO = re.compile(r"^ (?:aux? |a (?:la |l')?)")
_LONG_LINK = 60
_OF_A_STATE = {"de", "du", "d'", "des", "de la", "de l'"}
# « des hommes armés appartenant à l'État islamique », « des combattants affiliés au JNIM »
_BELONGING = re.compile(
    r",? (?:(?:soupconn|accus|suspect)ee?s? )?(?:d')?(?:(?:presum|reput)ee?s? )?"
    r"(?:appartenant|appartenir|etre|(?:dirige|mene|commande|fonde|cree)e?s? par|"
    r"(?:connu|designe|appele|denomme)e?s?(?: sous le nom)?|"
    r"affiliee?s?|associee?s?|ralliee?s?|rattachee?s?|liee?s?|obeissant|relevant|"
    r"issue?s?|se (?:reclamant|revendiquant)|identifiee?s? comme|membres|proches|"
    r"(?:servant|engagee?s?|deployee?s?|integree?s?|operant|detachee?s?) (?:au sein|aupres))"
    r"(?: etant)?(?: (?:des? )?(?:membres|elements|combattants))?"
    r" ?(?:aux?|a|des|d[eu]|d'|comme)? ?(?:l'|la |le )?"
)
# « des hommes soupçonnés d'être des jihadistes », « présentés comme des rebelles »
_SAID_TO_BE = re.compile(
    r"(?: (?:soupconn|suspect|accus)ee?s?)? (?:d'etre|(?:presente|considere|decrit|identifie)e?s? "
    r"comme(?: etant)?|qui seraient) (?:des? |d'|une? )(?:[a-z]+ )?"
)
# « des éléments du groupe terroriste nigérian, Boko Haram »: the name stands in apposition.
_APPOSED = re.compile(
    r"\b(?:groupes?|mouvements?|organisations?|sectes?|nebuleuse|coalition|faction|filiale|katiba)"
    r"(?: [a-z-]+){0,3}, (?:l[ae] |l'|les )?$"
)
_APPOSED_REACH = 60
# « des hommes habillés en tenue de chasseurs dozos »: no soldiers are told by their dress
_DRESSED = re.compile(
    r",? (?:(?:tous |lourdement )?armes,? )?(?:habille|vetu|porta)[a-z]{1,3} "
    r"(?:en |de |d'|des |la |une? )?(?:tenues? |habits? |vetements? )?(?:traditionnelles? )?"
    r"(?:de |des |d')?"
)
_BLUE = "onusien"
_BODY = re.compile(r"(?:forces?|armees?|soldats?|troupes?|militaires?|gouvernements?|autorites?) ")
_OF_STATES = {"army", "police", "government"}
_OF_BAND = {"de", "d'", "du", "des"}
_SENT_OUT = {"mission", "missions", "equipe", "equipes", "escouade", "peloton"}
_SEVERAL = {"des", "deux", "trois", "plusieurs"}
_GROUPS = {"jihadist", "separatist", "self_defence"}
_GROUP_KINDS = {"name", "acronym", "unit", "operation", "nickname", "descriptor"}


def collective_before(document: Document, token: int) -> int:
    """Return the token where « le groupe terroriste X » begins, that of the name if it is bare."""
    for at in range(token - 1, token - 4 if token > 3 else -1, -1):
        word = document.words[at]
        if word in COLLECTIVES:
            return at
        if word not in document.vocabulary.after_head:
            break
    return token


def band_before(document: Document, token: int) -> int | None:
    """Return the token where « un groupe de » begins, before the people that it consists of."""
    words = document.words
    if words[token] not in _OF_BAND:
        token -= 1
    if token < 2 or words[token] not in _OF_BAND:
        return None
    # « une mission de liaison des FAMa »
    errand = token > 3 and words[token - 2] in _OF_BAND and words[token - 3] in _SENT_OUT
    at = token - 3 if errand else token - 1
    if words[at] not in BANDS:
        return None
    for _ in range(2):
        if words[at - 1] in DETERMINERS or words[at - 1] in _SEVERAL:
            return at - 1
        if at < 2 or words[at - 1] not in document.vocabulary.before_head:
            return None
        at -= 1
    return None


def told_class(
    document: Document, head_end: int, end: int, following: list
) -> tuple[str, int] | None:
    """Return the class that an adjective or the next noun gives a vague head, and where it ends."""
    for hit in document.within("head", head_end, end):
        if hit.row.actor_class in _TELLING_ADJECTIVES:
            return hit.row.actor_class, end
    if document.text.endswith(_POSTED, 0, head_end) and document.text.startswith(" de ", end):
        posts = [h for h in document.within("place", end, end + 5) if h.start == end + len(" de ")]
        if posts and not document.text.startswith((" du ", " de ", " d'"), posts[0].end):
            return "army", end  # « l'unité de Pama a repoussé », no « l'unité de Pama du Jnim »
    for start, _, is_head, hit in following:
        if start < end or not is_head or not hasattr(hit.row, "actor_class"):
            continue
        between = document.text[end:start].strip()
        if document.text.endswith(" de", 0, end):
            between = f"de {between}".strip()  # « une colonne de l'armée »
        if hit.row.actor_class in _TELLING_HEADS | _BEARING_ARMS and between in _OF_WHOM:
            return hit.row.actor_class, hit.end  # « des éléments d'un groupe armé »
        if hit.row.actor_class == "dozo" and _DRESSED.fullmatch(document.unquoted, end, start):
            return "dozo", hit.end
        said_to_be = _SAID_TO_BE.fullmatch(document.unquoted, end, start)
        if said_to_be and hit.row.actor_class in _TELLING_HEADS:
            return hit.row.actor_class, hit.end
        return None
    return None


def linked_name(document: Document, end: int, following: list) -> Hit | None:
    """Return the group in « membres du groupe russe Wagner », if it follows at once."""
    for start, _, is_head, hit in following:
        if is_head or not (hit.row.kind in _GROUP_KINDS or _leads_a_group(document, hit)):
            continue
        if start - end > _LONG_LINK:
            return None
        # « des "mercenaires" de Wagner », « vingt combattants (du MSA) »
        between = document.unquoted[end:start].replace(" (d", " d")
        if _BELONGING.match(between):
            between = _BELONGING.sub("", between, count=1)
        elif _BOUND.search(document.text, end - 12 if end > 12 else 0, end):
            between = _TO.sub("", between, count=1)
        if between.endswith((", ", ", le ", ", la ", ", l'", ", les ")) and _APPOSED.search(
            document.unquoted, max(0, end - _APPOSED_REACH), start
        ):
            between = between[: between.rindex(",")]
        adjectives = document.vocabulary.after_head
        words = between.replace("'", "' ").split()
        strange = {word for word in words if word not in _LINKS and word not in adjectives}
        demonyms = document.within("demonym", end, start) if strange else []
        if strange <= {document.text[h.start : h.end] for h in demonyms}:
            return hit
    return None


def narrow(document: Document, phrase: NounPhrase, following: list) -> None:
    """Let « les rebelles touaregs du MNLA » be that movement, where one of their bloc is named."""
    if phrase.actor not in GENERIC:
        return
    linked = linked_name(document, phrase.end, following)
    blocs = document.vocabulary.blocs
    if linked is not None and blocs.get(linked.row.actor_id) == blocs.get(phrase.actor):
        phrase.actor, phrase.end = linked.row.actor_id, linked.end
        phrase.name_kind = "unit" if linked.row.kind == "leader" else linked.row.kind


def _leads_a_group(document: Document, hit: Hit) -> bool:
    """« les hommes d'Amadou Koufa » are his group."""
    bloc = document.vocabulary.blocs.get(hit.row.actor_id)
    return hit.row.kind == "leader" and bloc in _GROUPS


def country_after(
    document: Document, end: int, following: list, is_body: bool = True
) -> str | None:
    """Return whose « autorités du Tchad », « soldats et aviateurs français » are.

    `is_body`: an army or government, counted soldiers, of which a state's name says whose.
    """
    both = _AND_OTHERS.match(document.unquoted, end)
    beside = document.within("demonym", both.end(), both.end() + 1) if both else []
    if beside:
        return beside[0].row.country
    for start, _, is_head, hit in following:
        if start < end:
            continue
        if document.unquoted[end:start].strip() not in _OF_A_STATE:
            return None
        if not is_head and hit.row.kind == "state":
            if not is_body:
                return None  # « retirer ses troupes du Niger »: from there
            countries = document.vocabulary.states_of.get(hit.row.actor_id, set())
            return next(iter(countries)) if len(countries) == 1 else None
        if is_head and getattr(hit.row, "actor_class", None) in ("army", "police"):
            demonyms = document.within("demonym", hit.end, hit.end + 24)
            near = [d for d in demonyms if _is_beside(document, hit.end, d.start)]
            return near[0].row.country if near else None
        return None
    return None


def _is_beside(document: Document, end: int, start: int) -> bool:
    """« l'armée de terre française », « les forces armées ivoiriennes »."""
    known = document.vocabulary.after_head.keys()
    return all(word in known for word in document.unquoted[end:start].split())


def _state_class(document: Document, phrase: NounPhrase) -> str | None:
    """Return what « les forces françaises » are, of whom other states may have some as well."""
    if phrase.cls in _OF_STATES:
        told = phrase.country or document.within("demonym", phrase.head_start, phrase.end)
        return phrase.cls if told else None
    if phrase.cls != "named" or not _BODY.match(document.text, phrase.head_start):
        return None
    kind = document.vocabulary.lexicon.actor[phrase.actor or ""].kind
    return "government" if kind == "government" else "army"


def of_other_states(
    document: Document, phrase: NounPhrase, countries: dict[int, str]
) -> list[NounPhrase]:
    """« des soldats français et maliens », « franco-maliens », « les forces A, B et onusienne »."""
    others: list[NounPhrase] = []
    starts, words = document.starts, document.words
    at = bisect_left(starts, phrase.end)
    joint = ""
    own = ""
    while at + 1 < len(words) and words[at] in {",", "et", "-"}:
        start, end = starts[at + 1], document.ends[at + 1]
        is_blue = words[at + 1].startswith(_BLUE)
        if start not in countries and not is_blue:
            break
        own = own or _state_class(document, phrase)
        if own is None:
            break
        joint = words[at]
        others.append(
            replace(phrase, start=start, end=end, cls="peacekeeper" if is_blue else own,
                    actor=None, country=None if is_blue else countries[start], quantity=None,
                    head_start=start, head_end=end, name_kind=None)
        )  # fmt: skip
        at += 2
    if joint not in ("et", "-") or document.text.startswith(" (", others[-1].end):
        return []  # « … maliens et russes (des mercenaires d'Africa Corps) »: named behind
    return others
