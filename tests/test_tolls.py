"""Figures and whom they count, tried on invented sentences: tests/cases/tolls.tsv.

A case is a text published on Thursday 16 May 2024 and its figures, `-` for none: what befell how
many of whom (« killed fama 3..3 »; `~` approximate; `part`: of another figure of the text).
`fault` says what the coder still gets wrong: such a case must fail.
"""

from collections import defaultdict

import pytest
from case_files import read_cases
from coded import code_texts, rows_of

CASES = read_cases("tolls")


@pytest.fixture(scope="module")
def figures():
    """Code all texts at once; return the figures by number of the case."""
    ids = {str(number): case["text"] for number, case in enumerate(CASES)}
    found = defaultdict(set)
    for row in rows_of(code_texts(ids, published="2024-05-16").tolls):
        high = "" if row["high"] is None else row["high"]
        about = "~" if row["is_approximate"] else ""
        part = " part" if row["part_of"] else ""
        words = f"{row['outcome']} {row['victims']} {row['low']}..{high}{about}{part}"
        found[row["article_id"]].add(words)
    return found


def _case(number, case):
    marks = [pytest.mark.xfail(reason=case["fault"], strict=True)] if case["fault"] else []
    return pytest.param(number, case, id=f"{number}-{case['why']}", marks=marks)


@pytest.mark.parametrize(("number", "case"), [_case(n, c) for n, c in enumerate(CASES)])
def test_figures(number, case, figures):
    """Each text gives its figures with their victims, and no others."""
    expected = set() if case["figures"] == "-" else set(case["figures"].split(" | "))
    assert figures[str(number)] == expected


STAGES = read_cases("count_stages")


@pytest.fixture(scope="module")
def stages():
    """What each text calls its counts of the dead, by number."""
    texts = {f"{n}": case["text"] for n, case in enumerate(STAGES)}
    tables = code_texts(texts, published="2024-05-16")
    found = {case["text"]: {} for case in STAGES}
    for row in rows_of(tables.tolls):
        text = STAGES[int(row["article_id"])]["text"]
        found[text][row["low"]] = row["count_stage"] or ""
    return found


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:70]) for c in STAGES])
def test_what_a_text_calls_its_count(stages, case):
    for pair in case["stages"].split(" "):
        number, _, stage = pair.partition("=")
        assert stages[case["text"]][int(number)] == stage


def test_a_sum_of_several_reports_is_of_none():
    """« 34 morts dans deux attaques »: the sum is kept, but no report has it for its toll."""
    text = (
        "Au moins trente-quatre personnes ont été tuées ce week-end au Burkina Faso dans deux "
        "attaques. À Bourasso, vingt-deux civils ont été tués dimanche. À Namissiguima, douze "
        "civils ont péri samedi."
    )
    rows = rows_of(code_texts({"a": text}, published="2024-05-16").tolls)
    assert {row["low"]: row["report_id"] for row in rows} == {34: None, 22: "a:1", 12: "a:2"}
