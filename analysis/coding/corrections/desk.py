"""The rows of one article on a desk: found by their ids, with nothing left hanging."""

import re
from collections.abc import Iterable

from analysis.corpus import Article
from analysis.frames import FRAME

from .correction import WORDS, Correction, Row, key_cells

_BRACKETED = re.compile(r"(?P<before>.*)\[(?P<words>.+)\](?P<after>.*)", re.DOTALL)
# Signs that keyboards, spreadsheets and agencies write differently.
_ALIKE = [("['’]", "'’"), ('["«»“”]', '"«»“”'), (r"\s+", " \n\t\r\xa0\u202f")]
_HANGING = ("reports", "claims", "tolls")


class Stale(Exception):
    """A correction that does not apply to the rows as they are; the message says why."""


class Desk:
    """The rows of one article, by frame; they may be changed."""

    def __init__(self, article: Article, rows: dict[str, list[Row]]) -> None:
        self.article, self.rows = article, rows
        # Statuses set by hand do not follow from claims any more.
        self.by_hand: set[tuple[str, str]] = set()

    def find(self, frame: str, row_id: str) -> list[Row]:
        """Return the rows of that id; Stale where there are none."""
        found = self._named(frame, row_id)
        if not found:
            raise Stale(f"{frame} has no row {row_id}")
        return found

    def is_free(self, frame: str, row_id: str) -> None:
        """Raise Stale where a row of that id is there already."""
        if self._named(frame, row_id):
            raise Stale(f"{frame} has a row {row_id} already")

    def _named(self, frame: str, row_id: str) -> list[Row]:
        wanted = key_cells(frame, row_id).items()
        return [row for row in self.rows.get(frame, ()) if all(row[n] == v for n, v in wanted)]

    def add(self, frame: str, row: Row) -> None:
        """Put a new row on the desk."""
        self.rows.setdefault(frame, []).append(row)

    def remove(self, frame: str, gone: Iterable[Row]) -> None:
        """Take rows away."""
        away = {id(row) for row in gone}
        self.rows[frame] = [row for row in self.rows[frame] if id(row) not in away]

    def check_links(self, frame: str, cells: Row) -> None:
        """Raise Stale where a cell names a row that the article has not."""
        for column in FRAME[frame].columns:
            wanted = cells.get(column.name)
            if column.kind == "ref" and column.to in _HANGING and wanted is not None:
                self.find(column.to, wanted)

    def spanned(self, frame: str, words: str) -> Row:
        """Return the cells that say where words stand in the article."""
        start, end = _place(self.article.text, words)
        cells: Row = {"start": start, "end": end}
        if frame in WORDS:
            cells[WORDS[frame]] = self.article.text[start:end]
        if any(column.name == "sentence" for column in FRAME[frame].columns):
            cells["sentence"] = self._sentence(start)
        return cells

    def _sentence(self, start: int) -> int:
        for row in self.rows["sentences"]:
            if row["start"] <= start < row["end"]:
                return row["sentence"]
        raise Stale("the words stand outside every sentence")

    def redirect(self, to: str, old: str, new: str, who: str) -> None:
        """Let every row that names one row name another instead."""
        for frame, rows in self.rows.items():
            names = [c.name for c in FRAME[frame].columns if c.kind == "ref" and c.to == to]
            for row in rows:
                for name in names:
                    if row.get(name) == old:
                        row[name] = new
                        mark(frame, row, who)

    def tidy(self, who: str) -> None:
        """Let go of rows that are gone, and of rows that now stand twice."""
        keys = {to: {row[FRAME[to].key[0]] for row in self.rows.get(to, ())} for to in _HANGING}
        for frame in list(self.rows):
            for column in FRAME[frame].columns:
                if column.kind == "ref" and column.to in keys:
                    self._let_go(frame, column.name, column.required, keys[column.to], who)
            self._once(frame)
        report_of = {row["toll_id"]: row["report_id"] for row in self.rows.get("tolls", ())}
        for row in self.rows.get("tolls", ()):
            if row.get("part_of") and report_of.get(row["part_of"]) != row["report_id"]:
                row["part_of"] = None
                mark("tolls", row, who)

    def _let_go(self, frame: str, name: str, required: bool, there: set[str], who: str) -> None:
        lost = [r for r in self.rows[frame] if r.get(name) is not None and r[name] not in there]
        # A figure of nothing that happened is no figure.
        if required or (frame == "tolls" and name == "report_id"):
            self.remove(frame, lost)
            return
        for row in lost:
            row[name] = None
            mark(frame, row, who)

    def _once(self, frame: str) -> None:
        key = FRAME[frame].key
        if len(key) < 2:
            return
        seen: set[tuple] = set()
        twice = []
        for row in self.rows[frame]:
            cells = tuple(row.get(name) for name in key)
            if cells in seen:
                twice.append(row)
            seen.add(cells)
        self.remove(frame, twice)


def mark(frame: str, row: Row, who: str) -> None:
    """Write down who changed a row; rows of the text itself keep no such mark."""
    if any(column.name == "corrected_by" for column in FRAME[frame].columns):
        names = [name for name in (row.get("corrected_by") or "").split(";") if name]
        row["corrected_by"] = ";".join(dict.fromkeys([*names, who]))


def keep_order(correction: Correction, row: Row) -> None:
    """Raise Stale where a row's least number would be above its greatest, or both would be gone."""
    low, high = row.get("low"), row.get("high")
    if low is not None and high is not None and low > high:
        raise Stale("low would be above high: change both in one line")
    if correction.frame == "tolls" and low is None and high is None:
        raise Stale("the figure would have neither low nor high")


def _place(text: str, words: str) -> tuple[int, int]:
    """Return where words stand, if only once; those meant may stand in brackets among others."""
    found = [match.span() for match in re.finditer(_pattern(words), text)]
    inner = _BRACKETED.fullmatch(words)
    if not found and inner:
        before, meant, after = (_pattern(inner[name]) for name in ("before", "words", "after"))
        spans = re.finditer(f"{before}(?P<meant>{meant}){after}", text)
        found = [match.span("meant") for match in spans]
    if not found:
        raise Stale(f"the article does not say « {words} »")
    if len(found) > 1:
        raise Stale(
            f"the article says « {words} » {len(found)} times: quote more, with the words meant "
            "between [ ]"
        )
    return found[0]


def _pattern(words: str) -> str:
    kinds = {sign: pattern for pattern, signs in _ALIKE for sign in signs}
    parts = [kinds.get(sign, re.escape(sign)) for sign in words]
    return re.sub(r"(?:\\s\+)+", r"\\s+", "".join(parts))
