"""Frames made from hand coding, with plausible spans: for views and scores without the coder.

The figures, parties, dates and claims are the hand coder's; where they stand in the text is guessed
by ``tests/gold_spans.py``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold_spans import ACTORS, LOADED, OUTCOMES, SPEAKERS, Found, Searcher, flat, number_pattern
from gold_world import COUNTRIES, Rows, add_events, metadata, place, reference_rows, where

from analysis.language.edtf import EDTF
from analysis.tables import Tables
from analysis.vocabularies import EVENT_TYPE_OF

STATUS = {"claimed_unverified": "claimed"}


def tables_from_gold(gold_dir: Path | str, corpus_dir: Path | str) -> Tables:
    """Return checked tables of every hand coding in a folder, with the texts of another."""
    known, rows, same = metadata(Path(corpus_dir)), reference_rows(), {}
    for path in sorted(Path(gold_dir).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        file = Path(corpus_dir) / f"{path.stem}.txt"
        text = file.read_bytes().decode("utf-8-sig")
        _Article(gold, file.name, text, known.get(path.stem, {}), rows).add()
        same |= _same_events(gold)
    add_events(rows, same)
    tables = Tables.from_rows(rows)
    tables.check()
    return tables


class _Article:
    """One hand coding on its way into rows."""

    def __init__(self, gold: dict, path: str, text: str, known: dict, rows: Rows) -> None:
        self.gold, self.path, self.text, self.known, self.rows = gold, path, text, known, rows
        self.id, self.find = gold["id"], Searcher(text)
        self.reports: dict[str, tuple[str, Found]] = {}

    def add(self) -> None:
        self.add_article()
        taken: set[int] = set()
        for event in self.gold["events"]:
            self.add_report(event, taken)
        for number, claim in enumerate(self.gold["claims"]):
            self.add_claim(claim, number)
        for event in self.gold["events"]:
            self.add_tolls(event)
        for number, statement in enumerate(self.gold["presence"]):
            self.add_presence(statement, number)
        self.add_labels()
        self.add_mentions()

    def emit(self, frame: str, found: Found | None = None, **cells: Any) -> None:
        """Add one row, with the span of the words that carry it."""
        if found is not None:
            cells |= {"start": found.start, "end": found.end}
            if frame not in ("report_places", "participants", "methods"):
                cells["sentence"] = found.sentence
        self.rows.setdefault(frame, []).append(cells)

    def add_article(self) -> None:
        find, gold = self.find, self.gold
        published = EDTF.parse(gold["published"])
        title = [self.text[a:b] for _, a, b, role in find.sentences if role == "title"]
        world = gold["published_basis"] == "world"
        self.emit(
            "articles",
            article_id=self.id,
            path=self.path,
            text=self.text,
            title=title[0] if title else None,
            outlet=self.known.get("outlet"),
            agency=self.known.get("agency") or ("AFP" if "AFP" in self.text else None),
            language="fr",
            header_date=find.stamp,
            **_dated("published", str(published)),
            published_basis="chronology" if world else "inferred",
            n_sentences=len(find.sentences),
            n_chars=len(self.text),
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            encoding="utf-8",
            near_duplicate_of=gold.get("reprint_of"),
        )
        for number, (paragraph, start, end, role) in enumerate(find.sentences):
            cells = {"paragraph": paragraph, "text": self.text[start:end], "role": role}
            self.emit("sentences", Found(number, start, end), article_id=self.id, **cells)
        self.add_date_evidence(published)

    def add_date_evidence(self, published: EDTF) -> None:
        told = re.match(r"\d{4}(-\d\d){0,2}", self.gold.get("published_from_text", ""))
        if told:
            cells = _ends(told[0])
            self.emit("date_evidence", article_id=self.id, rule="text", is_used=True, **cells)
        for found in self.find.all("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche")[:1]:
            cells = {"rule": "weekday", "is_used": False, "article_id": self.id}
            self.emit("date_evidence", found, **cells)
        world = {"rule": "outside knowledge", "is_used": True, "note": "hand coding"}
        self.emit("date_evidence", article_id=self.id, **world, **_ends(str(published)))

    def add_report(self, event: dict, taken: set[int]) -> None:
        places = [flat(name) for name in event["places"]]
        patterns = [ACTORS[actor] for actor in event["perpetrators"] + event["targets"]]
        for outcome in OUTCOMES:
            patterns += [number_pattern(t["low"], t["high"]) for t in event.get(outcome) or []]
        found = self.find.happening(places, patterns, taken)
        report_id = f"{self.id}-r{event['id']}"
        self.reports[str(event["id"])] = report_id, found
        kind = event["event_type"].replace("Other (strategic)", "Other")
        told = EDTF.parse(event["date"]).precision if event["date"] else "unknown"
        status = STATUS.get(event["status"], event["status"])
        recalled = "revisited" if "revisited" in event.get("note", "") else "news"
        self.emit(
            "reports",
            found,
            report_id=report_id,
            article_id=self.id,
            salience="recalled" if event["salience"] == "background" else recalled,
            event_type=EVENT_TYPE_OF[kind],
            sub_event_type=kind,
            is_type_contested=status == "disputed" and len(event["alt_types"]) > 1,
            **_dated("date", event["date"] or None),
            date_precision=told,
            time=event["time"],
            time_note="13H30 locale (15H30 GMT)" if event["time"] == "13:30" else None,
            **where(event),
            target_kind=event["target_kind"],
            outcome="overrun" if "base_capture" in event["methods"] else "unknown",
            occurrence=status,
            responsibility="claimed" if event["claimed_by"] else "unknown",
            toll_status=status if event["killed"] or event["wounded"] else "unknown",
            control="unknown",
        )
        self.add_particulars(event, report_id, found)

    def add_particulars(self, event: dict, report_id: str, found: Found) -> None:
        for name in event["places"][1:]:
            near, known = self.find.one(flat(name), found.sentence), place(name)
            cells = {"place": name, "place_id": known and known["place_id"]}
            self.emit("report_places", near, report_id=report_id, **cells)
        for key, role in (("perpetrators", "initiator"), ("targets", "target")):
            for actor in event[key]:
                near = self.find.one(ACTORS[actor], found.sentence)
                cells = {"basis": "named", "is_hedged": role == "initiator" and event["hedged"]}
                cells |= {"actor_id": actor, "role": role}
                self.emit("participants", near, report_id=report_id, **cells)
        for method in event["methods"]:
            self.emit("methods", found, report_id=report_id, method=method)

    def add_claim(self, claim: dict, number: int) -> None:
        report_id, near = self.reports.get(str(claim["event"]), (None, Found(0, 0, 0)))
        told = self.rows.get("claims", [])
        kind = claim["source_kind"]
        taken = {
            c["sentence"] for c in told if (c["article_id"], c["speaker_kind"]) == (self.id, kind)
        }
        speaker = self.find.one(SPEAKERS[kind], near.sentence, taken)
        _, start, end, _ = self.find.sentences[speaker.sentence]
        whole = Found(speaker.sentence, start, end)
        self.emit(
            "claims",
            whole,
            claim_id=f"{self.id}-c{number}",
            report_id=report_id,
            article_id=self.id,
            speaker=self.text[speaker.start : speaker.end],
            speaker_kind=kind,
            claim_type=claim["type"],
            is_hedged=False,
            object=claim["source"],
        )

    def add_tolls(self, event: dict) -> None:
        report_id, near = self.reports[str(event["id"])]
        claims = [c for c in self.rows.get("claims", []) if c["report_id"] == report_id]
        figures = [c["claim_id"] for c in claims if c["claim_type"] == "casualties"]
        number = 0
        for outcome in OUTCOMES:
            for toll in event.get(outcome) or []:
                low, high = toll["low"], toll["high"]
                found = self.find.one(number_pattern(low, high), near.sentence)
                words = self.text[found.start : found.end]
                self.emit(
                    "tolls",
                    found,
                    toll_id=f"{report_id}-t{number}",
                    claim_id=figures[number % len(figures)] if figures else None,
                    report_id=report_id,
                    article_id=self.id,
                    outcome=outcome,
                    victims=toll["victims"],
                    low=low,
                    high=high,
                    is_approximate="aine" in words,
                    words=words,
                )
                number += 1

    def add_presence(self, statement: dict, number: int) -> None:
        found = self.find.one(ACTORS[statement["actor"]], 0)
        value = str(statement.get("value") or "")
        counts = [int(n) for n in re.findall(r"\d+", value)]
        known = place(re.split(r" \(|,", value)[0]) if value else None
        self.emit(
            "presence",
            found,
            presence_id=f"{self.id}-p{number}",
            article_id=self.id,
            actor_id=statement["actor"],
            statement=statement["statement"],
            country=COUNTRIES.get(statement.get("country") or "Mali"),
            place_id=known and known["place_id"],
            **_dated("date", statement["date"] or None),
            low=counts[0] if counts else None,
            high=counts[-1] if counts else None,
            speaker_kind=statement.get("speaker_kind"),
            is_hedged=False,
            is_negated=bool(statement.get("is_negated")),
        )

    def add_labels(self) -> None:
        coded = [(x, self.find.one(flat(x["term"]), 0)) for x in self.gold.get("labels", [])]
        if "labels" not in self.gold:
            coded = [({"actor": a}, f) for term, a in LOADED.items() for f in self.find.all(term)]
        for number, (label, found) in enumerate(coded):
            self.emit(
                "labels",
                found,
                label_id=f"{self.id}-l{number}",
                article_id=self.id,
                actor_id=label["actor"],
                term=label.get("term", self.text[found.start : found.end]),
                speaker_kind=label.get("speaker_kind"),
                is_distanced=label.get("is_distanced", self.text[found.start - 2] == "«"),
                is_editorial=False,
            )

    def add_mentions(self) -> None:
        for number, (kind, ref, found, low, high) in enumerate(self.mentions()):
            cells = {"kind": kind, "ref": ref, "low": low, "high": high}
            words = self.text[found.start : found.end]
            mention_id = f"{self.id}-m{number}"
            self.emit(
                "mentions", found, mention_id=mention_id, article_id=self.id, text=words, **cells
            )

    def mentions(self) -> Iterator[tuple]:
        for actor in self.gold["actors"]:
            for found in self.find.all(ACTORS[actor])[:5] or [self.find.one(ACTORS[actor], 0)]:
                yield "actor", actor, found, None, None
        for name in self.gold["places"]:
            known = place(name)
            for found in self.find.all(flat(name)):
                yield "place", known and known["place_id"], found, None, None
        for found in self.find.all(r"\d\dh\d\d"):
            clock = self.find.flat[found.start : found.end].replace("h", ":")
            yield "time", clock, found, None, None
        for toll in self.rows.get("tolls", []):
            if toll["article_id"] == self.id:
                found = Found(toll["sentence"], toll["start"], toll["end"])
                yield "number", None, found, toll["low"], toll["high"]


def _ends(date: str) -> dict[str, Any]:
    value = EDTF.parse(date)
    return {"earliest": value.earliest, "latest": value.latest}


def _dated(name: str, date: str | None) -> dict[str, Any]:
    ends = _ends(date) if date else {"earliest": None, "latest": None}
    return {name: date, **{f"{name}_{end}": day for end, day in ends.items()}}


def _same_events(gold: dict) -> dict[str, str]:
    """Return, for each report told in an earlier article too, the first report of its event."""
    told = gold.get("same_event_as", {})
    firsts = {event: min(others).replace(":", "-r") for event, others in told.items()}
    return {f"{gold['id']}-r{e}": first for e, first in firsts.items() if first < gold["id"]}
