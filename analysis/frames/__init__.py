"""Every frame, every column: what it holds, in which vocabulary, and what it means.

This is the one declaration; tables are built, checked, saved and described from it.
"""

from __future__ import annotations

from analysis.frames.articles import ARTICLES, DATE_EVIDENCE, MENTIONS, SENTENCES
from analysis.frames.columns import Column, Frame
from analysis.frames.corrections import CORRECTIONS
from analysis.frames.reference import ACTORS, CHRONOLOGY, MEMBERSHIPS, PLACES
from analysis.frames.reports import EVENTS, METHODS_USED, PARTICIPANTS, REPORT_PLACES, REPORTS
from analysis.frames.statements import CLAIMS, LABELS, PRESENCE, TOLLS

__all__ = ["COLUMNS", "FRAME", "FRAMES", "Column", "Frame"]

FRAMES: tuple[Frame, ...] = (
    ARTICLES,
    DATE_EVIDENCE,
    SENTENCES,
    MENTIONS,
    REPORTS,
    REPORT_PLACES,
    PARTICIPANTS,
    METHODS_USED,
    CLAIMS,
    TOLLS,
    PRESENCE,
    LABELS,
    EVENTS,
    CORRECTIONS,
    ACTORS,
    MEMBERSHIPS,
    PLACES,
    CHRONOLOGY,
)
FRAME: dict[str, Frame] = {frame.name: frame for frame in FRAMES}
COLUMNS: dict[str, tuple[Column, ...]] = {frame.name: frame.columns for frame in FRAMES}
