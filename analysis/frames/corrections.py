"""The frame of corrections made by hand: what was asked, by whom, and whether it was done."""

from __future__ import annotations

from analysis.frames.columns import Column, Frame, date, enum, flag, text, whole
from analysis.vocabularies import CORRECTION_ACTIONS

CORRECTABLE = (
    "reports",
    "report_places",
    "participants",
    "methods",
    "claims",
    "tolls",
    "presence",
    "labels",
)
CORRECTIONS = Frame(
    "corrections",
    "one line of corrections.csv",
    (
        whole("line", "its line in the file", required=True, low=1),
        enum("action", CORRECTION_ACTIONS, "what was asked"),
        enum("frame", CORRECTABLE, "the frame"),
        Column("row_id", "id", "the row; of participants `report_id/role/actor_id`", required=True),
        text("column", "the cell; NA: none, or several are named in `new`"),
        text("old", "what the cell held when the correction was written"),
        text("new", "what it shall hold, or the id of the other row"),
        text("words", "the words of the article that the row rests on"),
        text("who", "who corrected it", required=True),
        date("when", "the day", required=True),
        text("why", "the reason", required=True),
        flag("is_applied", "whether it was applied"),
        text("problem", "why it no longer applies; NA: it does"),
    ),
    key=("line",),
    order=("line",),
)
