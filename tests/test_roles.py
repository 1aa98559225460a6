"""Who does what to whom, with what: tests/cases/roles.tsv.

A case is a text published on Thursday 16 May 2024 and what its first report holds. A cell is
compared whole (`-` for nothing; « ? » after an actor that is doubted); an empty cell is not looked
at.
"""

import pytest
from case_files import read_cases
from coded import code_texts, rows_of

CASES = read_cases("roles")
ROLES = ("initiator", "target", "partner")


def _by_report(frame, word):
    """Return the words of each report, sorted, as one string."""
    found = {}
    for row in rows_of(frame):
        found.setdefault(row["report_id"], set()).add(word(row))
    return {report: " ".join(sorted(words)) for report, words in found.items()}


@pytest.fixture(scope="module")
def coded():
    """Code all texts at once; return the cells by text."""
    texts = {f"{number}": case["text"] for number, case in enumerate(CASES)}
    tables = code_texts(texts, published="2024-05-16")
    parties = {
        role: _by_report(
            tables.participants[tables.participants["role"] == role],
            lambda row: row["actor_id"] + ("?" if row["is_hedged"] else ""),
        )
        for role in ROLES
    }
    methods = _by_report(tables.methods, lambda row: row["method"])
    first = {}
    for row in rows_of(tables.reports):
        cells = {role: parties[role].get(row["report_id"], "-") for role in ROLES}
        cells |= {"method": methods.get(row["report_id"], "-"), "kind": row["target_kind"] or "-"}
        first.setdefault(texts[row["article_id"]], cells)
    return first


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_first_report(coded, case):
    wanted = {name: cell for name, cell in case.items() if cell and name not in ("text", "why")}
    assert wanted, "a case must expect something"
    found = coded[case["text"]]
    assert {name: found[name] for name in wanted} == wanted


SECOND = [
    "Des jihadistes ont tué lundi six bergers à Tillé, au Mali. Les assaillants ont aussi pillé "
    "mardi le marché de Léré.",
    "Le FLA, qui se dit autonome, a mené une double attaque au Mali. La première a visé lundi le "
    "camp de Léré. Mardi, une attaque plus meurtrière a eu lieu à Ber.",
]


@pytest.mark.parametrize("text", SECOND)
def test_second_report_has_the_authors_of_the_first(text):
    tables = code_texts({"0": text}, published="2024-05-16")
    found = _by_report(
        tables.participants[tables.participants["role"] == "initiator"], lambda r: r["actor_id"]
    )
    assert len(found) == len(tables.reports) == 2
    assert len(set(found.values())) == 1
