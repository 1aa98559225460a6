"""When a happening was: a table of short articles, each with the dates of its happenings."""

import pytest
from case_files import read_cases
from coded import code_texts, rows_of

CASES = {f"{row['family']} {n}": row for n, row in enumerate(read_cases("event_dates"))}


@pytest.fixture(scope="module")
def dates():
    """The dates of happenings by article and place, further places included."""
    found = {}
    for published in {row["published"] for row in CASES.values()}:
        texts = {name: row["text"] for name, row in CASES.items() if row["published"] == published}
        tables = code_texts(texts, **({"published": published} if published else {}))
        reports = {row["report_id"]: row for row in rows_of(tables.reports)}
        for row in [*rows_of(tables.report_places), *reports.values()]:
            report = reports[row["report_id"]]
            found[report["article_id"], row["place"]] = report["date"]
    return found


@pytest.mark.parametrize("name", CASES)
def test_when_it_was(dates, name):
    for pair in CASES[name]["expected"].split(" "):
        place, _, date = pair.partition("=")
        assert (dates[name, place] or "") == date
