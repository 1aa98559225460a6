"""The tables of the seeds as committed in tests/golden/, one row a line, to be read in a diff.

After a change of the coding that is meant:

    UPDATE_GOLDEN=1 python -m pytest -q tests/test_coding_golden.py

rewrites the files; `git diff tests/golden` then shows what the change does to the seeds.
"""

import difflib
import json
import os

import pandas as pd
import pytest
from coded import CODED, rows_of, spanned

UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
# Offsets move with every word; the words themselves say more. Numbers of rows that no other row
# names would move with every row before them.
LEFT_OUT = {
    "articles": ("text", "sha256"),
    "mentions": ("mention_id",),
    "labels": ("label_id",),
    "presence": ("presence_id",),
    "claims": ("claim_id",),
    "tolls": ("toll_id",),
}
# The bounds of dates follow from the dates, as Tables.check makes sure.
DERIVED = ("start", "end", "article", "date_earliest", "date_latest")
DIFFERENCES_SHOWN = 60


@pytest.fixture(scope="module")
def folder(root):
    return root / "tests" / "golden"


def lines_of(tables, name):
    """Return the rows of a frame as lines of JSON with sorted keys, without what is NA."""
    claims = {row["claim_id"]: row for row in rows_of(tables.claims)}
    totals = {row["toll_id"]: row for row in rows_of(tables.tolls)}
    frame = getattr(tables, name)
    rows = spanned(tables, name) if "start" in frame else rows_of(frame)
    rows += [row for row in rows_of(frame) if "start" in row and row["start"] is None]
    lines = []
    for row in rows:
        shown = {
            key: _shown(value)
            for key, value in row.items()
            if value is not None and key not in (*DERIVED, *LEFT_OUT.get(name, ()))
        }
        for key in ("claim_id", "speaker_claim_id"):
            if key in shown:
                claim = claims[shown[key]]
                said = (claim["claim_type"], claim["speaker_kind"], claim["speaker"])
                shown[key] = " · ".join(str(part) for part in said if part)
        if "part_of" in shown:
            shown["part_of"] = totals[shown["part_of"]]["words"]
        if shown.get("said") in (shown.get("text"), shown.get("words"), shown.get("term")):
            shown.pop("said", None)
        lines.append(json.dumps(shown, ensure_ascii=False, sort_keys=True) + "\n")
    return lines


def _shown(value):
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


@pytest.mark.parametrize("name", CODED)
def test_the_seeds_are_coded_as_committed(tables, folder, name):
    path = folder / f"{name}.jsonl"
    lines = lines_of(tables, name)
    if UPDATE:
        folder.mkdir(exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")
    assert path.exists(), f"{path} is missing; UPDATE_GOLDEN=1 writes it"
    committed = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changes = list(difflib.unified_diff(committed, lines, "committed", "coded now", n=0))
    if changes:
        more = len(changes) - DIFFERENCES_SHOWN
        shown = "".join(changes[:DIFFERENCES_SHOWN]) + (f"… {more} more lines" if more > 0 else "")
        pytest.fail(f"{name}: {shown}\nIf this is meant: UPDATE_GOLDEN=1", pytrace=False)


def test_nothing_else_lies_among_the_golden_tables(folder):
    assert {path.name for path in folder.iterdir()} == {f"{name}.jsonl" for name in CODED}
