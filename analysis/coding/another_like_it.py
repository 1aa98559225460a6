"""« une semaine après celle de Boni »: an act that a pronoun tells, of the kind told of before."""

from analysis.language.cues import Seldom

from .document import Document, Hit

_LIKE_IT = Seldom(
    "celle|celui",
    r"\b(?:apres|avant|depuis|comme|que|a|rappelle|rappelant|precede|suit|suivi de|suite a) "
    r"(?P<one>celle|celui)(?=,? (?:[^,.;]{3,24}, )?(?:de |d'|du |des |dont |ayant |subie? |"
    r"intervenue? |contre |qui |perpetree? |survenue? |menee? |commise? ))",
)
# « Simultanément à cette attaque, une autre a eu lieu à B »
_ONE_OTHER = Seldom(
    "une autre",
    r"\b(?P<one>une autre),? (?:(?:a|avait|aurait) (?:eu lieu|ete (?:menee|perpetree|lancee|"
    r"signalee|enregistree|commise|dejouee|repoussee)|vise|cible|fait(?! etat)|coute|touche|"
    r"frappe)|s'(?:est|etait) (?:produite|deroulee)|(?:est|etait) (?:survenue|intervenue))\b",
)
_ACTS = {"attack", "ambush", "killing", "execution", "suicide_bomb", "shelling", "air_strike",
         "drone", "ied", "abduction", "clash", "arrest"}  # fmt: skip


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
        told = [
            h.row for h in document.within("trigger", sentence.start, start)
            if h.row.pos == "noun" and h.row.frame in _ACTS
        ]  # fmt: skip
        if told:
            found.append(Hit(start, end, told[-1]))
    return found
