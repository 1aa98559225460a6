"""Which events a text tells: tests/cases/events.tsv, each text published on Thursday 16 May 2024.

`reports` are the events in the order of the text, each its type, place and date: « Attack · Koro ·
2024-05-13; … ». A missing place or date is « - »; an empty cell says that the text tells of none.
"""

import pytest
from case_files import read_cases
from coded import code_texts, rows_of

CASES = read_cases("events")


@pytest.fixture(scope="module")
def told():
    """Code all texts at once; return the events of each."""
    tables = code_texts({f"{n}": c["text"] for n, c in enumerate(CASES)}, published="2024-05-16")
    found = {case["text"]: [] for case in CASES}
    for row in rows_of(tables.reports):
        cells = (row["sub_event_type"], row["place"] or "-", row["date"] or "-")
        found[CASES[int(row["article_id"])]["text"]].append(" · ".join(cells))
    return found


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:70]) for c in CASES])
def test_the_events_of_a_text(told, case):
    assert "; ".join(told[case["text"]]) == case["reports"]
