"""Find the paragraphs of a plain text, blank lines or not, hard-wrapped or not."""

import re

# Blanks that part no lines here, though Python takes them to.
_SEPARATORS = "\x1c\x1d\x1e"
_BULLET = re.compile(r"(?:[-–—•*▪■►·]|\d{1,2}[.)])\s")
_STOP_AT_END = re.compile(r"[.!?…:;][\s\"»”’')\]]{0,4}$")
_SINGLE_BREAK = re.compile(r"[^\n\r]\n(?=[^\n\r])")
# « 4 avril 2015 » on a line of its own, as in chronologies.
_DAY_ALONE = re.compile(
    r"(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?\d{1,2}(?:er)? "
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|"
    r"d[ée]cembre)(?: \d{4})? ?:?",
    re.IGNORECASE,
)
_LONGEST_DAY, _FEWEST_DAYS = 30, 3
WIDEST_WRAP = 120
_NARROWEST_WRAP = 50


def paragraphs(text: str, start: int = 0) -> list[tuple[int, int]]:
    r"""Return the (start, end) of each paragraph of `text` from `start` on, without outer blanks.

    A blank line parts paragraphs, and so does a line end, unless the line was only broken to fit a
    width or in mid sentence. The days that head the entries of a chronology are parts of them.

    >>> paragraphs("Le bilan est lourd.\nTrois soldats\nsont morts.")
    [(0, 19), (20, 45)]
    """
    lines = _lines(text, start)
    width = _wrap_width(text, lines)
    found: list[tuple[int, int]] = []
    days = {last for first, last, _ in lines if _is_a_day(text, first, last)}
    heads = days if len(days) >= _FEWEST_DAYS else set()
    for first, last, is_after_blank in lines:
        goes_on = bool(found) and found[-1][1] in heads and last not in heads
        if goes_on or (
            found and not is_after_blank and _is_same(text, found[-1], (first, last), width)
        ):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def wraps(text: str, start: int = 0) -> list[int]:
    r"""Return where a line ends within a paragraph of `text`, only to fit a width.

    >>> wraps("Le bilan est lourd.\nTrois soldats\nsont morts.")
    [33]
    """
    if _SINGLE_BREAK.search(text, start) is None:
        return []  # most often
    return [
        at for first, last in paragraphs(text, start)
        for at in range(first, last) if text[at] == "\n"
    ]  # fmt: skip


def has_bullet(text: str) -> bool:
    """Say whether a paragraph is an item of a list, or set between dashes as a heading."""
    return _BULLET.match(text) is not None


def ends_with_stop(text: str) -> bool:
    """Say whether a paragraph ends with a stop, closing quotes and brackets aside."""
    return _STOP_AT_END.search(text, max(0, len(text) - 6)) is not None


def _lines(text: str, start: int) -> list[tuple[int, int, bool]]:
    """Return (start, end, is_after_blank) of the lines that hold something."""
    found: list[tuple[int, int, bool]] = []
    breaks, at = 2, start
    for separator in _SEPARATORS:
        text = text.replace(separator, " ")
    for line in text[start:].splitlines(keepends=True):
        content = line.strip()
        if content:
            first = at + len(line) - len(line.lstrip())
            found.append((first, first + len(content), breaks > 1))
            breaks = 0
        breaks += 1
        at += len(line)
    return found


def _is_a_day(text: str, first: int, last: int) -> bool:
    return last - first <= _LONGEST_DAY and bool(_DAY_ALONE.fullmatch(text, first, last))


def _wrap_width(text: str, lines: list[tuple[int, int, bool]]) -> int:
    """Return the width the text was wrapped to, 0 for a text with one line a paragraph."""
    width = max((last - first for first, last, _ in lines), default=0)
    if not _NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    for (first, last, _), (follower, _, is_after_blank) in zip(lines, lines[1:], strict=False):
        if not is_after_blank and _goes_on(text, (first, last), follower):
            return width
    return 0


def _is_same(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    first, last = line
    if _BULLET.match(text, first):
        return False
    if _goes_on(text, before, first):
        return True
    start_of_line = max(text.rfind("\n", before[0], before[1]) + 1, before[0])
    word = text[first:last].split(" ", 1)[0]  # « « mercenaires » is one: no line ends within it
    return before[1] - start_of_line + 1 + len(word) > width > 0


def _goes_on(text: str, before: tuple[int, int], follower: int) -> bool:
    """Say whether a line that starts at `follower` goes on with a sentence left open."""
    first, last = before
    return text[follower].islower() and not ends_with_stop(text[max(first, last - 6) : last])
