"""Find quotations: « », << >>, “ ”, straight quotes, mixed pairs, and quotes inside quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language.paragraphs import paragraphs

_MARKS = '"«»“”„+<>'
# One plain set of characters: the search is twice as fast as with alternatives.
_MARK = re.compile(f"[{_MARKS}]")
_OPENERS = ("«", "<<", "“", "„")
_CLOSED_BY = {'"': '"', "»": "«", ">>": ("<<",), "”": "“„", "“": "„", "+": "+"}
_AFTER_A_QUOTE = frozenset(",;:.!?)]»")
_SENTENCE_END = re.compile(r"[.!?…]\s")
# Begun with the mark itself: a search that begins with what stands before tries every letter.
_SINGLE_OPENS = re.compile(r"['‘](?<=[\s(].)(?=\w)")
_SINGLE_CLOSES = re.compile(r"['’](?<=[\w.!?].)(?!\w)")
_DEEPEST = 8


@dataclass(slots=True)
class Quotation:
    """Quoted words: the span with its marks, the span without, and the depth, 1 for the outermost.

    A quotation left open ends with its paragraph, or goes on where the next one opens with a mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int


@dataclass(slots=True)
class _Open:
    kind: str
    start: int
    inner_start: int


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order of their beginnings.

    >>> [text[q.inner_start : q.inner_end] for text in ['Il parle de « paix ».']
    ...  for q in quotations(text)]
    ['paix']
    """
    found: list[Quotation] = []
    carried: _Open | None = None
    last_end = 0
    used = [mark for mark in _MARKS if mark in text]
    for start, end in paragraphs(text) if used else ():
        if carried is None and not any(map(text[start:end].__contains__, used)):
            continue
        openers = straight_openers(text, start, end)
        if carried is not None and not _continues(text, start, end, openers):
            found.append(_quotation(text, carried, last_end, last_end, 1))
            carried = None
        carried = _read_paragraph(text, start, end, openers, carried, found)
        last_end = end
    if carried is not None:
        found.append(_quotation(text, carried, last_end, last_end, 1))
    outermost = [quote for quote in found if quote.depth == 1]
    found += [inner for quote in outermost for inner in _single_quotes(text, quote)]
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def straight_openers(text: str, start: int, end: int) -> set[int]:
    """Return the offsets of the straight double quotes that open, in one paragraph.

    The blank before or after a mark tells; between two blanks or two letters marks take turns.
    """
    openers: set[int] = set()
    is_open = False
    position = text.find('"', start, end)
    while position >= 0:
        before = text[position - 1] if position > start else " "
        after = text[position + 1] if position + 1 < end else " "
        closes = after.isspace() or (
            after in _AFTER_A_QUOTE and not text.startswith("..", position + 1)
        )
        if before.isspace() or before in "(«“-–—":
            is_open = not is_open if after.isspace() else not closes
        elif closes:
            is_open = False
        else:
            is_open = before in "'’" or not is_open
        if is_open:
            openers.add(position)
        position = text.find('"', position + 1, end)
    return openers


def _read_paragraph(
    text: str,
    start: int,
    end: int,
    openers: set[int],
    carried: _Open | None,
    found: list[Quotation],
) -> _Open | None:
    """Add the quotations of a paragraph; return the one still open at its end."""
    is_balanced = text.count("«", start, end) <= text.count("»", start, end)
    stack = [carried] if carried else []
    searched_to = start
    for position, mark in _marks(text, start, end):
        if carried and position == start and mark != "+":
            continue
        if not _opens(text, position, mark, openers, stack):
            _close(text, position, mark, stack, found)
            continue
        same = next((at for at, opened in enumerate(stack) if opened.kind == mark), None)
        if same is not None and (mark == '"' or (mark == "«" and not is_balanced)):
            # A closing mark was forgotten: before the last full stop, else this one is too many.
            stop = _last_stop(text, max(searched_to, stack[same].inner_start), position)
            searched_to = position
            if stop is None:
                continue
            found.append(_quotation(text, stack[same], stop, stop, same + 1))
            del stack[same:]
        if len(stack) < _DEEPEST:
            stack.append(_Open(mark, position, position + len(mark)))
    return next((opened for opened in stack if opened.kind != "+"), None)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    skip = -1
    for match in _MARK.finditer(text, start, end):
        position, mark = match.start(), match.group()
        if mark not in "<>":
            yield position, mark
        elif position != skip and text.startswith(mark, position + 1):
            skip = position + 1
            yield position, mark * 2


def _opens(text: str, position: int, mark: str, openers: set[int], stack: list[_Open]) -> bool:
    if mark == '"':
        return position in openers
    if mark == "“":
        return not (stack and stack[-1].kind == "„")
    if mark == "+":
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        return after.isalnum() and not before.isalnum()
    return mark in _OPENERS


def _close(text: str, position: int, mark: str, stack: list[_Open], found: list[Quotation]) -> None:
    if mark == "+" and text[position - 1 : position].isspace():
        return
    open_marks = [(at, opened.kind) for at, opened in enumerate(stack)]
    fitting = [at for at, kind in open_marks if kind in _CLOSED_BY[mark]]
    if not fitting and mark != "+":
        # Mixed pairs are common: "Nous n'avons aucun bilan », a déclaré …
        fitting = [at for at, kind in open_marks if kind != "+"]
    if fitting:
        at, end = fitting[-1], position + len(mark)
        found.append(_quotation(text, stack[at], position, end, at + 1))
        del stack[at:]


def _single_quotes(text: str, quote: Quotation) -> list[Quotation]:
    """Return the words in single quotes inside a quotation."""
    found: list[Quotation] = []
    position = quote.inner_start
    while opening := _SINGLE_OPENS.search(text, position, quote.inner_end):
        closing = _SINGLE_CLOSES.search(text, opening.end(), quote.inner_end)
        if closing is None:
            break
        opened = _Open("'", opening.start(), opening.end())
        found.append(_quotation(text, opened, closing.start(), closing.end(), quote.depth + 1))
        position = closing.end()
    return found


def _last_stop(text: str, start: int, end: int) -> int | None:
    stops = [match.start() + 1 for match in _SENTENCE_END.finditer(text, start, end)]
    return stops[-1] if stops else None


def _quotation(text: str, opened: _Open, inner_end: int, end: int, depth: int) -> Quotation:
    inner = text[opened.inner_start : inner_end]
    inner_start = opened.inner_start + len(inner) - len(inner.lstrip())
    return Quotation(opened.start, end, inner_start, inner_start + len(inner.strip()), depth)


def _continues(text: str, start: int, end: int, openers: set[int]) -> bool:
    """Say whether a paragraph goes on with a quotation left open by the one before."""
    position, mark = next(_marks(text, start, end), (end, ""))
    if position == start and mark != "+":
        return True
    return mark in ("»", ">>", "”") or (mark == '"' and position not in openers)
