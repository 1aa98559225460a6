"""The publication date of an article, as far as the text and the chronology tell it."""

from dataclasses import dataclass, field
from typing import Any

from analysis.language.edtf import EDTF

from .document import Document
from .noun_phrases import NounPhrase
from .places import PlaceMention
from .reports import Draft


@dataclass
class Publication:
    edtf: EDTF | None
    basis: str
    evidence: list[Any] = field(default_factory=list)

    @property
    def earliest(self): return self.edtf.earliest if self.edtf else None
    @property
    def latest(self): return self.edtf.latest if self.edtf else None


def publication_of(document: Document, phrases, places, drafts, use_chronology: bool):
    a = document.article
    if a.published: return Publication(EDTF.parse(a.published), "analyst")
    if a.header_date: return Publication(EDTF.parse(a.header_date), "header")
    return Publication(None, "unknown")
