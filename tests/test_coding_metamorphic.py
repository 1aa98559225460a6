"""Change one thing in a sentence, and one thing changes in the rows: tests/cases/metamorphic.tsv.

A case has two texts, published on Thursday 16 May 2024. `lost` and `gained` are the facts that only
the first or only the second gives; everything else must be the same, and `kept` must be in both.
`fault` says what the coder still gets wrong there: such a case must fail; once it no longer does,
take the words out of the table.
"""

from collections import defaultdict

import pytest
from case_files import read_cases
from coded import code_texts, rows_of

PUBLISHED = "2024-05-16"
CASES = read_cases("metamorphic")
CELLS = ("place", "country", "date", "time", "part_of_day", "sub_event_type", "target_kind",
         "outcome", "salience")  # fmt: skip


def facts_of(tables):
    """Return the facts that each article gives, as short strings: « killed fama 3..3 »."""
    facts = defaultdict(set)
    several = tables.reports["article_id"].value_counts() > 1
    reports = rows_of(tables.reports)
    number = {row["report_id"]: row["report_id"].rsplit(":", 1)[1] for row in reports}
    article_of = {row["report_id"]: row["article_id"] for row in reports}

    def add(report, fact):
        article = article_of[report]
        mark = f"{number[report]}: " if several[article] else ""
        facts[article].add(mark + fact)

    for row in reports:
        for cell in CELLS:
            if row[cell] is not None:
                add(row["report_id"], f"{cell}={row[cell]}")
    for row in rows_of(tables.report_places):
        add(row["report_id"], f"place+={row['place']}")
    for row in rows_of(tables.participants):
        hedged = "?" if row["is_hedged"] else ""
        add(row["report_id"], f"{row['role']}={row['actor_id']}{hedged}")
    for row in rows_of(tables.methods):
        add(row["report_id"], f"method={row['method']}")
    for row in rows_of(tables.tolls):
        high = "" if row["high"] is None else row["high"]
        about = "~" if row["is_approximate"] else ""
        part = " part" if row["part_of"] else ""
        figure = f"{row['outcome']} {row['victims']} {row['low']}..{high}{about}{part}"
        add(row["report_id"], figure)
    for row in rows_of(tables.claims):
        facts[row["article_id"]].add(f"claim {row['claim_type']} {row['speaker_kind']}")
    return facts


@pytest.fixture(scope="module")
def facts():
    """Code all texts at once; return the facts by text."""
    texts = dict.fromkeys(case[name] for case in CASES for name in ("before", "after"))
    ids = {f"{number}": text for number, text in enumerate(texts)}
    found = facts_of(code_texts(ids, published=PUBLISHED))
    return {text: found[article_id] for article_id, text in ids.items()}


def _parameter(case):
    marks = pytest.mark.xfail(reason=case["fault"], strict=True) if case["fault"] else ()
    return pytest.param(case, id=f"{case['change']}-{case['after'][:60]}", marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_one_change_changes_one_thing(facts, case):
    before, after = facts[case["before"]], facts[case["after"]]
    lost, gained, kept = (
        {fact for fact in case[name].split("; ") if fact} for name in ("lost", "gained", "kept")
    )
    assert lost or gained or kept, "a case must expect something"
    assert (before - after, after - before) == (lost, gained)
    assert kept <= before & after


def test_the_table_is_large_and_each_case_stands_once():
    assert len(CASES) >= 60
    assert len({(case["before"], case["after"]) for case in CASES}) == len(CASES)
    assert all(case["before"] != case["after"] for case in CASES)
