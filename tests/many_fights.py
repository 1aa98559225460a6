"""Tables of many invented fights, one a week, each with a partner, an outlet and its dead."""

import datetime as dt

from views_world import report, small_rows

from analysis.tables import Tables

FIRST = dt.date(2021, 1, 4)
MORE_ACTORS = [
    {"actor_id": "minusma", "name_en": "MINUSMA", "bloc": "un", "kind": "international"},
    {"actor_id": "africa_corps", "name_en": "Africa Corps", "bloc": "russian",
     "kind": "foreign_force"},
    {"actor_id": "russia_gov", "name_en": "Government of Russia", "bloc": "russian",
     "kind": "government"},
    {"actor_id": "benin_army", "name_en": "Benin Armed Forces", "bloc": "other_state",
     "kind": "state_force"},
]  # fmt: skip


def many_fights(*fights, texts="Un convoi a sauté."):
    """Return tables of these fights, one a week; a fight is its partner, or a dictionary of cells.

    Cells: ``actor`` (None: no partner), ``outlet``, ``dead``, ``date`` (EDTF of a day; None:
    undated), ``salience``, ``copy_of`` (number of the fight whose article this one reprints).
    """
    told = [one if isinstance(one, dict) else {"actor": one} for one in fights]
    rows = small_rows()
    days = [FIRST + dt.timedelta(weeks=n) for n in range(len(told))]
    reports = [_report(n, one, days[n]) for n, one in enumerate(told)]
    rows |= {name: [] for name in ("methods", "presence", "labels", "claims", "mentions")}
    rows |= {"date_evidence": [], "reports": reports}
    rows["actors"] = rows["actors"] + [one | {"source": "invented"} for one in MORE_ACTORS]
    rows["articles"] = [_article(n, one, days[n], texts) for n, one in enumerate(told)]
    rows["sentences"] = [
        {"article_id": f"f{n}", "sentence": 0, "paragraph": 0, "start": 0, "end": len(texts),
         "text": texts, "role": "body"}
        for n in range(len(told))
    ]  # fmt: skip
    rows["events"] = [_event(one) for one in reports]
    rows["participants"] = [_party(n, one["actor"]) for n, one in enumerate(told) if one["actor"]]
    rows["tolls"] = [_toll(n, one["dead"]) for n, one in enumerate(told) if "dead" in one]
    return Tables.from_rows(rows)


def statement(n, actor, kind, date=None, **cells):
    """Return a row of ``presence`` in the article of fight ``n``."""
    return {"presence_id": f"p{n}{actor}{kind}", "article_id": f"f{n}", "actor_id": actor,
            "statement": kind, "country": "ML", "is_hedged": False, "is_negated": False,
            "date": date, "date_earliest": date, "date_latest": date, "sentence": 0, "start": 0,
            "end": 2} | cells  # fmt: skip


def _report(n, cells, day):
    date = cells.get("date", day.isoformat())
    ends = {"date": date, "date_earliest": date, "date_latest": date}
    other = {"salience": cells["salience"]} if "salience" in cells else {}
    return report(
        f"f{n}", article_id=f"f{n}", date_precision="day", start=0, end=2, **ends, **other
    )


def _article(n, cells, day, text):
    copied = cells.get("copy_of")
    return {"article_id": f"f{n}", "path": f"f{n}.txt", "text": text,
            "outlet": cells.get("outlet", "Le Fleuve"), "published": day.isoformat(),
            "published_earliest": day, "published_latest": day, "published_basis": "analyst",
            "n_sentences": 1, "n_chars": len(text), "sha256": f"{n:064d}", "encoding": "utf-8",
            "near_duplicate_of": None if copied is None else f"f{copied}"}  # fmt: skip


def _event(one):
    names = "event_id event_type sub_event_type is_type_contested date date_earliest date_latest"
    shared = {name: one.get(name) for name in [*names.split(), "place", "country", "where_prec"]}
    return shared | {"label": "invented", "n_reports": 1, "n_articles": 1, "n_sources": 1}


def _party(n, actor):
    return {"report_id": f"f{n}", "actor_id": actor, "role": "initiator", "basis": "named",
            "is_hedged": False, "start": 0, "end": 2}  # fmt: skip


def _toll(n, dead):
    return {"toll_id": f"t{n}", "report_id": f"f{n}", "article_id": f"f{n}", "outcome": "killed",
            "victims": "fama", "words": "Un", "low": dead, "high": dead, "is_approximate": False,
            "sentence": 0, "start": 0, "end": 2}  # fmt: skip
