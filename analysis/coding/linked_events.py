"""Events: what the reports that tell one happening agree on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analysis.frames.dead import (
    BYSTANDERS,
    CONTESTED,
    OUTCOMES,
    TOTAL,
    Figure,
    Sides,
    camp,
    contested,
    low_best_high,
    standing,
)

Row = dict[str, Any]
_WHERE = ("place", "place_id", "admin1", "country", "latitude", "longitude", "where_prec")
_WHEN = ("date", "date_earliest", "date_latest")
_NO_SIDES = Sides(frozenset(), frozenset())
# What is read of the rows of each frame.
TOLD = {
    "articles": ("article_id", "agency"),
    "reports": ("report_id", "article_id", "event_id", "event_type", "sub_event_type",
                "is_type_contested", *_WHEN, *_WHERE),
    "participants": ("report_id", "role", "actor_id"),
    "claims": ("claim_id", "speaker_kind", "speaker_actor"),
    "tolls": ("toll_id", "claim_id", "report_id", "article_id", "outcome", "victims", "low", "high",
              "part_of"),
}  # fmt: skip


def event_rows(
    told: Mapping[str, Iterable[Row]],
    reasons: Mapping[str, str],
    copies: Mapping[str, str],
    blocs: Mapping[str, str],
) -> Iterator[Row]:
    """Yield the rows of `events`: what the reports of one event agree on, most precise first.

    `told` are the rows of the frames of `TOLD`. `copies` maps an article to the one whose dispatch
    it reprints; copies are no second source. The dead are those of the rule « low, best, high ».
    """
    groups: dict[str, list[Row]] = defaultdict(list)
    reports = list(told["reports"])
    for row in reports:
        groups[row["event_id"]].append(row)
    dead = _figures(reports, told, copies, blocs)
    del reports
    for event in list(groups):
        yield _event(event, groups.pop(event), dead, reasons.get(event), copies)


def _event(
    event: str,
    rows: list[Row],
    dead: Mapping[str, list[Figure]],
    reason: str | None,
    copies: Mapping[str, str],
) -> Row:
    first = min(rows, key=lambda r: r["report_id"] != event.removeprefix("e:"))
    dated = min(rows, key=width)
    placed = min(rows, key=lambda r: r.get("where_prec") or 9)
    articles = {r["article_id"] for r in rows}
    where = placed.get("place") or placed.get("admin1") or placed.get("country") or "?"
    killed = low_best_high(dead.get(event, ()))
    return {
        "event_id": event,
        "label": f"{dated.get('date') or '?'} · {where} · {first['sub_event_type']}",
        "event_type": first["event_type"],
        "sub_event_type": first["sub_event_type"],
        "is_type_contested": any(r.get("is_type_contested") for r in rows),
        **{k: dated.get(k) for k in _WHEN},
        **{k: placed.get(k) for k in _WHERE},
        "killed_low": killed.low,
        "killed_best": killed.best,
        "killed_high": None if killed.is_open else killed.high,
        "n_reports": len(rows),
        "n_articles": len(articles),
        "n_sources": len({copies.get(a, a) for a in articles}),
        "link_reason": reason,
    }  # fmt: skip


def width(row: Row) -> int:
    """Return how many days a date leaves open, many where it has no end."""
    first, last = row.get("date_earliest"), row.get("date_latest")
    return (last - first).days if first and last else 9999


def _figures(
    reports: list[Row],
    told: Mapping[str, Iterable[Row]],
    copies: Mapping[str, str],
    blocs: Mapping[str, str],
) -> dict[str, list[Figure]]:
    """Return the figures of the dead of each event, reprints and parts left out."""
    event_of = {row["report_id"]: row["event_id"] for row in reports}
    kept = {row["article_id"] for row in reports}
    agencies = {row["article_id"]: row.get("agency") for row in told["articles"]}
    sides = _sides(told["participants"], event_of, blocs)
    speakers = {
        row["claim_id"]: (row.get("speaker_kind"), row.get("speaker_actor"))
        for row in told["claims"]
    }
    by_event: dict[str, list[tuple[Figure, str | None]]] = defaultdict(list)
    wholes = set()
    for row in told["tolls"]:
        event, article = event_of.get(row.get("report_id")), row["article_id"]
        if event is None or row["outcome"] not in OUTCOMES or copies.get(article) in kept:
            continue
        own = f"dispatch of {agencies.get(article) or article}"
        speaker = speakers.get(row.get("claim_id"), (None, None))
        figure = _figure(row, speaker, own, sides.get(event, _NO_SIDES), blocs)
        by_event[event].append((figure, row.get("part_of")))
        wholes.add(row.get("toll_id"))
    found = {}
    for event in list(by_event):
        figures, part_of = zip(*by_event.pop(event), strict=True)
        marks = contested(figures, sides.get(event, _NO_SIDES).starters)
        found[event] = [
            one._replace(group=CONTESTED) if is_contested else one
            for one, whole, is_contested in zip(figures, part_of, marks, strict=True)
            if whole is None or whole not in wholes
        ]
    return found


def _figure(
    row: Row,
    speaker: tuple[str | None, str | None],
    own: str,
    sides: Sides,
    blocs: Mapping[str, str],
) -> Figure:
    kind, actor = speaker
    bloc = blocs.get(actor or "", TOTAL)
    source = (bloc if bloc != TOTAL else kind) or own
    group = blocs.get(row.get("victims") or "", TOTAL)
    return Figure(
        outcome=row["outcome"],
        group=group,
        victims=row.get("victims") or "",
        low=row["low"],
        high=row["high"],
        bloc=bloc,
        source=source,
        camp=camp(bloc, source, sides),
        standing=standing(kind, bloc, group, sides),
    )


def _sides(
    participants: Iterable[Row], event_of: Mapping[str, str], blocs: Mapping[str, str]
) -> dict[str, Sides]:
    """Return for events the blocs that act or attack, and those that are attacked."""
    found: dict[str, Sides] = {}
    known: dict[Sides, Sides] = {}  # many events have the same
    for row in participants:
        bloc = blocs.get(row["actor_id"])
        if row["role"] != "intervener" and bloc is not None and bloc not in BYSTANDERS:
            event = event_of[row["report_id"]]
            starters, attacked = found.get(event, _NO_SIDES)
            if row["role"] == "target":
                attacked |= {bloc}
            else:
                starters |= {bloc}
            both = Sides(starters, attacked)
            found[event] = known.setdefault(both, both)
    return found
