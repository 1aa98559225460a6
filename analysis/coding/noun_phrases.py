"""People and groups as the text puts them: « deux soldats maliens », « le groupe Wagner »."""

from bisect import bisect_left
from dataclasses import replace
from operator import itemgetter

from analysis.language.numbers import Quantity

from .agency_line import dateline_of
from .allies import join_coalitions
from .coreference import follow_up
from .document import Document, Hit, SentenceSpan
from .governing import OPENS_DES, governing
from .heads import (
    VAGUE_HEADS,
    band_before,
    collective_before,
    country_after,
    linked_name,
    narrow,
    of_other_states,
    told_class,
)
from .held_names import names_that_hold
from .nearby import InOrder
from .noun_phrase import DETERMINERS, PREPOSITIONS, NounPhrase, counts
from .quantity_before import quantity_ending
from .sentence_spans import NO_NEWS

_BEFORE_HEAD = OPENS_DES | PREPOSITIONS | {*DETERMINERS, "des", "aux", ""}
_CLITICS = {"s'", "se", "n'", "ne"}
_OPENING, _CLOSING = {"«", '"'}, {"»", '"'}
_MARKED = 3  # « "mercenaires" russes »: a blank, a mark, a blank
# Heads that take their identity from the group that follows: « combattants du groupe Wagner ».
_CARRIERS = {"fighter", "mercenary", "army", "person", "militia", "assailant", "armed_men",
             "jihadist", "separatist", "government", "police"}  # fmt: skip
_LEADING = ("responsable", "chef", "cadre", "dirigeant", "figure", "notable", "logisticien",
            "lieutenant", "proche")  # fmt: skip
_BODIES = ("armee", "force", "gendarmerie", "police", "etat", "garde")
_OF_STATES = {"army", "police", "government"}
# Whom a state may send to serve with the United Nations.
_SENT, _UN = {"army", "police"}, "un"
_OF_CONTINGENTS = {*_SENT, "peacekeeper"}
_TOLD_OF = {"jihadist", "separatist", "dozo", "militia"}
_ARMED_BLOCS = {"jihadist", "separatist", "russian"}
# Heads whose side an adjective tells: « combattants jihadistes », « groupes armés séparatistes ».
_QUALIFIED = {"fighter", "person", "armed_men", "militia", "assailant"}
_NO_PARTY = ("anti-", ", ex-", ", l'ex-", "(ex-", ", ex-groupe ", ", l'ex-groupe ")
_NEXT = 5  # heads and names behind one that may say whose or which it is
_ORDER = itemgetter(0, 1, 2)
Item = tuple[int, int, int, Hit]  # start, -end, whether a head, what


def find_noun_phrases(document: Document) -> InOrder[NounPhrase]:
    """Return the parties and people of a document in the order of the text."""
    heads = [(h.start, -h.end, 1, h) for h in document.hits.get("head", [])]
    demonyms = document.hits.get("demonym", [])
    heads += [(h.start, -h.end, 1, h) for h in demonyms if _is_a_people(document, h)]
    countries = {hit.start: hit.row.country for hit in demonyms}
    phrases: list[NounPhrase] = []
    sentences, openings = document.sentences or [document.sentence_at(0)], document.sentences.starts
    last_end, number = -1, 1
    items = sorted(heads + names_that_hold(document), key=_ORDER)
    for position, (start, _, is_head, hit) in enumerate(items, 1):
        if start < last_end or document.text.endswith(_NO_PARTY, 0, start):
            continue
        at = document.token_at(start)
        if is_head and _is_adjective(document, hit, at):
            continue
        while number < len(openings) and openings[number] <= start:
            number += 1
        following = items[position : position + _NEXT] if is_head else None
        phrase = _phrase(document, hit, at, sentences[number - 1], following, countries)
        if phrase.name_kind == "descriptor":
            narrow(document, phrase, items[position : position + _NEXT])
        if is_head and (_is_nobody(document, hit, phrase) or _is_theirs(document, phrase, phrases)):
            continue
        phrases.append(phrase)
        phrases += of_other_states(document, phrase, countries)
        last_end = phrases[-1].end
    first, last = dateline_of(document)  # « Bamako (AFP) - »: it is no government that speaks
    outside = {s.index for s in document.sentences if s.role in NO_NEWS}
    phrases = [p for p in phrases if p.sentence not in outside and not first <= p.start < last]
    follow_up(document, phrases)
    join_coalitions(document, phrases)
    return InOrder(phrases)


def _is_nobody(document: Document, hit: Hit, phrase: NounPhrase) -> bool:
    """« dix bœufs », « en garde », « le capitaine Traoré »; « un garde » is somebody.

    « un chef » is no party, « un chef d'AQMI » is, and so are « ses alliés russes ».
    """
    if phrase.cls == "animal":
        return True
    if getattr(hit.row, "number", None) == "owned":
        is_russian = phrase.cls == "mercenary" and phrase.country == "RU"
        if phrase.cls in _OF_CONTINGENTS:
            return phrase.actor is None and phrase.country is None
        if is_russian or document.vocabulary.blocs.get(phrase.actor) in _ARMED_BLOCS:
            return False
        if phrase.cls in _TOLD_OF:  # « des membres présumés de groupes jihadistes »
            return False
        if phrase.quantity is None or phrase.cls == "mercenary" or phrase.quantity.kind != "count":
            return True
        phrase.cls = "person"  # « la mort de huit cadres »: of what side nobody says
        return False
    is_bare = phrase.quantity is None and phrase.determiner != "indefinite"
    return is_bare and getattr(hit.row, "number", None) == "counted"


def _is_theirs(document: Document, phrase: NounPhrase, phrases: list[NounPhrase]) -> bool:
    """« quatre Casques bleus du contingent ivoirien »: of the peacekeepers named before it."""
    if not phrases or phrases[-1].cls not in ("peacekeeper", "named"):
        return False
    between = document.text[phrases[-1].end : phrase.head_end]
    return between in (" du contingent", " d'un contingent")


def _is_a_people(document: Document, hit: Hit) -> bool:
    """« six Français et deux Nigériens »: a demonym with a capital, after an article or figure."""
    first, _ = document.span(hit.start, hit.end)
    if not document.article.text[first].isupper():
        return False
    at = document.token_at(hit.start)
    return at > 0 and document.words[at - 1] in DETERMINERS or _ends_quantity(document, hit.start)


def _is_adjective(document: Document, hit: Hit, at: int) -> bool:
    """« responsables militaires », « camp russe »: the word qualifies the noun before it."""
    if not at:
        return False
    before = document.words[at - 1]
    if before in _CLITICS:
        return True  # « le bilan s'élève à »: a verb
    word = document.text[hit.start : hit.end]
    if word in {"troupes", "police", "gendarmerie"}:
        return False
    is_side = getattr(hit.row, "actor_class", None) in {"jihadist", "separatist"}
    ambiguous = is_side or word in document.vocabulary.after_head
    if not ambiguous or not before.isalpha():
        return False
    if before in DETERMINERS or before in PREPOSITIONS or _may_precede(document, before):
        return False
    if before in OPENS_DES or before in ("cote", "tous") or _ends_quantity(document, hit.start):
        return False  # « côté armée », « tous militaires »
    return document.text[document.ends[at - 1] : hit.start] == " "


def _may_precede(document: Document, word: str) -> bool:
    """Whether a word may stand between article and noun: « présumés », « ex- »."""
    return word == "-" or word in document.vocabulary.before_head


def opens_phrase(document: Document, start: int) -> bool:
    """Return whether a noun heads its phrase: an article, figure or preposition stands before."""
    at = document.token_at(start)
    word = document.words[at - 1] if at else ""
    if word in _BEFORE_HEAD or not word.isalpha() and not word.endswith("'"):
        return True
    return _may_precede(document, word) or _ends_quantity(document, start)


def _ends_quantity(document: Document, start: int) -> bool:
    return quantity_ending(document, start) is not None


def _phrase(
    document: Document,
    hit: Hit,
    at: int,
    sentence: SentenceSpan,
    following: list[Item] | None,
    countries: dict[int, str],
) -> NounPhrase:
    """Return what a head or name at a token heads; `following` a head may say whose it is."""
    row, actor, name_kind = hit.row, None, None
    first = at if following is not None else collective_before(document, at)
    start, first, determiner, quantity, hedged_before = _left(document, first)
    is_pair = getattr(row, "number", None) == "pair"  # « un couple »
    if is_pair and quantity is not None and quantity.kind == "article":
        quantity = replace(quantity, low=2, high=2, kind="count")
    band = band_before(document, first) if first else None
    if band is not None:
        start, first, determiner = document.starts[band], band, "band"
    country, end, hedged_after = _right(document, at, hit.end, sentence.end, countries)
    if following is None:
        cls, actor, name_kind = "named", row.actor_id, row.kind
    elif not hasattr(row, "actor_class"):
        cls, country = "civilian", row.country
    elif row.actor_class not in _CARRIERS and not _may_lead(document, hit, following):
        cls = row.actor_class
    else:
        cls = row.actor_class
        following = _between(following, hit.start, sentence.end)
        if cls in _OF_STATES and country is None:
            inside = document.within("demonym", hit.start, hit.end)  # « forces maliennes »
            country = inside[0].row.country if inside else None
        if cls in _OF_STATES and country is None and following:
            head = document.text[hit.start : hit.end]
            is_body = quantity is not None or cls == "government" or head.startswith(_BODIES)
            country = country_after(document, end, following, is_body)
        if cls in _QUALIFIED and end > hit.end:
            cls = _quality(document, hit.end, end) or cls
        linked = linked_name(document, end, following)
        if linked is not None:
            rest = _between(following, linked.end, sentence.end)
            inner = linked_name(document, linked.end, rest)
            linked = inner if inner is not None and linked.row.kind == "descriptor" else linked
            actor, end, name_kind = linked.row.actor_id, linked.end, linked.row.kind
            if document.text.find(" (d", hit.end, end) >= 0 and document.text.startswith(")", end):
                end += 1  # « vingt combattants (du MSA) »
            name_kind = "unit" if name_kind == "leader" else name_kind  # his men, not he
            if cls in _SENT and document.vocabulary.blocs.get(actor) in _ARMED_BLOCS:
                cls = "fighter"  # « un lieutenant d'Iyad Ag Ghaly »: no soldier of an army
            ruled = document.vocabulary.governed_by.get(actor)
            if actor == _UN and cls in _SENT:  # « soldats tchadiens de l'ONU »
                cls, actor, name_kind = "peacekeeper", None, None
            elif ruled and cls in _SENT:  # « l'armée de la junte malienne »
                country, actor, name_kind = ruled, None, None
        elif cls in VAGUE_HEADS:
            cls, end = told_class(document, hit.end, end, following) or (cls, end)
    # « membres présumés » holds its hedge
    is_hedged = hedged_before or hedged_after or " presume" in document.text[hit.start : hit.end]
    return NounPhrase(
        start, end, cls, actor, country, quantity, determiner,
        governing(document, first, start), is_hedged, sentence.index,
        hit.start, hit.end, name_kind,
    )  # fmt: skip


def _may_lead(document: Document, hit: Hit, following: list[Item]) -> bool:
    """« un responsable local du Jnim »: one of theirs, no civilian."""
    if not document.text.startswith(_LEADING, hit.start):
        return False
    linked = linked_name(document, hit.end, following)
    bloc = document.vocabulary.blocs.get(linked.row.actor_id) if linked is not None else None
    return bloc in _ARMED_BLOCS


def _between(items: list[Item], start: int, end: int) -> list[Item]:
    return [item for item in items if start <= item[0] < end]


def _left(document: Document, token: int) -> tuple[int, int, str | None, Quantity | None, bool]:
    """Walk left from the head over adjectives to the figure or article; return offset and token."""
    words, starts = document.words, document.starts
    hedged = False
    for _ in range(5):
        quantity = quantity_ending(document, starts[token])
        if quantity is not None and counts(document, quantity):
            token = document.token_at(quantity.start)
            determiner = DETERMINERS.get(words[token - 1]) if token else None
            determiner = "indefinite" if quantity.kind == "article" else determiner
            return quantity.start, token, determiner, quantity, hedged
        if token == 0:
            break
        word = words[token - 1]
        if word in DETERMINERS:
            return starts[token - 1], token - 1, DETERMINERS[word], quantity, hedged
        # « un « conseiller russe » »: the quotation marks set the word apart
        is_apart = word in _OPENING and words[token - 2 : token - 1] != [","]
        if not is_apart:
            if not _may_precede(document, word):
                break
            hedged = hedged or document.vocabulary.before_head.get(word, False)
        token -= 1
    if words[token] in _OPENING:
        token += 1  # no article before the quotation marks: they are not part of it
    return starts[token], token, None, None, hedged


def _right(
    document: Document, at: int, end: int, stop: int, countries: dict[int, str]
) -> tuple[str | None, int, bool]:
    """Walk right over adjectives; a demonym among them gives the country."""
    starts, words, adjectives = document.starts, document.words, document.vocabulary.after_head
    after = bisect_left(starts, end, at)
    country, hedged, last = None, False, end
    for token, word in enumerate(words[after : after + 5], after):
        start = starts[token]
        if word not in adjectives and start not in countries and word not in _CLOSING:
            break  # most often
        if start >= stop or start - last > _MARKED or document.unquoted[last:start].strip():
            break
        if word in _CLOSING:
            continue  # « des "mercenaires" russes »
        country = country or countries.get(start)
        hedged = hedged or adjectives.get(word, False)
        last = document.ends[token]
    return country, last, hedged


def _quality(document: Document, start: int, end: int) -> str | None:
    """Return the class that an adjective gives: « combattants terroristes »."""
    classes = [h.row.actor_class for h in document.within("head", start, end)]
    return next((c for c in classes if c in ("jihadist", "separatist")), None)
