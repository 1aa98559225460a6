"""What no single cell can show: ids given twice, and rows that contradict each other."""

from collections.abc import Iterable, Iterator

from analysis.lexicon.cells import Problem, Table


def rule_problems(tables: Iterable[Table]) -> Iterator[Problem]:
    """Yield what is wrong between the rows of each table."""
    for table in tables:
        yield from _repeated(table)


def _repeated(table: Table) -> Iterator[Problem]:
    """Rows that give again what only one row may give."""
    groups = [(table.file.key,)] if table.file.key else []
    groups += [table.file.unique] if table.file.unique else []
    for group in groups:
        first: dict[tuple[str, ...], int] = {}
        for row, values in enumerate(zip(*(table.cells[name] for name in group), strict=True)):
            if first.setdefault(values, row) != row:
                shown = ", ".join(filter(None, values))
                what = f"« {shown} » stands already on line {table.lines[first[values]]}"
                yield table.problem(row, group[0], what, "merge the two rows, or rename one")
