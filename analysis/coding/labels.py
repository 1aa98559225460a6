"""What everybody is called, by whom, at what distance: every naming of a party."""

import re
from functools import cache
from typing import Any

from analysis.language.cues import Seldom

from .claims import Claim
from .companies import companies
from .document import Document, Hit, SentenceSpan
from .nearby import REACH, starting_in
from .noun_phrase import DETERMINERS, identify
from .reading import ArticleReading
from .sentence_spans import NO_NEWS
from .vocabulary import Vocabulary

Row = dict[str, Any]
_DISTANCED = re.compile(
    r"(?:soi-disant|soi disant|pretendus?|qu'(?:elle|il|ils|elles|on) "
    r"(?:appelle(?:nt)?|qualifie(?:nt)?|nomme(?:nt)?)(?: des| de)?|"
    r"qualifies? d[e']|presentes? comme(?: des)?|mot d['e]|simples)[ «\"']*$"
)
# Endings of adjectives of belonging, in agreement with the noun: « occidentaux », « européens ».
_ADJECTIVES = re.compile(r"[a-z-]{3,}(?:aux|ales|iens|iennes|eens|eennes|ains|aines|iques|iers)")
_ADJECTIVE = re.compile(r"[a-z-]{3,}(?:al|ale|ien|ienne|een|eenne|ique)")
_OF = re.compile(r" (?:du|des|de l'|de la|de|d') ?")
_BY_WORD = re.compile(r"\b(?:mot|nom|terme|vocable) (?:de |d')?[ «\"]*$")
_OWN_STATES = {"malian_state", "burkinabe_state", "nigerien_state"}
_OUTSIDERS = {"french_european", "un", "regional"}
_AND_THEIR = re.compile(r" (?:et|avec|ainsi que) (?:ses|leurs) ")
_EDITOR = Seldom("ndlr", r"\([^()]{0,160}\bndlr\b[^()]{0,20}\)")


def find_labels(read: ArticleReading, claims: list[Claim]) -> list[Row]:
    """Return one row for each naming of a party, with who chose the word."""
    document = read.document
    rows: list[Row] = []
    for hit in document.hits.get("label", []):
        sentence = document.sentence_at(hit.start)
        if sentence.role in NO_NEWS or (rows and hit.start < rows[-1]["_end"]):
            continue
        actor = named_party(read, hit)
        if actor is None:
            continue
        first, last = document.span(hit.start, hit.end)
        claim = _speaker(document, sentence, hit, claims)
        rows.append({
            "_end": hit.end,
            "label_id": f"{document.article.article_id}:l{len(rows) + 1}",
            "article_id": document.article.article_id,
            "actor_id": actor,
            "term": document.article.text[first:last],
            "speaker_kind": claim.speaker_kind if claim else None,
            "speaker_actor": claim.speaker_actor if claim else None,
            "is_distanced": _is_distanced(document, hit),
            "is_editorial": _is_editorial(document, hit, sentence),
            "sentence": sentence.index,
            "start": first,
            "end": last,
        })  # fmt: skip
    for row in rows:
        del row["_end"]
    return rows


_THERE = {"au", "aux", "en"}


def named_party(read: ArticleReading, hit: Hit) -> str | None:
    """Return the party that a label names: the phrase around it, else what the term can mean."""
    document = read.document
    if _is_an_adjective(document, hit):
        return None
    near = starting_in(read.phrases, hit.start - REACH, hit.end)
    phrase = next((p for p in near if hit.start < p.end), None)
    if phrase is not None and phrase.actor == "russian_unspecified":
        phrase = companies(document, read.phrases)[read.phrases.index(phrase)]
    named, classes = _meant(document.vocabulary, hit.row.actor_class_or_id)
    if _is_of_others(read, hit, named):
        return None
    if "mercenary" in classes and not _can_be_russian(document, hit):
        return None
    if phrase is not None:
        actor = identify(document, phrase)
        if actor == "armed_men_unspecified" and document.quote_at(hit.start) is not None:
            actor = _enemy(document, classes)
        if _BY_WORD.search(document.unquoted, hit.start - 40 if hit.start > 40 else 0, hit.start):
            actor = None  # « désigné par le mot « instructeurs » »: whom the sentence is about
        if actor is not None and actor != "civilians":
            return actor
    sentence = document.sentence_at(hit.start)
    for other in starting_in(read.phrases, sentence.start - REACH, sentence.end):
        where = other.name_kind == "state" and other.preposition in _THERE  # « au Mali »
        if other.sentence == sentence.index and other.actor in named and not where:
            return other.actor
    whose = document.within("demonym", hit.end, hit.end + 2)  # « les croisés français »
    country = whose[0].row.country if whose else document.country_near(hit.start) or ""
    by_class = document.vocabulary.class_actor
    for cls in classes:
        actor = by_class.get((cls, country)) or by_class.get((cls, ""))
        if actor is not None:
            return actor
    return named[0] if len(named) == 1 else None


@cache
def _meant(vocabulary: Vocabulary, can_be: str | tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the actors and the classes that a term can mean."""
    options = can_be if isinstance(can_be, tuple) else tuple(str(can_be).split(";"))
    known = vocabulary.lexicon.actor
    return [o for o in options if o in known], [o for o in options if o not in known]


def _can_be_russian(document: Document, hit: Hit) -> bool:
    """Whether « instructeurs » can be Russians here: they are named, and it is no single expert."""
    if not document.names_side("russian_unspecified") or _is_of_outsiders(document, hit):
        return False
    word = document.text[hit.start : hit.end]
    is_one = " " not in word and not word.endswith("s") and hit.row.load == "softening"
    return not is_one or document.quote_at(hit.start) is not None


def _is_of_outsiders(document: Document, hit: Hit) -> bool:
    """« la France et ses partenaires », « l'ONU et ses alliés »: theirs are no Russians."""
    blocs = document.vocabulary.blocs
    owners = document.within("actor", max(0, hit.start - 40), hit.start)
    return bool(owners) and (
        blocs.get(owners[-1].row.actor_id) in _OUTSIDERS
        and _AND_THEIR.fullmatch(document.text, owners[-1].end, hit.start) is not None
    )


def _enemy(document: Document, classes: list[str]) -> str:
    """« plus de 150 bandits », says an army: its enemies, jihadists or separatists."""
    for cls in ("jihadist", "separatist"):
        actor = document.vocabulary.class_actor.get((cls, ""))
        if cls in classes and actor is not None and document.names_side(actor):
            return actor
    return "armed_men_unspecified"


def _is_an_adjective(document: Document, hit: Hit) -> bool:
    """« un camp russe », not « des russes »: the word tells what the noun before it is like."""
    if not document.within("demonym", hit.start, hit.start + 1):
        return False
    first, last = document.span(hit.start, hit.end)
    word = document.article.text[first:last]
    before = document.words_before(hit.start, 1)
    return word.islower() and " " not in word and not set(before) & (set(DETERMINERS) | {"de"})


def _is_of_others(read: ArticleReading, hit: Hit, named: list[str]) -> bool:
    """Whether the words after a term for one state's forces name another side.

    « partenaires occidentaux », « instructeurs turcs », « alliés du JNIM ».
    """
    document = read.document
    states_of = document.vocabulary.states_of
    own = {country for actor in named for country in states_of.get(actor, ())}
    if len(own) != 1:
        return False
    end = hit.end
    for word in document.words_after(hit.end, 3):
        start = document.text.find(word, end)
        if document.text[end:start].strip(" "):
            return False
        demonym = next(iter(document.within("demonym", start, start + 1)), None)
        if demonym is not None:
            return demonym.row.country not in own
        if word not in document.vocabulary.after_head:
            agreeing = _ADJECTIVES if document.text[hit.end - 1] in "sx" else _ADJECTIVE
            return bool(agreeing.fullmatch(word)) or _is_owned(read, end, named)
        end = start + len(word)
    return False


def _is_owned(read: ArticleReading, end: int, named: list[str]) -> bool:
    """Whether a complement names a side whose helpers these are not."""
    document = read.document
    link = _OF.match(document.text, end)
    if link is None:
        return False
    owner = next((p for p in read.phrases if end < p.start + 1 and p.end > link.end()), None)
    if owner is None or owner.start > link.end():
        return False
    actor = identify(document, owner)
    blocs = document.vocabulary.blocs
    return actor is not None and blocs[actor] not in _OWN_STATES | {blocs[n] for n in named}


def _speaker(
    document: Document, sentence: SentenceSpan, hit: Hit, claims: list[Claim]
) -> Claim | None:
    """Return the claim in whose words a label stands."""
    own = [c for c in claims if c.sentence == sentence.index and c.speaker is not None]
    return own[0] if own else None


def _is_distanced(document: Document, hit: Hit) -> bool:
    before = document.text[hit.start - 40 if hit.start > 40 else 0 : hit.start]
    if _DISTANCED.search(before):
        return True
    return before.rstrip().endswith(("«", '"', "'")) and bool(
        re.match(r"\s*[»\"']", document.text[hit.end : hit.end + 3])
    )


def _is_editorial(document: Document, hit: Hit, sentence: SentenceSpan) -> bool:
    return any(
        m.start() <= hit.start < m.end()
        for m in _EDITOR.finditer(document.text, sentence.start, sentence.end)
    )
