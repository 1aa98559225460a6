"""Coups told together: « deux coups d'État, en août 2020 et en mai 2021 » are two."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.language.edtf import EDTF
from analysis.language.times import Reading

from .document import Document, Hit, SentenceSpan
from .draft import Draft

DATED = re.compile(
    r"[^.;:,]{0,40}?(?:\b\d{1,2}(?:er)? [a-z]{3,9}\b|\b(?:19|20)\d\d\b| en [a-z]{3,9}\b)"
)
# « ses plus lourdes pertes depuis le putsch », « la première depuis … »: only how long it is
_SINCE = re.compile(r"\b(?:plus [a-z]+|pire|premiere?)s?\b[^.;:]{0,60} depuis (?:l[ae] |une? )$")
_LOSS = re.compile(r"\b(?:perdu|pertes?)\b")


def is_dated_coup(document: Document, hit: Hit, sentence: SentenceSpan) -> bool:
    """Return whether « après le coup d'État de juillet 2023 » tells when, and nothing else."""
    if DATED.match(document.text, hit.end, sentence.end) is None:
        return False
    others = document.within("trigger", sentence.start, sentence.end)
    others += document.within("casualty", sentence.start, sentence.end)
    if any(h.start != hit.start for h in others):
        return False
    if _LOSS.search(document.text, sentence.start, sentence.end):
        return False
    return _SINCE.search(document.text, sentence.start, hit.start) is None


def coups_apart(
    drafts: list[Draft], dates: list[Reading | None]
) -> Iterator[tuple[Draft, Reading | None]]:
    """Yield reports with their dates, each coup of several once."""
    for draft, when in zip(drafts, dates, strict=True):
        dated = when.edtf if when is not None else None
        if when is None or dated is None or draft.family != "coup" or dated.kind != "all_of":
            yield draft, when
            continue
        for one in str(dated).strip("{}").split(","):
            yield replace(draft, parties=None), replace(when, edtf=EDTF.parse(one))
