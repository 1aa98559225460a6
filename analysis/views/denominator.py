"""The denominator: how many articles were read, by outlet and month, drawn under every trend.

A press corpus is the result of a query. A month with more events may be a month with more articles,
so no trend stands without this strip:

    windows = tear(dates)
    sheet = Sheet(title, subtitle, source, height=body + STRIP)
    axes = torn_axes(sheet, windows, left=1.0, right=0.2, top=0, bottom=STRIP)
    draw_denominator(sheet, tables, windows, left=1.0, right=0.2)

The strip takes ``STRIP`` inches at the foot of the body, shares the windows of the axes above it
and carries the labels of the time axis: the axes above can leave theirs out. A caption ends with
``say_denominator(tables)``, and ``outlet_table(tables)`` is the strip as a table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.tables import Tables
from analysis.views.dates import number, say_date
from analysis.views.display import visible
from analysis.views.layout import EDGE, Sheet, text_width
from analysis.views.style import MUTED
from analysis.views.timeaxis import Window, torn_axes
from analysis.views.words import count

STRIP = 1.04  # inches: a line that names the outlets, the bars, the labels of the time axis
KEY, TICKS, SIZE = 0.32, 0.3, 7.0
MOST_OUTLETS = 4
LONGEST_OUTLET = 30
# No bloc has these greys, so an outlet is never taken for a side of the war.
GREYS = ("#3d3d3d", "#7b7b7b", "#a6a6a6", "#c9c9c9")
NO_OUTLET, OTHERS = "outlet not given", "other outlets"


def articles_by_month(tables: Tables) -> pd.DataFrame:
    """Return how many articles were read, one row for each outlet and month.

    Columns: ``outlet`` (where it is not given: the agency), ``month`` (its first day; missing for
    articles whose month of publication is not known) and ``n``. Reprints are not counted.

    >>> rows = {"articles": [{"article_id": "a", "outlet": "Le Fleuve",
    ...     "published_earliest": "2023-04-22", "published_latest": "2023-04-24"}]}
    >>> articles_by_month(Tables.from_rows(rows)).to_dict("records")
    [{'outlet': 'Le Fleuve', 'month': Timestamp('2023-04-01 00:00:00'), 'n': 1}]
    """
    articles = original_articles(tables)
    counted = pd.DataFrame({"outlet": outlet_of(articles), "month": publication_months(articles)})
    return counted.groupby(["outlet", "month"], dropna=False).size().rename("n").reset_index()


def outlet_table(tables: Tables) -> pd.DataFrame:
    """Return the denominator as a table to read: one row an outlet, the largest first."""
    rows = [
        {
            "outlet": outlet,
            "articles": int(found["n"].sum()),
            "in a known month": int(found.loc[found["month"].notna(), "n"].sum()),
            "months": int(found["month"].nunique()),
            "from": _say_month(found["month"].min()),
            "to": _say_month(found["month"].max()),
        }
        for outlet, found in articles_by_month(tables).groupby("outlet")
    ]
    columns = ["outlet", "articles", "in a known month", "months", "from", "to"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["articles", "outlet"], ascending=[False, True], ignore_index=True)


def say_denominator(tables: Tables) -> str:
    """Return the sentence on the articles read that a trend's caption ends with.

    >>> rows = {"articles": [{"article_id": "a", "outlet": "Le Fleuve"}]}
    >>> say_denominator(Tables.from_rows(rows))
    'The strip at the foot: 1 article read, of 1 outlet, 1 without a known month.'
    """
    counted = articles_by_month(tables)
    total, dated = int(counted["n"].sum()), _dated(counted)
    reprints = len(tables.articles) - total
    more = f"; {count(reprints, 'reprint')} not counted" if reprints else ""
    return (
        f"The strip at the foot: {count(total, 'article')} read, of "
        f"{count(counted['outlet'].nunique(), 'outlet')}, {total - dated} without a known "
        f"month{more}."
    )


def draw_denominator(
    sheet: Sheet,
    tables: Tables,
    windows: Sequence[Window],
    *,
    left: float,
    right: float,
    bottom: float = 0.0,
) -> list[Axes]:
    """Draw the articles read by month and outlet into the lowest ``STRIP`` inches of a body.

    ``windows`` are those of the axes above, ``left`` and ``right`` their distances from the edges
    of the sheet, ``bottom`` what is kept free under the strip; all in inches. Articles without a
    known month are counted in the line over the bars. Returns the axes, one a window.
    """
    counted = articles_by_month(tables)
    box = {"left": left, "right": right, "top": sheet.height - bottom - STRIP + KEY}
    axes = torn_axes(sheet, windows, bottom=bottom + TICKS, **box)
    greys = _greys(counted)
    for ax, window in zip(axes, windows, strict=True):
        _draw_months(ax, _inside(counted, window), greys)
    peak = counted.dropna(subset=["month"]).groupby("month")["n"].sum().max()
    top = 1 if pd.isna(peak) else int(peak)
    axes[0].set_ylim(0, top * 1.04)
    axes[0].set_yticks([0, top])
    axes[0].tick_params(axis="y", labelsize=SIZE, labelcolor=MUTED)
    _write_key(sheet, counted, greys, left, bottom)
    return axes


def original_articles(tables: Tables) -> pd.DataFrame:
    """Return the articles that are no reprint of another one."""
    return tables.articles[tables.articles["near_duplicate_of"].isna()]


def outlet_of(articles: pd.DataFrame) -> pd.Series:
    """Return the outlet of each article; where it is not given the agency, else words for that."""
    return articles["outlet"].fillna(articles["agency"]).fillna(NO_OUTLET)


def publication_months(articles: pd.DataFrame) -> pd.Series:
    """Return the first day of each article's month; missing where it is not known."""
    return months(articles["published_earliest"], articles["published_latest"])


def months(first: pd.Series, last: pd.Series) -> pd.Series:
    """Return the first day of the month in which each interval lies wholly; else a missing value.

    >>> days = pd.Series(pd.to_datetime(["2023-04-28", "2023-04-28"]))
    >>> months(days, days + pd.Series(pd.to_timedelta([2, 3], unit="D"))).dt.day.tolist()
    [1.0, nan]
    """
    month = first.dt.to_period("M")
    return month.where(month == last.dt.to_period("M")).dt.to_timestamp()


def _greys(counted: pd.DataFrame) -> dict[str, str]:
    """Return the grey of each outlet that is drawn by its name, the largest darkest."""
    sizes = counted.groupby("outlet")["n"].sum()
    order = sorted(sizes.index, key=lambda outlet: (-sizes[outlet], outlet))
    if len(order) > MOST_OUTLETS:
        order = [*order[: MOST_OUTLETS - 1], OTHERS]
    return dict(zip(order, GREYS, strict=False))


def _inside(counted: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Return the months that a window shows, in part or whole."""
    first = pd.Timestamp(window.first.replace(day=1))
    return counted[counted["month"].between(first, pd.Timestamp(window.last))]


def _draw_months(ax: Axes, counted: pd.DataFrame, greys: dict[str, str]) -> None:
    named = counted.assign(outlet=counted["outlet"].where(counted["outlet"].isin(greys), OTHERS))
    table = named.pivot_table(index="month", columns="outlet", values="n", aggfunc="sum")
    for month, found in table.fillna(0).iterrows():
        foot, day = 0, month.date()
        for outlet, colour in greys.items():
            n = int(found.get(outlet, 0))
            if n:
                days = pd.Timestamp(day).days_in_month
                bar = Rectangle(
                    (number(day) - 0.5, foot), days, n, facecolor=colour, edgecolor="white",
                    linewidth=0.3, label=visible(outlet),
                )  # fmt: skip
                ax.add_patch(bar)
                foot += n


def _write_key(
    sheet: Sheet, counted: pd.DataFrame, greys: dict[str, str], left: float, bottom: float
) -> None:
    """Write the line over the bars: what they count, the outlets, and who has no month."""
    named = counted["outlet"].where(counted["outlet"].isin(greys), OTHERS)
    sizes = counted.groupby(named)["n"].sum()
    y = sheet.below + bottom + STRIP - 0.19
    x = _write(sheet, left, y, "Articles read a month:", MUTED)
    undated = int(counted["n"].sum()) - _dated(counted)
    rest = [("", f"+ {undated} in no known month")] if undated else []
    for colour, words in [
        *((grey, f"{_short(outlet)} {sizes[outlet]}") for outlet, grey in greys.items()),
        *rest,
    ]:
        if x + text_width(words, SIZE) + 0.2 > sheet.width - EDGE:
            break
        if colour:
            box = (x / sheet.width, (y - 0.04) / sheet.total)
            sheet.figure.patches.append(_swatch(sheet, box, colour))
            x += 0.13
        x = _write(sheet, x, y, words, MUTED)


def _swatch(sheet: Sheet, corner: tuple[float, float], colour: str) -> Rectangle:
    width, height = 0.09 / sheet.width, 0.09 / sheet.total
    style = {"transform": sheet.figure.transFigure, "figure": sheet.figure}
    return Rectangle(corner, width, height, facecolor=colour, **style)


def _write(sheet: Sheet, x: float, y: float, words: str, colour: str) -> float:
    """Write some words and return where the next ones may begin."""
    at = (x / sheet.width, y / sheet.total)
    sheet.figure.text(*at, words, size=SIZE, color=colour, va="center")
    return x + text_width(words, SIZE) + 0.14


def _short(outlet: str) -> str:
    name = visible(outlet)
    name = name if len(name) <= LONGEST_OUTLET else name.partition(" (")[0]
    return name if len(name) <= LONGEST_OUTLET else f"{name[: LONGEST_OUTLET - 2]} …"


def _dated(counted: pd.DataFrame) -> int:
    return int(counted.loc[counted["month"].notna(), "n"].sum())


def _say_month(month: pd.Timestamp) -> str:
    return "" if pd.isna(month) else say_date(dt.date.isoformat(month.date())[:7], short=True)
