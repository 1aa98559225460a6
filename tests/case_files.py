r"""Tables of cases, tests/cases/*.tsv: one case a row; \n and \xa0 are escapes."""

import csv
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of cases as dicts, the escapes resolved."""
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [{key: _plain(cell) for key, cell in row.items()} for row in rows]


def _plain(cell: str) -> str:
    return cell.replace("\\n", "\n").replace("\\xa0", "\xa0")
