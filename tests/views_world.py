"""Small tables for the views: two invented dispatches, three reports, every kind of date."""

from dataclasses import replace

from analysis.tables import Tables

ACTORS = [
    {"actor_id": "jnim", "name_fr": "GSIM", "name_en": "JNIM", "bloc": "jihadist",
     "kind": "jihadist", "named_from": "2017-03-02", "active_from": "2017-03-02"},
    {"actor_id": "macina", "name_fr": "Katiba Macina", "name_en": "Macina Katiba",
     "bloc": "jihadist", "kind": "jihadist"},
    {"actor_id": "fama", "name_fr": "Forces armées maliennes", "name_en": "Malian Armed Forces",
     "bloc": "malian_state", "kind": "state_force"},
    {"actor_id": "wagner", "name_fr": "Groupe Wagner", "name_en": "Wagner Group",
     "bloc": "russian", "kind": "private_military", "active_to": "2025-06"},
    {"actor_id": "france_forces", "name_fr": "Forces françaises", "name_en": "French forces",
     "bloc": "french_european", "kind": "foreign_force"},
    {"actor_id": "jihadists_unspecified", "name_fr": "jihadistes", "bloc": "jihadist",
     "name_en": "Jihadists (group not named)", "kind": "jihadist"},
    {"actor_id": "vdp", "name_fr": "VDP", "name_en": "Volunteers", "bloc": "burkinabe_state",
     "kind": "militia"},
    {"actor_id": "burkina_army", "name_fr": "Forces armées", "name_en": "Burkinabe Armed Forces",
     "bloc": "burkinabe_state", "kind": "state_force"},
    {"actor_id": "civilians", "name_fr": "civils", "name_en": "Civilians", "bloc": "civilians",
     "kind": "civilians"},
    {"actor_id": "ngo_hrw", "name_fr": "HRW", "name_en": "Human Rights Watch", "bloc": "ngo",
     "kind": "ngo"},
]  # fmt: skip
TEXTS = {
    "a_0123456789abcdef": "Des jihadistes ont attaqué samedi un camp à Sévaré. « Des "
    "mercenaires », dit un élu. Six soldats sont morts, selon l'armée.",
    "b": "Une bombe a explosé vers 05H20. Aucun bilan. La France est intervenue en 2013. Wagner "
    "annonce son départ.",
}
# What an article may hold to break a page or a spreadsheet.
HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror="alert(2)"> =1+1 &lt; Mali\u202egnp '
    + "anticonstitutionnellement" * 12
    + " </p></div><h1>titre</h1> شمال مالي"
)
SATURDAYS = "[2023-04-01,2023-04-08,2023-04-15,2023-04-22,2023-04-29]"


def small_tables() -> Tables:
    """Return the tables; the texts are invented, their spans true."""
    tables = Tables.from_rows(small_rows())
    tables.check()
    return tables


def small_rows():
    """Return the rows of the small tables, by frame."""
    return {
        "actors": [row | {"source": "invented"} for row in ACTORS],
        "memberships": [
            {"actor_id": "macina", "member_of": "jnim", "from": "2017-03-02", "source": "invented"}
        ],
        "chronology": [
            {"chronology_id": "C1", "date": "2022-08-15", "title_fr": "Départ de Barkhane",
             "description_en": "Barkhane leaves.", "category": "foreign withdrawal",
             "source": "invented"},
        ],
        "articles": [_article(name) for name in TEXTS],
        "sentences": [row for name in TEXTS for row in _sentences(name)],
        "date_evidence": [
            {"article_id": "b", "rule": "name", "earliest": "2023-09-01", "is_used": True},
            {"article_id": "b", "rule": "fact", "earliest": "2023-09-17", "latest": "2023-09-19",
             "chronology_id": "C1", "is_used": True},
        ],
        "mentions": [
            {"mention_id": "b:m1", "article_id": "b", "sentence": 0, **span("b", "05H20"),
             "text": "05H20", "kind": "time", "ref": "05:20"},
        ],
        "events": [_event(row) for row in _reports()],
        "reports": _reports(),
        "participants": [
            _party("a:1", "jnim", "initiator", "a_0123456789abcdef", "Des jihadistes", True),
            _party("a:1", "fama", "target", "a_0123456789abcdef", "camp", False),
            _party("b:1", "fama", "target", "b", "bombe", False),
        ],
        "methods": [{"report_id": "b:1", "method": "ied", **span("b", "bombe")}],
        "claims": [
            _claim("a:c1", "a:1", "local_official", None, "un élu", "report", "mercenaires"),
            _claim("a:c2", "a:1", "military", "fama", "l'armée", "casualties", "Six soldats"),
        ],
        "tolls": [
            {"toll_id": "a:t1", "claim_id": "a:c2", "report_id": "a:1", "low": 6, "high": 6,
             "article_id": "a_0123456789abcdef", "outcome": "killed", "victims": "fama",
             "is_approximate": False, "words": "Six", "sentence": 2,
             **span("a_0123456789abcdef", "Six")},
        ],
        "presence": [
            _statement("b:p1", "france_forces", "arrives", "2013", "intervenue", 2),
            _statement("b:p2", "wagner", "announces_departure", None, "annonce son départ", 3),
        ],
        "labels": [
            {"label_id": "a:l1", "article_id": "a_0123456789abcdef", "actor_id": "wagner",
             "term": "mercenaires", "speaker_kind": "local_official", "is_distanced": True,
             "is_editorial": False, "sentence": 1, **span("a_0123456789abcdef", "mercenaires")},
        ],
    }  # fmt: skip


def hostile_tables():
    """Return the small tables with a hostile paragraph behind the first article."""
    rows = small_rows()
    article = rows["articles"][0]
    article_id = article["article_id"]
    start = len(article["text"]) + 2
    article["text"] += f"\n\n{HOSTILE}"
    article["n_chars"] = len(article["text"])
    sentence = {"article_id": article_id, "sentence": 3, "paragraph": 1, "start": start}
    end = len(article["text"])
    rows["sentences"].append(sentence | {"end": end, "text": HOSTILE, "role": "body"})
    rows["mentions"].append(
        {"mention_id": "a:m9", "article_id": article_id, "sentence": 3, "start": start, "end": end,
         "text": HOSTILE, "kind": "actor", "ref": "<b>x</b>"}
    )  # fmt: skip
    rows["claims"][0]["speaker"] = "<i>élu</i>"
    return Tables.from_rows(rows)


def told_world(figures, *, claims=(), parties=(), reports=None):
    """Return tables in which these figures are told of the reports, by default of « a:1 » alone.

    A figure is a dictionary: ``by`` (speaker's kind and actor; none: the dispatch itself) and the
    cells of ``tolls`` that matter. A claim is speaker's kind, actor, type. ``parties`` are pairs of
    actor and role.
    """
    rows = small_rows()
    kept = {row["report_id"]: row for row in rows["reports"]}
    rows["reports"] = reports or [kept["a:1"]]
    rows["events"] = _events(rows["reports"])
    first = rows["reports"][0]["report_id"]
    rows["participants"] = [
        _party(
            row["report_id"], actor, role, row["article_id"], TEXTS[row["article_id"]][:3], False
        )
        for row in rows["reports"]
        for actor, role in parties
    ]
    rows |= {"methods": [], "presence": [], "labels": [], "tolls": [], "claims": []}
    for number, figure in enumerate(figures):
        by, cells = figure.get("by"), {k: v for k, v in figure.items() if k != "by"}
        claim = f"c{number}" if by else None
        toll = _toll(f"t{number}", claim, {"report_id": first} | cells)
        rows["tolls"].append(toll)
        if by:
            rows["claims"].append(_spoken(claim, toll["report_id"], *by, "casualties"))
    for number, (kind, actor, claim_type, *silent) in enumerate(claims):
        spoken = _spoken(f"d{number}", first, kind, actor, claim_type)
        rows["claims"].append(spoken | {"silent_actor": silent[0] if silent else None})
    return Tables.from_rows(rows)


def _events(reports):
    """Return the events of some reports, each told by as many as there are."""
    tellings = {}
    for row in reports:
        tellings.setdefault(row["event_id"], []).append(row)
    numbers = ("n_reports", "n_articles", "n_sources")
    return [_event(rows[0]) | dict.fromkeys(numbers, len(rows)) for rows in tellings.values()]


def report(report_id, **cells):
    """Return a report like « a:1 » of the small tables, with other cells."""
    return small_rows()["reports"][0] | {"report_id": report_id, "event_id": report_id} | cells


def _toll(toll_id, claim_id, cells):
    place = _place(cells["report_id"])
    words = TEXTS[place["article_id"]][place["start"] : place["end"]]
    return {"toll_id": toll_id, "claim_id": claim_id, "outcome": "killed", "victims": "fama",
            "is_approximate": False, "words": words, "high": cells["low"],
            **place} | cells  # fmt: skip


def _spoken(claim, about, kind, actor, claim_type):
    return {"claim_id": claim, "report_id": about, "speaker": "speaker", "speaker_kind": kind,
            "speaker_actor": actor, "claim_type": claim_type, "is_hedged": False,
            **_place(about)}  # fmt: skip


def _place(about):
    """Return the article of a report, and words in it that can stand for any figure."""
    if about.startswith("b"):
        return {"article_id": "b", "sentence": 1, **span("b", "Aucun")}
    return {"article_id": "a_0123456789abcdef", "sentence": 2, **span("a_0123456789abcdef", "Six")}


def nothing_kept(tables: Tables) -> Tables:
    """Return the tables without any row but the lexicon's."""
    lexicon = ("actors", "memberships", "places", "chronology")
    frames = {name: frame.head(0) for name, frame in tables.frames().items() if name not in lexicon}
    return replace(tables, **frames)


def span(article: str, words: str) -> dict[str, int]:
    """Return where some words first stand in an article."""
    start = TEXTS[article].index(words)
    return {"start": start, "end": start + len(words)}


def _article(name):
    published = {"b": "2023-09-17/2023-09-19"}.get(name, SATURDAYS)
    bounds = ("2023-09-17", "2023-09-19") if name == "b" else ("2023-04-01", "2023-04-29")
    return {
        "article_id": name, "path": f"{name}.txt", "text": TEXTS[name], "published": published,
        "published_earliest": bounds[0], "published_latest": bounds[1],
        "published_basis": "inferred", "n_sentences": len(_sentences(name)),
        "n_chars": len(TEXTS[name]), "sha256": name * 8, "encoding": "utf-8",
    }  # fmt: skip


def _sentences(name):
    start, rows = 0, []
    for number, words in enumerate(TEXTS[name].replace(". ", ".|").split("|")):
        at = TEXTS[name].index(words, start)
        start = at + len(words)
        rows.append(
            {"article_id": name, "sentence": number, "paragraph": 0, "start": at, "end": start,
             "text": words, "role": "body"}
        )  # fmt: skip
    return rows


def _reports():
    unknown = dict.fromkeys(["toll_status", "control", "responsibility", "occurrence"], "unknown")
    common = {"event_type": "Battles", "sub_event_type": "Armed clash", "is_type_contested": False,
              "salience": "news", "country": "ML", "sentence": 0, **unknown}  # fmt: skip
    camp = {
        "report_id": "a:1", "article_id": "a_0123456789abcdef", "event_id": "a:1",
        "date": SATURDAYS, "date_earliest": "2023-04-01", "date_latest": "2023-04-29",
        "date_precision": "set", "place": "Sévaré", "latitude": 14.5, "longitude": -4.1,
        "where_prec": 1, "radius_km": 5, "admin1": "Mopti", "target_kind": "camp",
        "occurrence": "confirmed", "toll_status": "claimed", "responsibility": "reported",
        **span("a_0123456789abcdef", "ont attaqué"),
    }  # fmt: skip
    bomb = {
        "report_id": "b:1", "article_id": "b", "event_id": "b:1", "date": "2023-09-12",
        "date_earliest": "2023-09-12", "date_latest": "2023-09-12", "date_precision": "day",
        "time": "05:20", "time_note": "approximate", "where_prec": 4, "radius_km": 150,
        "admin1": "Mopti", "latitude": 14.7, "longitude": -3.6,
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Remote explosive/landmine/IED", **span("b", "a explosé"),
    }  # fmt: skip
    old = {
        "report_id": "b:2", "article_id": "b", "event_id": "b:2", "salience": "recalled",
        "date_precision": "unknown", "country": None, "where_prec": None, "sentence": 2,
        **span("b", "est intervenue"),
    }  # fmt: skip
    return [common | camp, common | bomb, common | old]


def _event(report):
    shared = {
        key: report.get(key)
        for key in "event_id event_type sub_event_type is_type_contested date date_earliest "
        "date_latest place admin1 country latitude longitude where_prec".split()
    }
    return shared | {"label": "invented", "n_reports": 1, "n_articles": 1, "n_sources": 1}


def _party(report, actor, role, article, words, hedged):
    return {"report_id": report, "actor_id": actor, "role": role, "basis": "named",
            "is_hedged": hedged, **span(article, words)}  # fmt: skip


def _claim(claim, report, kind, actor, speaker, claim_type, words):
    article = "a_0123456789abcdef"
    return {"claim_id": claim, "report_id": report, "article_id": article, "sentence": 1 if
            "mercenaires" in words else 2, **span(article, words), "speaker": speaker,
            "speaker_kind": kind, "speaker_actor": actor, "claim_type": claim_type,
            "is_hedged": False}  # fmt: skip


def _statement(presence, actor, statement, date, words, sentence):
    bounds = {"date_earliest": "2013-01-01", "date_latest": "2013-12-31"} if date else {}
    return {"presence_id": presence, "article_id": "b", "actor_id": actor, "statement": statement,
            "country": "ML", "date": date, "is_hedged": False, "is_negated": False,
            "sentence": sentence, **span("b", words), **bounds}  # fmt: skip
