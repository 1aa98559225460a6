"""Figures of dead, wounded, captured, missing and « neutralisés », with whom they count."""

import re
from dataclasses import dataclass

from analysis.language.numbers import Quantity

from .document import Document, Hit, SentenceSpan, VerbHit
from .noun_phrases import NounPhrase
from .vagueness import is_statistic

_ZERO = re.compile(
    r"\b(?:sans (?:faire|avoir fait|causer) (?:de |d'|aucune? )(?P<a>victimes?|morts?|blesses?|pertes?)|"
    r"(?:pas|ni) (?:fait|eu|cause|de) (?:de |d')?(?P<b>victimes?|morts?|blesses?|pertes?)(?= |,|\.|;|$)|"
    r"aucune (?P<c>victime|perte(?: en vies? humaines?)?|perte humaine)|"
    r"aucun (?P<d>mort|blesse|deces|tue|prisonnier)|pas de (?P<e>mort|blesse|prisonnier)s?|"
    r"personne n'y a ete (?P<f>blesse|tue)|personne n'a ete (?P<g>blesse|tue)|ni (?P<h>mort) ni blesse)"
)
_PARTITIVE = re.compile(
    r"^\s*(?:d'entre (?:eux|elles)|autres?|de ces derniers|des leurs|des siens)\b"
)
_PART_BEFORE = re.compile(
    r"(?:\bdont|parmi lesquel(?:le)?s|parmi eux|y compris|soit)\s*(?:au moins |plus de )?$"
)
# Hostages set free are no captives of this event.
_FREED = re.compile(
    r"\b(?:liberation|liberees?|liberes?|relachees?|relaches?|recouvre la liberte)\b"
)
_OUTCOMES = {"mort": "killed", "deces": "killed", "tue": "killed", "blesse": "wounded",
             "prisonnier": "captured", "victime": "killed", "perte": "killed"}  # fmt: skip
_AT_LEAST = re.compile(r"\W{0,3}(?:au moins|au minimum)\b")
_OWN_RANKS = re.compile(
    r"dans (?:ses|leurs|nos) (?:propres )?rangs|cote (?:ami|armee)|parmi (?:ses|leurs|nos) hommes"
)
_ENEMY_RANKS = re.compile(
    r"cote (?:ennemi|assaillants?|terroriste|jihadiste|rebelle)|dans (?:les )?rangs (?:ennemis|des assaillants|adverses)"
)


@dataclass(slots=True)
class Figure:
    """One figure in the text.

    `people` is who is counted (None: nobody is named), `side` what the ranks say (own, enemy);
    `part_of` is the figure it is a part of.
    """

    start: int
    end: int
    outcome: str
    low: int
    high: int | None
    is_approximate: bool
    people: NounPhrase | None
    sentence: int
    part_of: "Figure | None" = None
    side: str | None = None
    anchor: int = 0


def find_figures(document: Document, phrases: list[NounPhrase]) -> list[Figure]:
    """Return the figures of a document in the order of the text."""
    by_sentence: dict[int, list[NounPhrase]] = {}
    for phrase in phrases:
        by_sentence.setdefault(phrase.sentence, []).append(phrase)
    figures: list[Figure] = []
    for sentence in document.sentences:
        if sentence.role in ("caption", "boilerplate"):
            continue
        people = by_sentence.get(sentence.index, [])
        people = sorted([*people, *_partitives(document, sentence)], key=lambda p: p.start)
        if not is_statistic(document, sentence):
            figures += _in_sentence(document, sentence, people)
    return figures


def _partitives(document: Document, sentence: SentenceSpan) -> list[NounPhrase]:
    """« deux d'entre eux », « trois autres »: a figure that stands for people."""
    found = []
    for quantity in document.quantities:
        if sentence.start <= quantity.start < sentence.end and quantity.kind in ("count", "vague"):
            match = _PARTITIVE.match(document.text[quantity.end : quantity.end + 24])
            if match:
                end = quantity.end + match.end()
                found.append(_bare(quantity, end, sentence))
    return found


def _bare(quantity: Quantity, end: int, sentence: SentenceSpan) -> NounPhrase:
    return NounPhrase(quantity.start, end, "person", None, None, quantity, None, None, False,
                      sentence.index, quantity.start, end)  # fmt: skip


def _in_sentence(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    figures: list[Figure] = []
    for verb in document.verbs:
        if verb.phrase.kind == "casualty" and sentence.start <= verb.start < sentence.end:
            figures += _of_verb(document, verb, sentence, people)
    for hit in document.within("casualty", sentence.start, sentence.end):
        if hit.row.victims_are == "complement":
            figures += _of_complement(document, hit, sentence, people)
        else:
            figures += _of_noun(document, hit, sentence, people)
    figures += _among(document, sentence, people)
    figures += _zeros(document, sentence)
    figures = _unique(figures)
    for figure in figures:
        if figure.high == figure.low and _AT_LEAST.match(document.text, figure.end):
            figure.high = None
    figures += _parts(document, sentence, people, figures)
    figures.sort(key=lambda f: f.start)
    for figure in figures:
        figure.side = figure.side or _side(document, figure, sentence)
    return figures


def _unique(figures: list[Figure]) -> list[Figure]:
    """One figure a span and outcome: « tués » is a noun and a participle at once."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.start, -(f.end - f.start))):
        if not any(k.start <= figure.start < k.end and k.outcome == figure.outcome for k in kept):
            kept.append(figure)
    return kept


def _of_people(phrase: NounPhrase, outcome: str, anchor: int) -> Figure | None:
    """Return the figure that a noun phrase gives, one for « un soldat », none for « les soldats »."""
    quantity = phrase.quantity
    if quantity is not None and quantity.kind in ("count", "vague", "none"):
        high = quantity.high
        return Figure(phrase.start, phrase.end, outcome, quantity.low, high,
                      quantity.approximate, phrase, phrase.sentence, anchor=anchor)  # fmt: skip
    if (
        phrase.determiner == "indefinite"
        and phrase.cls != "assailant"
        and phrase.quantity is not None
    ):
        return Figure(phrase.start, phrase.end, outcome, 1, 1, False, phrase, phrase.sentence,
                      anchor=anchor)  # fmt: skip
    return None


def _of_verb(
    document: Document, verb: VerbHit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    reading, row = verb.reading, verb.phrase.row
    if reading.is_negated or reading.tense == "future":
        return []
    is_object = row.victims_are == "object"
    passive = reading.voice == "passive" or (
        reading.voice == "participle" and verb.form.form == "past_participle"
    )
    if is_object and not passive:
        chosen = _right_people(document, verb.end, sentence, people)
        if verb.lemma == "perdre":
            chosen = [p for p in chosen if p.cls not in ("government",)]
    else:
        chosen = _left_people(document, reading.start, people)
    figures = [_of_people(p, row.outcome, verb.start) for p in chosen]
    _split_up(figures)
    if chosen and chosen[0].end <= reading.start:
        figures += _gapped(document, verb, sentence, people, row.outcome)
    return [f for f in figures if f is not None]


def _split_up(figures: list[Figure | None]) -> None:
    """« huit personnes, six Français et deux Nigériens, ont été tuées »: a total and its parts."""
    total = figures[0] if figures else None
    parts = [f for f in figures[1:] if f is not None]
    if total is not None and len(parts) > 1 and sum(f.low for f in parts) == total.low:
        for part in parts:
            part.part_of = total
        figures[1:] = [part for part in parts if not _is_one(part)]


_GAP_BEFORE = re.compile(r"(?:,| et|, et) $")
_GAP_AFTER = re.compile(r"^ (?:a|dans|pres|au|aux) ")


def _gapped(
    document: Document,
    verb: VerbHit,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    outcome: str,
) -> list[Figure | None]:
    """« sept soldats ont péri à Fangasso et quatre gendarmes à Mandiakuy »: the verb is not repeated."""
    found = []
    for phrase in people:
        if phrase.start <= verb.end or phrase.quantity is None:
            continue
        before = document.text[max(verb.end, phrase.start - 6) : phrase.start]
        after = document.text[phrase.end : phrase.end + 8]
        if _GAP_BEFORE.search(before) and _GAP_AFTER.match(after):
            found.append(_of_people(phrase, outcome, phrase.start))
    return found


_JOIN = re.compile(
    r"^\s*\)?\s*(?:,|et|et des?|,? ?ainsi que(?: des?)?|\(|,? ?ou|et d'|,? ?et (?:au moins )?(?:de |d')?)?\s*$"
)


def _right_people(
    document: Document, start: int, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[NounPhrase]:
    """Return the object of an active verb, and what « et » joins to it."""
    right = [p for p in people if p.start >= start - 1]
    if not right or right[0].start - start > 45:
        return []
    between = document.text[start : right[0].start]
    if any(mark in between for mark in (",", ";", ":", " par ", " dans ", " lors ")):
        return []
    return _chain(document, right)


def _chain(document: Document, people: list[NounPhrase]) -> list[NounPhrase]:
    chosen = people[:1]
    for phrase in people[1:]:
        if phrase.name_kind == "acronym" and document.text[phrase.start - 1 : phrase.start] == "(":
            chosen[-1].end = phrase.end  # « Volontaires pour la défense de la patrie (VDP) »
            continue
        if not _JOIN.match(document.text[chosen[-1].end : phrase.start]):
            break
        chosen.append(phrase)
    return chosen


def _left_people(document: Document, start: int, people: list[NounPhrase]) -> list[NounPhrase]:
    """Return the counted subject: the nearest figures to the left, joined ones with it.

    What stands after « dont » is a part and left to `_parts`.
    """
    left = [p for p in people if p.end <= start + 1]
    counted = [p for p in left if p.quantity is not None and not _is_part(document, p)
               and p.preposition not in ("par", "contre", "dans", "pres")
               and not (p.quantity.kind == "article" and p.preposition in ("de", "d'", "du"))]  # fmt: skip
    if not counted or start - counted[-1].end > 160:
        return []
    between = document.text[counted[-1].end : start]
    one_more = _ONE_MORE.search(between)
    if one_more:
        at = counted[-1].end + one_more.start(1)
        return [_bare(Quantity(at, at + len(one_more[1]), 1, 1, False, "count"), at + len(one_more[1]),
                      document.sentence_at(at))]  # fmt: skip
    if ";" in between or ". " in between or _other_subject(between):
        return []
    chosen = [counted[-1]]
    for phrase in reversed(counted[:-1]):
        gap = document.text[phrase.end : chosen[-1].start]
        if _JOIN.match(gap):
            chosen.insert(0, phrase)
        elif gap.strip() == ":":
            chosen = [phrase]
        else:
            break
    return chosen


# « deux soldats ont été tués et un troisième blessé »
_ONE_MORE = re.compile(
    r"\bet (une? (?:deuxieme|second|seconde|troisieme|quatrieme|cinquieme|autre))\b(?!.{0,30}\bautres?\b)"
)
_FINITE = re.compile(
    r"\b(?:ont|a|avait|avaient|sont|est) (?:ete |egalement )?[a-z]{3,}(?:e|es|ee|ees|i|is|u|us)\b.{0,80}\bet\b"
)


def _other_subject(between: str) -> bool:
    """Whether a verb of its own stands between subject and verb."""
    return len(between) > 90 and bool(_FINITE.search(between))


def _is_part(document: Document, phrase: NounPhrase) -> bool:
    before = document.text[max(0, phrase.start - 24) : phrase.start]
    if before.rstrip().endswith(":"):
        # « huit morts : deux Nigériens et six Français », but not after a headline's place.
        sentence = document.sentence_at(phrase.start)
        return bool(document.within("casualty", sentence.start, phrase.start))
    return bool(_PART_BEFORE.search(document.text[max(0, phrase.start - 24) : phrase.start]))


def _of_complement(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    right = [p for p in people if p.end > hit.end and p.start <= hit.end + 14]
    chain = _chain(document, right)
    figures = [_of_people(p, hit.row.outcome, hit.start) for p in chain]
    return [f for f in figures if f is not None]


def _of_noun(
    document: Document, hit: Hit, sentence: SentenceSpan, people: list[NounPhrase]
) -> list[Figure]:
    """« treize morts », « une dizaine de blessés », « deux corps »."""
    quantity = next(
        (q for q in reversed(document.quantities)
         if q.end <= hit.start and q.kind in ("count", "vague", "none")
         and document.text[q.end : hit.start].strip(" -") in ("", "de", "d'", "autres", "autres personnes", "des")),
        None,
    )  # fmt: skip
    if quantity is None or quantity.start < sentence.start or quantity.kind == "none":
        return []
    if hit.row.outcome == "captured" and _FREED.search(document.text, sentence.start, sentence.end):
        return []
    counted = next((p for p in people if hit.end <= p.start <= hit.end + 40
                    and p.preposition in ("de", "d'", "parmi", "dans", "chez")), None)  # fmt: skip
    return [Figure(quantity.start, hit.end, hit.row.outcome, quantity.low, quantity.high,
                   quantity.approximate, counted, sentence.index, anchor=hit.start)]  # fmt: skip


_AMONG = re.compile(
    r"\b(?:figure(?:nt)?|figuraient|comptent|se trouvent) (?:parmi|au nombre) (?:l|d)es (?P<word>morts|tues|victimes|blesses)\b"
)


def _among(document: Document, sentence: SentenceSpan, people: list[NounPhrase]) -> list[Figure]:
    """« cinq miliciens figurent parmi les morts »."""
    found: list[Figure | None] = []
    for match in _AMONG.finditer(document.text, sentence.start, sentence.end):
        outcome = "wounded" if match["word"] == "blesses" else "killed"
        left = [p for p in people if p.end <= match.start()][-1:]
        found += [_of_people(p, outcome, match.start()) for p in left]
    return [f for f in found if f is not None]


def _zeros(document: Document, sentence: SentenceSpan) -> list[Figure]:
    figures = []
    for match in _ZERO.finditer(document.text, sentence.start, sentence.end):
        word = next(w for w in match.groups() if w)
        outcome = next(o for stem, o in _OUTCOMES.items() if word.startswith(stem))
        figures.append(Figure(match.start(), match.end(), outcome, 0, 0, False, None, sentence.index,
                              anchor=match.start()))  # fmt: skip
    return figures


def _parts(
    document: Document, sentence: SentenceSpan, people: list[NounPhrase], figures: list[Figure]
) -> list[Figure]:
    """« vingt morts, dont dix-neuf soldats et une femme »: parts of the figure before them."""
    parts: list[Figure] = []
    totals = sorted(figures, key=lambda f: f.start)
    spans = [(f.start, f.end) for f in figures]
    for index, phrase in enumerate(people):
        if not _is_part(document, phrase) or any(a <= phrase.start < b for a, b in spans):
            continue
        total = next((f for f in reversed(totals) if f.end <= phrase.start), None)
        if total is None or phrase.start - total.end > 90:
            continue
        found = [
            _of_people(p, total.outcome, total.anchor) for p in _chain(document, people[index:])
        ]
        fresh = [f for f in found if f is not None and not any(a <= f.start < b for a, b in spans)]
        # « dont un prêtre » tells who, not how many, unless the parts make up the whole.
        if sum(f.low for f in fresh) != total.low:
            fresh = [f for f in fresh if not _is_one(f)]
        for part in fresh:
            part.part_of = total
        parts += fresh
    return parts


def _is_one(figure: Figure) -> bool:
    quantity = figure.people.quantity if figure.people is not None else None
    return quantity is not None and quantity.kind == "article"


def _side(document: Document, figure: Figure, sentence: SentenceSpan) -> str | None:
    near = document.text[
        max(sentence.start, figure.start - 60) : min(sentence.end, figure.end + 60)
    ]
    if _ENEMY_RANKS.search(near):
        return "enemy"
    return "own" if _OWN_RANKS.search(near) else None
