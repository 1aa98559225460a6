"""« une semaine après celle de Boni »: an act that a pronoun tells, of the kind told of before."""

import re
from typing import Any

from analysis.language.cues import Seldom

from .document import Document, Hit

_LIKE_IT = Seldom(
    "celle|celui|ceux",
    r"\b(?:apres|avant|depuis|comme|que|et|a|rappelle|rappelant|precede|suit|suivi de|suite a|"
    r"(?:lendemain|surlendemain|veille|foulee|lieu) de) "
    r"(?P<one>celle|celui|(?:celles|ceux)(?= des \d))"
    r"(?=,? (?:[^,.;]{3,24}, )?(?:de |d'|du |des |dont |ayant |subie? |"
    r"intervenue? |contre |qui |perpetree? |survenue? |menee? |commise? ))",
)
# « Simultanément à cette attaque, une autre a eu lieu à B »
_ONE_OTHER = Seldom(
    "une autre",
    r"\b(?P<one>une autre),? (?:(?:a|avait|aurait) (?:eu lieu|ete (?:menee|perpetree|lancee|"
    r"signalee|enregistree|commise|dejouee|repoussee)|vise|cible|fait(?! etat)|coute|touche|"
    r"frappe)|s'(?:est|etait) (?:produite|deroulee)|(?:est|etait) (?:survenue|intervenue))\b",
)
# « … visée par plusieurs attaques. L'une des pires est celle du 19 juillet, … »
_WORST = Seldom(
    "plus |pire",
    r"(?P<one>(?:(?:l')?une? des |l[ae] )(?:plus [a-z]{5,16}|pires?)(?: d'entre (?:elles|eux))?)"
    r"(?=,? (?:le (?:1er|\d)|en [a-z]{3,9} (?:\d|dernier)|dans la nuit|(?:est |etait |fut |reste |"
    r"demeure |etant )?(?:celle|celui) (?:de |d'|du |qui |contre |survenue? |perpetree? |menee? )|"
    r"(?:(?:est|etait) )?(?:(?:sur|inter)venue?|datant|perpetree?|commise?) |remonte |visait |"
    r"(?:a|avait) (?:eu lieu|fait|coute|vise|cible|tue)\b|s'(?:est|etait) (?:produit|deroule)))",
)
# « la deuxième caserne la plus importante de la région après celle de Ségou »: no act
_RANKED_THING = Seldom(
    "plus ",
    r"\b(?:caserne|ville|base|camp|garnison|localite|commune|region|mine|hopital|aeroport|marche|"
    r"prison|ecole|universite|prefecture|position)s? (?:[a-z']+ ){0,3}?l[ae] plus "
    r"(?:importante?|grande?|peuplee?|vaste)[^.;:]{0,40}$|"
    r"\bl[ae] plus (?:importante?|grande?) (?:caserne|ville|base|camp|garnison|localite|commune|"
    r"mine|hopital|aeroport|marche|prison)[^.;:]{0,40}$",
)
_HERS, _HIS = re.compile(r"\b(?:la |une |l')"), re.compile(r"\b(?:le |un |du |au |l')")
_ACTS = {"attack", "ambush", "killing", "execution", "suicide_bomb", "shelling", "air_strike",
         "drone", "ied", "abduction", "clash", "arrest"}  # fmt: skip
# « Elle survient un mois après celle de Boni »: she is the attack of the sentence before.
_IT = ("elle ", "celle-ci ", "il ", "celui-ci ")
_OPENING = 2  # letters before the words that open a sentence


def acts_like_others(document: Document) -> list[Hit]:
    """Return where « celle de » stands for an attack, with the noun that it repeats."""
    found = []
    length = len(document.text)
    matches = (
        *_LIKE_IT.finditer(document.text, 0, length),
        *_ONE_OTHER.finditer(document.text, 0, length),
    )
    for match in matches:
        start, end = match.span("one")
        sentence = document.sentence_at(start)
        told = _acts(document, sentence.start, start)
        if not told and sentence.index and document.text.startswith(_IT, sentence.start):
            told = _acts(document, document.sentences[sentence.index - 1].start, sentence.start)
        if told and document.text.startswith("et", match.start()) and not _is_of_the_act(
            document, sentence.start, start
        ):  # fmt: skip
            continue
        if told and not _RANKED_THING.search(document.text, sentence.start, start):
            acts = [row for row in told if row.strength == "main"]  # no « kamikaze »
            found.append(Hit(start, end, (acts or told)[-1]))
    return found + worst_of_several(document, 0, length)


def _is_of_the_act(document: Document, first: int, at: int) -> bool:
    """« l'attaque de Boni et celle de Koro », not « a détruit la mairie de Boni et celle de … »."""
    nouns = [h for h in document.within("trigger", first, at) if h.row.pos == "noun"]
    end = nouns[-1].end
    article = _HERS if document.text.startswith("celle", at) else _HIS
    return not document.verbs_in(end, at) and article.search(document.text, end, at) is None


def _acts(document: Document, start: int, end: int) -> list[Any]:
    """Return the vocabulary rows of the nouns that name attacks in a stretch."""
    return [
        h.row for h in document.within("trigger", start, end)
        if h.row.pos == "noun" and h.row.frame in _ACTS
    ]  # fmt: skip


def worst_of_several(document: Document, start: int, end: int) -> list[Hit]:
    """Return where a sentence begins with the worst of the attacks told in the one before."""
    found = []
    for match in _WORST.finditer(document.text, start, end):
        sentence = document.sentence_at(match.start())
        if sentence.index == 0 or match.start() - sentence.start > _OPENING:
            continue
        before = document.sentences[sentence.index - 1]
        told = [
            h.row for h in document.within("trigger", before.start, before.end)
            if h.row.pos == "noun" and h.row.frame in _ACTS and document.text[h.end - 1] == "s"
        ]  # fmt: skip
        if told:
            found.append(Hit(*match.span("one"), told[-1]))
    return found
