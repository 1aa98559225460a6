"""Which words for camps, markets and roads name something that can be hit."""

import re

from .hits import Hit, VerbHit

# « qui occupait ce poste », « nommé à son poste »: an office
_JOB = re.compile(
    r"\b(?:occup[a-z]+|(?:nomm|promu|maintenu|relev|limog|demi)[a-z]* (?:a|de)) (?:ce|son|leur) $"
)
# « quinze hommes du camp adverse », « les deux camps s'accusent »: a side, and no tents
_SIDE = re.compile(
    r" (?:adverse|oppose|d'en face|rival)s?\b|"
    r" (?:en presence|s'accusent|se (?:rejettent|renvoient)|signataires)\b"
)
_DAY_OF = re.compile(r"\b(?:jours?|lendemain|veille) d(?:e (?:la |l'|grande? )?|u |')$")


def but_adjectives(text: str, aims: list[Hit], verbs: list[VerbHit]) -> list[VerbHit]:
    """Return the verbs that are no part of a thing's name: nobody speaks of « un poste avancé »."""
    named = [(hit.start, hit.end) for hit in aims if " avance" in text[hit.start : hit.end]]
    if not named:
        return verbs  # most often
    return [v for v in verbs if not any(start < v.start < end for start, end in named)]


def aims_among(text: str, hits: list[Hit], verbs: list[VerbHit]) -> list[Hit]:
    """Return those that name a thing: of two at one place the longer.

    « un véhicule de la gendarmerie de Ber » is a vehicle, no « gendarmerie de »; no market is in
    « un jour de marché » nor in « a marché sur une mine », no post in « il occupait ce poste ».
    """
    walked = {v.start for v in verbs if v.form.form == "past_participle" and v.phrase.rest}
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start in walked or _DAY_OF.search(text, max(0, hit.start - 16), hit.start):
            continue
        if text.startswith("poste", hit.start) and _JOB.search(
            text, max(0, hit.start - 30), hit.start
        ):
            continue
        if text.startswith("camp", hit.start) and _SIDE.match(text, hit.end):
            continue
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
