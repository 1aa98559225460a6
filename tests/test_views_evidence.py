"""Tables of evidence: every quote is the article's own characters."""

import pytest
from views_world import TEXTS, nothing_kept, small_tables

from analysis.errors import UserError
from analysis.views import display, evidence, overview, quotes, statements, takeaways
from analysis.views.measures import select
from analysis.views.session import corpus_fingerprint, load_or_code, show_footer

TABLES = [
    overview.frame_overview,
    overview.article_overview,
    overview.date_clues,
    evidence.event_evidence,
    evidence.participant_evidence,
    evidence.method_evidence,
    evidence.time_evidence,
    evidence.actor_cards,
    evidence.claim_evidence,
    evidence.toll_evidence,
    evidence.presence_evidence,
    evidence.label_evidence,
    statements.statements_by_speaker,
    statements.turning_point_sources,
]


@pytest.fixture(scope="module")
def world():
    """Give the small tables."""
    return small_tables()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_an_empty_selection_keeps_the_columns(world, table):
    full, empty = table(world), table(nothing_kept(world))
    assert list(empty.columns) == list(full.columns)
    assert full.notna().any(axis=None)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_words_stand_in_the_article(world, table):
    frame = table(world)
    for words in frame["words"] if "words" in frame else []:
        inner = words.removeprefix("«\xa0").removesuffix("\xa0»")
        assert words == "outside the text" or any(inner in text for text in TEXTS.values())


def test_words_are_the_characters_of_the_span(world):
    start = TEXTS["b"].index("bombe")
    assert quotes.words_at(world, "b", start, start + 5) == "«\xa0bombe\xa0»"


def test_an_event_is_told_with_its_sentence(world):
    row = evidence.event_evidence(world).iloc[0]
    assert row["where"] == "Sévaré"
    assert row["when"] == "one of 5 days, 1–29 Apr 2023"
    assert row["words"] == "«\xa0Des jihadistes ont attaqué samedi un camp à Sévaré.\xa0»"
    assert row["article"] == "a"


def test_a_figure_stands_with_its_speaker(world):
    row = evidence.toll_evidence(world).iloc[0]
    assert (row["how many"], row["speaker"]) == ("6", "«\xa0l'armée\xa0» (Malian Armed Forces)")


def test_the_hour_comes_with_the_sentence_that_gives_it(world):
    row = evidence.time_evidence(world).iloc[0]
    assert (row["time"], row["note"]) == ("05:20", "approximate")
    assert "05H20" in row["words"]


def test_the_speaker_of_a_statement_survives_a_selection_without_its_report(world):
    frames = world.frames()
    presence = frames["presence"].assign(claim_id="a:c1", speaker_kind="local_official")
    dtypes = frames["presence"].dtypes
    tables = type(world)(**(frames | {"presence": presence.astype(dtypes)}))
    kept = select(tables, salience=["recalled"]).tables
    assert (
        evidence.presence_evidence(kept)["speaker"].iloc[0] == "«\xa0un élu\xa0» (local official)"
    )


SAYINGS = [
    takeaways.say_reading,
    takeaways.say_timelines,
    takeaways.say_attacks,
]


@pytest.mark.parametrize("say", SAYINGS, ids=lambda say: say.__name__)
def test_too_few_rows_are_said_to_be_too_few(world, say):
    assert say(select(world)).startswith("Too few")
    assert say(select(world, since="1990", until="1990")).startswith("Too few")


def test_the_footer_names_articles_and_command(world, monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr(display, "display", lambda one: shown.append(one.bundle["text/plain"]))
    choices = {"since": "2023", "until": "", "actors": ["jnim", "fama"], "salience": []}
    show_footer(world, "02", str(tmp_path / "none"), str(tmp_path / "tables"), choices)
    assert corpus_fingerprint(world.articles)[:16] in shown[0]
    command = "run 02 --tables tables -p since 2023 -p actors jnim,fama -p salience '[]'"
    assert shown[1] == f"python -m analysis {command}"


def test_the_footer_of_the_seeds_names_no_folder(world, monkeypatch):
    shown = []
    monkeypatch.setattr(display, "display", lambda one: shown.append(one.bundle["text/plain"]))
    show_footer(world, "02", "../seeds", "", {"since": "", "salience": ["news"]})
    assert shown[1] == "python -m analysis run 02 -p salience news"


def test_something_must_be_read():
    with pytest.raises(UserError, match="Name a folder"):
        load_or_code("", "")
