"""What a page prints around the news changes nothing of what the news tells."""

import re
from pathlib import Path
from textwrap import wrap

import pytest
from coded import code_texts

ROOT = Path(__file__).resolve().parent.parent
EXERCISE = ROOT / "tests" / "exercise"
_WIDTH = 80
_DATELINE = re.compile(r"[^.\n]{0,50}\([A-Z]{3,4}\)|\w+ – ")


def parts(text):
    """Return a collector's stamp, the title with its blank line, and the news below them."""
    found = re.match(r"(\s*(?:date [\d-]+\s+)?)(?:([^\n]{1,200}[^.\n])\n\n)?(.+)", text, re.DOTALL)
    return found[1], found[2] or "", found[3].lstrip()


def below_title(line):
    return lambda title, news: (title, line + news)


def under_dateline(line):
    """An agency's line, where the news has none."""
    return lambda title, news: (title, news if _DATELINE.match(news) else line + news)


def at_the_end(line):
    return lambda title, news: (title, news.rstrip() + line)


def amid(line):
    """Below the first paragraph."""
    return lambda title, news: (title, news.replace("\n\n", f"\n\n{line}\n\n", 1))


def wrapped(news):
    """Break the lines of a text that has a blank line between paragraphs."""
    if "\n\n" not in news:
        return news
    return "\n".join(
        "\n".join(wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False))
        for line in news.split("\n")
    )


PAGES = {
    "caption": amid(
        "Des soldats français en patrouille à Tillabéri, en mars 2021. © AFP / A. Photo"
    ),
    "other news": amid("Lire aussi : Niger : 22 civils massacrés par des soldats à Tillabéri"),
    "link": amid("> Niger : deux soldats français tués dans l'explosion d'une mine à Ayorou"),
    "film": amid("Vidéo. Niger : une attaque fait dix morts à Ayorou"),
    "heading of other news": amid("Sur le même sujet"),
    "heading of a part of the news": amid("Réactions"),
    "dateline of an agency": under_dateline("PARIS (AFP) - "),
    "dateline with a day": under_dateline("Abidjan – "),
    "author": below_title("Par Le Journal avec AFP\n\n"),
    "title once more": lambda title, news: (title, f"{title}\n\n{news}" if title else news),
    "title once more, with a stop": lambda title, news: (
        title,
        f"{title}.\n\n{news}" if title else news,
    ),
    "copyright": at_the_end("\n\n© Agence France-Presse\n"),
    "next to read": at_the_end("\n\nLire aussi : Sahel, dix ans de guerre\n\nPartager\n"),
    "tags": at_the_end("\n\nMots-clés : terrorisme, armée, jihadistes\n"),
    "comments": at_the_end(
        "\n\nVos commentaires\n\n1. Le 12 mai à 14:02, par Sidi : Quarante soldats ont été tués.\n"
    ),
    "one comment": at_the_end("\n\n1 commentaire\n\nQue Dieu garde nos soldats tués à Gao.\n"),
    "thin blanks": lambda title, news: (title, re.sub(r" (?=[:;!?»])", "\u202f", news)),
    "curly apostrophes": lambda title, news: (title, news.replace("'", "’")),
    "lines broken to a width": lambda title, news: (title, wrapped(news)),
    "no empty lines": lambda title, news: ("", re.sub(r"\n{2,}", "\n", f"{title}\n{news}")),
    "long dashes": lambda title, news: (title, news.replace(" - ", " – ")),
}


def told(texts, dates):
    """Return what is told of each article, without the places where its words stand."""
    tables = code_texts(texts, dates)
    reports = tables.reports.set_index("report_id")
    frames = {
        "reports": reports[["article_id", "sub_event_type", "place", "date", "outcome"]],
        "participants": tables.participants[["report_id", "role", "actor_id"]],
        "tolls": tables.tolls[["report_id", "outcome", "victims", "low", "high"]],
        "claims": tables.claims[["report_id", "speaker_kind", "claim_type"]],
    }
    return {
        " · ".join((name, *map(str, row)))
        for name, frame in frames.items()
        for row in frame.itertuples(index=False)
    }


@pytest.fixture(scope="module")
def articles():
    return {path.stem: path.read_text(encoding="utf-8") for path in EXERCISE.glob("*.txt")}


@pytest.fixture(scope="module")
def dates():
    lines = (EXERCISE / "metadata.csv").read_text(encoding="utf-8").splitlines()
    return dict(line.split(",")[:2] for line in lines[1:])


@pytest.fixture(scope="module")
def plain(articles, dates):
    return told(articles, dates)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_changes_nothing(page, articles, dates, plain):
    printed = {}
    for name, text in articles.items():
        stamp, title, news = parts(text)
        title, news = page(title, news)
        printed[name] = stamp + (f"{title}\n\n" if title else "") + news
    found = told(printed, dates)
    assert (found - plain, plain - found) == (set(), set())
