"""Many articles out of few: other figures, other places, other days, sentences in another order.

A speed measured on one text over and over is the speed of memory; these texts are all different.
Nothing here is news: the places and figures are drawn by chance.
"""

import random
import re
from collections.abc import Iterable, Iterator

from analysis.corpus import Article
from analysis.language.sentences import split
from analysis.lexicon import load

_FIGURE = re.compile(r"\b[1-9]\d?\b(?![.,:h]?\d| (?:janvier|février|mars|avril|mai|juin|juillet))")
_WORDS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "onze", "douze")
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_PART = re.compile(rf"\b(?:{'|'.join((*_WORDS, *_DAYS))})\b")


def varied(articles: Iterable[Article], count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield (article_id, text) of `count` articles, each unlike every other."""
    texts = [article.text[article.body_start :] for article in articles]
    places = [p.name for p in load().places if p.kind in ("town", "village") and " " not in p.name]
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, places))})\b")
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        yield f"v{number:05}", _vary(texts[number % len(texts)], chance, named, places)


def _vary(text: str, chance: random.Random, named: re.Pattern[str], places: list[str]) -> str:
    others: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        return others.setdefault(match.group(), chance.choice(places))

    def part(match: re.Match[str]) -> str:
        return chance.choice(_DAYS if match.group() in _DAYS else _WORDS)

    sentences = [text[s.start : s.end] for s in split(text)]
    first, rest = sentences[:1], sentences[1:]
    chance.shuffle(rest)
    pieces = [sentence + chance.choice((" ", " ", "\n\n")) for sentence in first + rest if sentence]
    text = "".join(pieces).strip() + "\n"
    text = named.sub(other, text)
    text = _PART.sub(part, text)
    return _FIGURE.sub(lambda match: str(chance.randint(2, 89)), text)
