"""Where in a French text the things of a hand coding stand: plausible words, not the coder's own.

Only for frames made from hand coding, so that views and scores can be tried without the coder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

HEADER = re.compile(r"\s*date (\d{4}(?:-\d\d){0,2})(?=\s)")
SENTENCE_END = re.compile(r"[.!?][\"»”)]{0,2}(?=\s|$)|\n\n|$")
UNITS = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
VAGUE = {
    (20, 99): r"(?:des |plusieurs )?dizaines",
    (200, 999): r"(?:des |plusieurs )?centaines",
    (2000, 9999): r"(?:des )?milliers",
    (2, 9): "plusieurs|quelques",
    (0, 0): r"aucune?|pas de|ni ",
    (1, 1): "une?",
}
OUTCOMES = {
    "killed": "mort|tué|tues|decede|neutralis|abattu|execut|corps|perd|deces|victime|vie",
    "wounded": "bless|atteint|evacu",
    "captured": "captur|enlev|otage|prisonnier|detenu|arret",
}
ACTORS = {
    "fama": "armee malienne|soldats? maliens?|militaires?|soldats?|fama|armee|gendarmes?",
    "mali_gov": "junte|gouvernement|bamako|autorites",
    "burkina_army": "armee burkinabe|soldats? burkinabe|soldats?",
    "niger_army": "armee nigerienne|soldats? nigeriens?|soldats?",
    "jnim": "jnim|gsim|groupe de soutien",
    "macina": "katiba macina|macina",
    "isgs": "etat islamique|ei au sahel|ei",
    "jihadists_unspecified": "d?jihadistes?|terroristes?|islamistes",
    "armed_men_unspecified": "hommes armes|assaillants|individus armes|inconnus",
    "cma": "cma|coordination des mouvements",
    "csp": "csp|cadre strategique",
    "fla": "fla|front de liberation",
    "azawad_separatists": "separatistes?|rebelles?|touareg",
    "dozo_dan_na_ambassagou": "dozos?|dan na ambassagou|chasseurs",
    "france_forces": "barkhane|force francaise|militaires francais|armee francaise|francaise?",
    "france_gov": "paris|france",
    "takuba": "takuba",
    "minusma": "minusma|casques bleus|mission de l.onu",
    "wagner": "wagner",
    "africa_corps": "africa corps",
    "russia_gov": "russie|moscou|kremlin",
    "russian_unspecified": "instructeurs|mercenaires|russes?|blancs",
    "us_forces": "americaine?s?|washington",
    "cedeao": "cedeao",
    "un": "nations unies|onu",
    "vdp": "vdp|volontaires",
    "ngo_hrw": "human rights watch|hrw",
    "ngo": "ong",
    "civilians": "civils?|villageois|habitants?|passagers?|personnes",
    "burkina_gov": "ouagadougou|burkina",
    "niger_gov": "niamey|niger",
    "aqim": "al-qaida|aqmi",
}
SPEAKERS = {
    "government": "gouvernement|ministere?|ministre|autorites|junte|mali",
    "military": r"sources? militaires?|armee|etat-major|responsables? militaires?|securitaire",
    "armed_group": "porte-parole|jnim|gsim|cma|fla|csp|separatistes?|revendiqu",
    "local_official": r"elus? local|elus?|maire|responsable local|prefet|gouverneur|chef de",
    "resident_witness": r"habitante?s?|temoins?|personnes sur place|rescape|commercant",
    "diplomat": r"source diplomatique|diplomate?s?|diplomatique",
    "ngo": "human rights watch|hrw|ong|association|acled",
    "un": "minusma|nations unies|onu",
    "expert": "chercheur|expert|analyste|lyammouri",
    "media": "afp|associated press|journal|radio",
    "foreign_government": "paris|washington|moscou|alger|francaise?",
    "unnamed_source": "source|sources",
}
HAPPENING = re.compile(
    r"attaqu|embusc|explos|tues?\b|enlev|captur|empar|bombe|engin|frapp|tir[se]\b|incendi|"
    r"affront|remis|coup d.etat|accord|offensive|assaut|execut|mort|manifest|arret|combats?"
)
LOADED = {
    "instructeurs?": "russian_unspecified",
    "mercenaires?": "russian_unspecified",
    "conseiller russe": "russian_unspecified",
    "d?jihadistes": "jihadists_unspecified",
    "terroristes?": "jihadists_unspecified",
    "separatistes": "azawad_separatists",
    "junte": "mali_gov",
}


class Found(NamedTuple):
    """A sentence number and the offsets of the words found in it."""

    sentence: int
    start: int
    end: int


def flat(text: str) -> str:
    """Return the text in lower case without accents, character by character."""
    return "".join((unicodedata.normalize("NFD", c)[0] or c).lower()[:1] for c in text)


def sentences_of(text: str) -> tuple[str | None, list[tuple[int, int, int, str]]]:
    """Return the header's stamp, and (paragraph, start, end, role) of every sentence."""
    stamp = HEADER.match(text)
    first_line = text.partition("\n\n")[0]
    has_title = not stamp and "\n" not in first_line and not first_line.endswith((".", "»"))
    rows, paragraph, start = [], 0, stamp.end() if stamp else 0
    for end in SENTENCE_END.finditer(text, start):
        piece = text[start : end.end()]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            last = start + len(piece.rstrip())
            role = "title" if has_title and not rows else "body"
            rows.append((paragraph, first, last, role))
        paragraph += end.group() == "\n\n" and bool(rows)
        start = end.end()
    return (stamp[1] if stamp else None), rows


class Searcher:
    """Finds words in one text."""

    def __init__(self, text: str) -> None:
        self.text, self.flat = text, flat(text)
        self.stamp, self.sentences = sentences_of(text)

    def at(self, start: int, end: int) -> Found:
        """Return the span with the sentence it starts in (the first one if it is in none)."""
        for number, (_, first, last, _) in enumerate(self.sentences):
            if first <= start < last:
                return Found(number, start, min(end, last))
        _, first, last, _ = self.sentences[0]
        return Found(0, first, last)

    def all(self, pattern: str, within: int | None = None) -> list[Found]:
        """Return every match of whole words, in the text or in one sentence."""
        _, first, last, _ = self.sentences[within] if within is not None else (0, 0, None, "")
        last = len(self.flat) if last is None else last
        whole = re.compile(rf"(?<![\w])(?:{pattern})(?!\w)")
        found = whole.finditer(self.flat, first, last)
        spans = [self.at(m.start(), m.end()) for m in found]
        return [span for span in spans if self.sentences[span.sentence][1] <= span.start]

    def one(self, pattern: str, near: int, taken: Container[int] = ()) -> Found:
        """Return the match nearest to a sentence, or else that whole sentence."""
        found = self.all(pattern)
        found = [span for span in found if span.sentence not in taken] or found
        if found:
            return min(found, key=lambda span: (abs(span.sentence - near), span.start))
        _, first, last, _ = self.sentences[near]
        return Found(near, first, last)

    def happening(self, places: list[str], others: list[str], taken: set[int]) -> Found:
        """Return the words of an event: in the sentence where most of its particulars stand."""
        scores = []
        for number, (_, first, last, role) in enumerate(self.sentences):
            hits = 3 * any(self.all(pattern, number) for pattern in places)
            hits += sum(bool(self.all(pattern, number)) for pattern in others)
            told = HAPPENING.search(self.flat, first, last)
            scores.append((2 * hits + bool(told) - 0.5 * (role == "title"), -number))
        number = -max(s for s in scores)[1]
        _, first, last, _ = self.sentences[number]
        spans = [m.span() for m in HAPPENING.finditer(self.flat, first, last)]
        free = [span for span in spans if span[0] not in taken] or [(first, last)]
        start, end = free[0]
        taken.add(start)
        while end < last and self.flat[end].isalpha():
            end += 1
        return Found(number, start, end)


def number_pattern(low: int | None, high: int | None) -> str:
    """Return a pattern for a figure's words."""
    if (low, high) in VAGUE:
        return VAGUE[low, high] + (f"|{low}" if low == high else "")
    value = low if low is not None else high
    plain = value - 1 if high is None and low else value
    spelt = [name for name, n in UNITS.items() if n in (value, plain)]
    spelt += [f"une {name[:-1] if name.endswith('e') else name}aine" for name in spelt]
    return "|".join([rf"{value}", rf"{plain}", *spelt])
