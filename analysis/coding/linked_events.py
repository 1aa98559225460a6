"""Events: what the reports that tell one happening agree on."""

from collections import defaultdict
from typing import Any

Row = dict[str, Any]

_WHERE = ("place", "place_id", "admin1", "country", "latitude", "longitude", "where_prec")


def event_rows(
    reports: list[Row], tolls: list[Row], reasons: dict[str, str], copies: dict[str, str]
) -> list[Row]:
    """Return the rows of `events`: what the reports of one event agree on, most precise first.

    `copies` maps an article to the one whose dispatch it reprints; copies are no second source.
    """
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in reports:
        groups[row["event_id"]].append(row)
    dead: dict[str, list[Row]] = defaultdict(list)
    for toll in tolls:
        if toll["outcome"] == "killed" and toll.get("report_id") and toll.get("part_of") is None:
            dead[toll["report_id"]].append(toll)
    return [_event(event, rows, dead, reasons.get(event), copies) for event, rows in groups.items()]


def _event(
    event: str,
    rows: list[Row],
    dead: dict[str, list[Row]],
    reason: str | None,
    copies: dict[str, str],
) -> Row:
    first = min(rows, key=lambda r: r["report_id"] != event.removeprefix("e:"))
    dated = min(rows, key=width)
    placed = min(rows, key=lambda r: r.get("where_prec") or 9)
    articles = {r["article_id"] for r in rows}
    killed = [t for r in rows for t in dead[r["report_id"]]]
    where = placed.get("place") or placed.get("admin1") or placed.get("country") or "?"
    return {
        "event_id": event,
        "label": f"{dated.get('date') or '?'} · {where} · {first['sub_event_type']}",
        "event_type": first["event_type"],
        "sub_event_type": first["sub_event_type"],
        "is_type_contested": any(r.get("is_type_contested") for r in rows),
        **{k: dated.get(k) for k in ("date", "date_earliest", "date_latest")},
        **{k: placed.get(k) for k in _WHERE},
        **_killed(killed),
        "n_reports": len(rows),
        "n_articles": len(articles),
        "n_sources": len({copies.get(a, a) for a in articles}),
        "link_reason": reason,
    }  # fmt: skip


def _killed(tolls: list[Row]) -> dict[str, int | None]:
    """Bound the dead: each source may count other victims, so sides are added within a source."""
    if not tolls:
        return {"killed_low": None, "killed_best": None, "killed_high": None}
    sums: dict[Any, list[Row]] = defaultdict(list)
    for toll in tolls:
        sums[toll.get("claim_id"), toll["report_id"]].append(toll)
    lows = [sum(t["low"] for t in group if t["low"] is not None) for group in sums.values()]
    highs = [None if any(t["high"] is None for t in group) else sum(t["high"] for t in group)
             for group in sums.values()]  # fmt: skip
    low = min(lows)
    high = None if None in highs else max(h for h in highs if h is not None)
    return {"killed_low": low, "killed_best": low if high == low else None, "killed_high": high}


def width(row: Row) -> int:
    """Return how many days a date leaves open, many where it has no end."""
    first, last = row.get("date_earliest"), row.get("date_latest")
    return (last - first).days if first and last else 9999
