"""A verb told by « l'ont été »: « Dix ont été tués jeudi, douze autres l'ont été samedi »."""

from dataclasses import replace

from analysis.language.cues import Seldom

from .hits import VerbHit

_AGAIN = Seldom(
    "l'a ete|l'ont ete|l'avait ete|l'avaient ete|l'aurait ete|l'auraient ete",
    r"\bl'(?:a|ont|avai(?:t|ent)|aurai(?:t|ent)) ete\b",
)
_KINDS = {"trigger", "casualty"}
_REACH, _LAST_WORD = 240, 3


def with_those_told_again(text: str, verbs: list[VerbHit]) -> list[VerbHit]:
    """Return verbs with those that a pronoun stands for, each where it is told again."""
    again: list[VerbHit] = []
    for match in _AGAIN.finditer(text):
        start, end = match.span()
        told = [
            v for v in verbs
            if start - _REACH < v.start and v.end <= start and v.phrase.kind in _KINDS
            and v.reading.voice in ("passive", "participle")
        ]  # fmt: skip
        for verb in told:
            if verb.start == told[-1].start:
                reading = replace(verb.reading, start=start, end=end, voice="passive")
                again.append(replace(verb, start=end - _LAST_WORD, end=end, reading=reading))
    return sorted([*verbs, *again], key=lambda verb: verb.start) if again else verbs
