"""Publication dates: each clue by itself, famous events and towns, and the seeds."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest
from case_files import read_cases
from coded import corpus_of
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.coding.dating import infer
from analysis.coding.dating import ranges as dr
from analysis.coding.dating.facts import (
    DatingFacts,
    DatingName,
    DatingReport,
    DatingSentence,
    DatingStatement,
    Knowledge,
)
from analysis.coding.dating_input import knowledge_of
from analysis.coding.vocabulary import vocabulary_with
from analysis.language.edtf import EDTF
from analysis.language.folding import fold
from analysis.language.times import scan

ROOT = Path(__file__).parent.parent
TRUTH = {
    "000": dt.date(2023, 4, 22),
    "001": dt.date(2025, 8, 20),
    "002": dt.date(2022, 4, 25),
    "003": dt.date(2023, 9, 17),
    "004": dt.date(2025, 6, 14),
}
# Entries of the chronology that tell what the seeds themselves tell.
OWN = {"C041", "C042", "C045", "C057", "C067", "C069", "C096", "C100"}


class Row(NamedTuple):
    chronology_id: str
    date: str
    title_fr: str
    actors: str
    place: str
    category: str
    country: str


KATI = Row("T1", "2022-07-22", "Attaque de Kati", "jnim;fama", "kati", "attack", "ML")
TWIN = Row("T2", "2025-08-19", "Deux attaques", "jnim;fama", "kassela;sotuba", "attack", "ML")
LEFT = Row("T3", "2025-06-06", "Départ", "wagner", "bamako", "foreign withdrawal", "ML")
KNOWN = Knowledge(
    [KATI, TWIN, LEFT],
    blocs={"jnim": "jihadist", "jihadists_unspecified": "jihadist", "fama": "malian_state"},
    active={"france_forces": (EDTF.parse("2013-01-11"), EDTF.parse("2023-12-22"))},
    generic={"jihadists_unspecified"},
    soldiers={"france_forces"},
)


def facts(*lines, header=None, published=None, names=(), reports=(), statements=()):
    """An article of these sentences, each a line; a line that begins with # is the title."""
    text, sentences = "", []
    for index, line in enumerate(lines):
        role = "title" if line.startswith("#") else "body"
        line = fold(line.lstrip("# ")).text
        sentences.append(DatingSentence(index, len(text), len(text) + len(line), role))
        text += line + "\n\n"
    times = scan(text)
    return DatingFacts(
        text, sentences, times,
        names=[_name(text, *name) for name in names],
        reports=[_report(text, sentences, times, **report) for report in reports],
        statements=[_statement(text, sentences, *statement) for statement in statements],
        actors=frozenset(actor for report in reports for actor in report.get("actors", ())),
        header=EDTF.parse(header) if header else None,
        published=EDTF.parse(published) if published else None,
    )  # fmt: skip


def _name(text, words, kind, *terms, is_titled=False):
    start = text.index(fold(words).text)
    read = tuple(tuple(EDTF.parse(day) if day else None for day in term) for term in terms)
    return DatingName(words, kind, start, start + len(words), read, is_titled)


def _report(text, sentences, times, words, kinds, places, actors, initiators=()):
    start = text.index(words)
    sentence = next(s for s in sentences if s.start <= start < s.end)
    own = tuple(t for t in times if sentence.start <= t.start < sentence.end)
    return DatingReport(
        sentence.index, start, start + len(words), frozenset(kinds), frozenset(places), "ML",
        frozenset(initiators), frozenset(actors), own,
    )  # fmt: skip


def _statement(text, sentences, words, actor, statement):
    start = text.index(words)
    sentence = next(s for s in sentences if s.start <= start < s.end)
    return DatingStatement(actor, statement, sentence.index, start, start + len(words))


def told(article, use_chronology=True):
    publication = infer(article, KNOWN, use_chronology)
    return str(publication.edtf), publication.basis


TEXT_CLUES = [
    (["Bamako, 29 oct 2025 (AFP) - Des camions ont brûlé lundi."], "2025-10-29"),
    (["Publié le 22 avril 2023 à 10h12.", "Un camp a été attaqué."], "2023-04-22"),
    (["Un camp a été attaqué ce jeudi 19 mai 2022."], "2022-05-19/2022-05-20"),
    (["Le village a été attaqué lundi 8 août 2022."], "2022-08-08/2022-08-17"),
    (["Selon un communiqué daté du 31 janvier 2022, 48 hommes sont morts."],
     "2022-01-31/2022-02-09"),
    (["Le 14 novembre 2021, l'attaque d'Inata avait fait 53 morts."], "2021-11-14/.."),
    (["La junte est au pouvoir depuis août 2020."], "2020-08/.."),
    (["Le pays a connu deux putschs en 2020 et 2021."], "2021/.."),
    (["Deux hommes sont morts ce mercredi 21 février."],
     "[2018-02-21..2018-02-22,2024-02-21..2024-02-22,2029-02-21..]"),
    (["Nous étions 5 000 à l'été 2021.", "Nous serons 3 000 à l'été 2022."],
     "2021-06-01/2022-09-30"),
    (["Le 14 novembre 2021, l'attaque d'Inata…", "Mis à jour le 5 mai 2024."], "2021-11-14/.."),
    (["Les élections sont prévues en février 2027."], "None"),
    (["L'insurrection jihadiste a débuté en 2012.",
      "L'armée combat une insurrection jihadiste depuis dix ans."], "2021/2023"),
    (["Six personnes ont été tuées mardi."], "None"),
    (["Rien ne dit quand ceci fut écrit."], "None"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), TEXT_CLUES)
def test_clues_of_dates(lines, expected):
    assert told(facts(*lines))[0] == expected


def test_the_analyst_wins_over_everything():
    article = facts("Bamako, 29 oct 2025 (AFP) - …", header="2023-04", published="2022-01-05")
    assert told(article) == ("2022-01-05", "analyst")


def test_a_stamp_stays_the_month_it_is():
    article = facts("Un camp a été attaqué samedi.", header="2023-04")
    publication = infer(article, KNOWN)
    assert (str(publication.edtf), publication.basis) == ("2023-04", "header")
    weekday = next(row for row in publication.evidence if row.rule == "weekday")
    assert not weekday.is_used
    assert "samedi" in weekday.note


def test_a_day_of_the_news_narrows_the_stamp_and_weekdays_what_is_left():
    lines = ("Le camp a été pris dimanche 1er juin.", "La ville a été attaquée ce lundi.")
    publication = infer(facts(*lines, header="2025-06"), KNOWN)
    assert str(publication.edtf) == "[2025-06-02..2025-06-04,2025-06-09..2025-06-10]"


def test_a_date_after_the_stamp_widens_it_and_says_so():
    publication = infer(facts("Le camp a été pris le 2 mai 2023.", header="2023-04"), KNOWN)
    assert str(publication.edtf) == "2023-04-01/2023-05-02"
    assert "contradicts" in next(r for r in publication.evidence if r.rule == "named_date").note


AFRICA_CORPS = ("africa corps", "name", ("2023-11-20", None))
BARKHANE = ("barkhane", "operation", ("2014-08", "2022-11"))


def test_a_name_cannot_be_written_before_it_exists():
    article = facts("Africa Corps a repris la base.", names=[AFRICA_CORPS])
    assert told(article) == ("2023-11-20/..", "inferred")


def test_the_end_of_a_name_bounds_nothing():
    article = facts("Barkhane est partie.", names=[BARKHANE])
    assert told(article)[0] == "2014-08/.."


@pytest.mark.parametrize(
    ("line", "titled", "expected"),
    [
        ("Le président IBK a annoncé des mesures.", True, "2013-09-04/2020-09-18"),
        ("L'ancien président IBK a été inhumé.", True, "None"),
        ("IBK vivait à Bamako.", False, "None"),
        ("Le président IBK, renversé en août 2020, vivait là.", True, "2020-08/.."),
    ],
)
def test_an_office_dates_who_holds_it(line, titled, expected):
    start = fold(line).text.index("ibk")
    name = DatingName("mali_gov", "leader", start, start + 3,
                      ((EDTF.parse("2013-09-04"), EDTF.parse("2020-08-18")),), titled)  # fmt: skip
    article = facts(line)
    article = DatingFacts(article.text, article.sentences, article.times, names=[name])
    assert told(article)[0] == expected


def test_one_weekday_alone_may_be_a_day_off():
    publication = infer(facts("Lundi 26 novembre, treize hommes sont morts."), KNOWN)
    assert publication.edtf.contains(dt.date(2018, 11, 27))
    assert publication.edtf.contains(dt.date(2019, 11, 29))  # the Monday was the 25th


def test_two_dates_that_agree_settle_the_year():
    article = facts("Il est mort samedi 2 mai, après l'attaque du vendredi 1er mai.")
    assert told(article)[0].startswith("[2015-05-02..")
    assert "2019" not in told(article)[0]


def attack(line, actors, initiators=(), places=("kati",), **more):
    report = {
        "words": "attaque", "kinds": {"attack"}, "places": places, "actors": actors,
        "initiators": initiators,
    }  # fmt: skip
    return facts(line, reports=[report], **more)


def test_an_event_is_recognised_within_the_stamped_month():
    article = attack("Le JNIM a attaqué vendredi Kati.", {"jnim", "fama"}, header="2022-07")
    assert told(article) == ("2022-07-22/2022-07-24", "chronology")
    assert told(article, use_chronology=False) == ("2022-07", "header")


@pytest.mark.parametrize(
    ("line", "initiators"),
    [
        ("Le JNIM a attaqué jeudi le camp de Kati.", {"jnim"}),
        ("La CMA a attaqué vendredi le camp de Kati.", {"cma"}),
        ("Le JNIM a attaqué le camp de Kati.", {"jnim"}),
        ("Le JNIM a attaqué le 3 juillet Kati.", {"jnim"}),
    ],
)
def test_another_day_or_other_attackers_are_another_attack(line, initiators):
    article = attack(line, {"jnim", "fama"}, initiators, header="2022-07")
    assert told(article)[0] == "2022-07"


def test_a_town_and_a_weekday_are_not_enough():
    assert told(attack("Le JNIM a attaqué vendredi Kati.", {"jnim", "fama"}))[0] == "None"


def test_two_towns_of_one_event_are():
    line = "Le JNIM a attaqué mardi Kassela et Sotuba, a dit un élu mercredi."
    article = attack(line, {"jnim", "fama"}, places=("kassela", "sotuba"))
    assert told(article) == ("2025-08-20/2025-08-22", "chronology")


def test_a_departure_dates_the_news_that_followed_it():
    article = facts(
        "Un convoi a été pris en embuscade vendredi.",
        "L'attaque est survenue quelques jours après que Wagner a annoncé son départ.",
        statements=[("annonce son depart", "wagner", "announces_departure")],
    )
    assert told(article) == ("2025-06-13/2025-06-15", "chronology")
    assert told(article, use_chronology=False)[0] == "None"


def test_what_is_told_in_the_next_sentence_of_today():
    article = facts(
        "Le 6 juin, Wagner annonçait son départ du pays.",
        "Sept semaines plus tard, les habitants peinent à voir la différence.",
        statements=[("annoncait", "wagner", "announces_departure")],
    )
    assert told(article)[0] == "2025-07-22/2025-07-28"


def test_a_force_that_loses_men_is_there():
    line = "Deux soldats français ont été tués ce mercredi 21 février dans une attaque."
    article = attack(line, {"france_forces"}, places=())
    assert told(article) == ("2018-02-21/2018-02-22", "chronology")


def test_events_that_disagree_leave_both_possible():
    other = Row("T4", "2022-07-29", "Attaque de Niono", "jnim;fama", "niono", "attack", "ML")
    known = Knowledge([KATI, other], blocs=KNOWN.blocs)
    lines = ["Le JNIM a attaqué vendredi 22 juillet le camp de Kati.",
             "Il a aussi pris pour cible vendredi 29 juillet la ville de Niono."]  # fmt: skip
    base = {"kinds": {"attack"}, "actors": {"jnim", "fama"}}
    article = facts(*lines, reports=[
        {"words": "attaque", "places": {"kati"}, **base},
        {"words": "pris pour cible", "places": {"niono"}, **base},
    ])  # fmt: skip
    publication = infer(article, known)
    assert publication.edtf.contains(dt.date(2022, 7, 30))


def test_evidence_reads_as_an_argument():
    article = attack("Le JNIM a attaqué vendredi Kati.", {"jnim", "fama"}, header="2022-07")
    for row in infer(article, KNOWN).evidence:
        assert row.note.endswith(".")
        assert row.start is None or row.start < row.end <= len(article.text)
    (event,) = [row for row in infer(article, KNOWN).evidence if row.chronology_id]
    assert (event.earliest, event.latest) == (dt.date(2022, 7, 22), dt.date(2022, 7, 28))
    assert "Attaque de Kati" in event.note


TIME_WORDS = (
    "Le La de du mardi samedi dernier ce 21 février mai 2018 2022 2027 en depuis dix ans dans "
    "insurrection débuté attaqué sera annoncé semaines plus tard Bamako, (AFP) - avant il y a"
)
WORDS = st.sampled_from(TIME_WORDS.split())


@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from([None, "2023-04", "2022"]))
def test_no_text_breaks_dating(line, header):
    article = attack(f"{line} attaque {line}", {"jnim", "fama"}, header=header)
    publication = infer(article, KNOWN)
    days = dr.ANY_DAY if publication.edtf is None else dr.of_edtf(publication.edtf)
    assert days
    if publication.edtf is not None:
        assert EDTF.parse(str(publication.edtf)) == publication.edtf
    assert infer(article, KNOWN) == publication


def _published(folder, **options):
    articles = analysis.code(analysis.read_corpus(folder), **options).articles
    return {row.article_id[:3]: row for row in articles.itertuples()}


@pytest.fixture(scope="module")
def seeds():
    return _published(ROOT / "seeds")


@pytest.mark.parametrize("seed", TRUTH)
def test_seeds_are_dated_to_ten_days(seeds, seed):
    date = EDTF.parse(seeds[seed].published)
    assert date.contains(TRUTH[seed])
    assert date.width <= 10


def test_seeds_without_outside_knowledge_keep_the_truth():
    for seed, row in _published(ROOT / "seeds", use_chronology=False).items():
        assert EDTF.parse(row.published).contains(TRUTH[seed])
    assert _published(ROOT / "seeds", use_chronology=False)["000"].published == "2023-04"


def test_seeds_without_the_entries_of_their_own_events(monkeypatch):
    whole = knowledge_of(vocabulary_with())
    rest = Knowledge(
        [event.row for event in whole.events if event.row.chronology_id not in OWN],
        blocs=whole.blocs, member_of=whole.member_of, active=whole.active,
        generic=whole.generic, soldiers=whole.soldiers,
    )  # fmt: skip
    monkeypatch.setattr("analysis.coding.reading.knowledge_of", lambda vocabulary: rest)
    for seed, row in _published(ROOT / "seeds").items():
        assert EDTF.parse(row.published).contains(TRUTH[seed])


def test_attacks_in_famous_towns_do_not_take_the_famous_date():
    rows = read_cases("famous_towns")
    tables = analysis.code(corpus_of({row["id"]: row["text"] for row in rows}))
    used = tables.date_evidence.query("is_used and chronology_id.notna()")
    assert len(rows) >= 30
    assert used["article_id"].nunique() <= 2
