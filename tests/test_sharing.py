"""What may be passed on: little of any article, no private names, no links to propaganda."""

import json
import re
from dataclasses import replace

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from made_notebooks import write_notebook
from test_readings import broken_links, files
from views_world import TEXTS, small_rows

import analysis
from analysis.batch.series import run
from analysis.errors import UserError
from analysis.tables import Tables
from analysis.views import quality
from analysis.views.display import BLANK, visible
from analysis.views.excerpts import LONGEST_STRETCH, MOST_SHARED
from analysis.views.sharing import is_shareable, shareable

FIRST = "a_0123456789abcdef"
CHANCE = 0.03  # what all dispatches say alike comes back from other articles too
BRIEF = (
    "Mali : sept soldats tués à Sévaré\n\nSept soldats maliens ont été tués samedi à Sévaré dans "
    "une attaque attribuée au GSIM.\n« Les assaillants sont arrivés à moto avant l'aube », a dit "
    "Awa Traoré, une commerçante.\nL'armée n'a pas réagi, selon l'AFP.\n"
)


def private_tables():
    """Return the small tables with a witness, a spokesman, a link and an analyst's note."""
    rows = small_rows()
    article = rows["articles"][0]
    said = (
        " « Hier mon frère Moussa Diarra est mort devant la maison de nos voisins », dit Awa "
        "Traoré. Traoré a fui avec Moussa, t.me/x en parle." + " Nul ne sait où elle est." * 20
    )
    start = len(article["text"])
    article["text"] += said
    article |= {
        "n_chars": len(article["text"]),
        "n_sentences": 4,
        "note": "appeler Awa",
        "title": "Mali : Awa Traoré et Moussa Diarra",
        "url": "https://t.me/s/x",
    }
    rows["articles"][1]["url"] = "https://lesahel.org/a"
    end = article["n_chars"]
    common = {"article_id": FIRST, "sentence": 3, "start": start + 1, "end": end}
    rows["sentences"].append(common | {"paragraph": 1, "text": said[1:], "role": "body"})
    claim = common | {"report_id": "a:1", "claim_type": "report", "is_hedged": False}
    quote = said[said.index("Hier") : said.index(" »")]
    rows["claims"] += [
        claim | {"claim_id": "a:c8", "speaker": "Awa Traoré", "speaker_name": "Awa Traoré",
                 "speaker_kind": "resident_witness", "quote": quote},
        claim | {"claim_id": "a:c9", "speaker": "dit", "speaker_name": "Bram Samaké",
                 "speaker_kind": "armed_group", "speaker_actor": "jnim"},
    ]  # fmt: skip
    return Tables.from_rows(rows)


def cells(tables):
    """Return all that is written in tables, apart from what the lexicon says of the world."""
    return [
        str(cell)
        for name, frame in tables.frames().items()
        if name not in ("actors", "memberships", "places", "chronology")
        for cell in frame.astype("string").to_numpy().ravel()
    ]


def told(folder):
    """Yield every piece of text that the files of a shared run hold."""
    for path in sorted(folder.rglob("*")):
        if path.stem in ("actors", "memberships", "places", "chronology"):
            continue
        if path.suffix == ".html":
            page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            yield from (str(piece) for piece in page.find_all(string=True))
            yield from (image.get("alt", "") for image in page.find_all("img"))
        elif path.suffix == ".csv":
            yield from pd.read_csv(path, dtype="string").to_numpy(na_value="").ravel()
        elif path.suffix == ".ipynb":
            for cell in nbformat.read(path, 4).cells:
                for output in cell.get("outputs", []):
                    yield from output.get("data", {}).get("text/plain", "").splitlines()


def told_fours(pieces):
    """Return every four words in a row of some pieces."""
    told = (re.findall(r"\w+|\[…\]", visible(piece)) for piece in pieces)
    return {tuple(four) for piece in told for four in fours(piece)}


def recovered(text, told, title):
    """Return the share of a text that comes back, four words in a row, in what is told.

    What it has in common with its title is not counted: titles are not hidden.
    """
    words = list(re.finditer(r"\w+", text))
    known = told - set(fours(re.findall(r"\w+", str(title))))
    found = set()
    for four in fours(words):
        if tuple(word[0] for word in four) in known:
            found |= set(range(four[0].start(), four[3].end()))
    return len(found) / max(1, len(text))


def fours(words):
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def body(article, tables):
    """Return the text without its title, by which everybody may cite it."""
    text, rows = str(article.text), tables.sentences
    titles = rows[(rows["article_id"] == article.article_id) & (rows["role"] == "title")]
    if titles.empty:
        return text
    return text[: titles["start"].min()] + text[titles["end"].max() :]


# Tables


def test_shared_tables_hold_words_offsets_and_fingerprints_but_no_text():
    tables = private_tables()
    shared = shareable(tables)
    shared.check()
    assert (is_shareable(tables), is_shareable(shared)) == (False, True)
    text = dict(zip(shared.articles["article_id"], shared.articles["text"], strict=True))
    lengths = tables.articles["text"].str.len()
    assert shared.articles["text"].str.len().equals(lengths)
    assert shared.articles["sha256"].equals(tables.articles["sha256"])
    assert text["b"].replace(BLANK, "") == "bombea explosé05H20"  # a fifth, no more
    for frame in ("reports", "claims", "tolls", "labels"):
        offsets = ["start", "end"]
        assert getattr(shared, frame)[offsets].equals(getattr(tables, frame)[offsets])


def test_shared_tables_name_no_private_person_and_no_propaganda():
    shared = shareable(private_tables())
    written = " ".join(cells(shared))
    for word in ("Traoré", "Awa", "Moussa", "Diarra", "t.me", "appeler"):
        assert word not in written
    claims = shared.claims.set_index("claim_id")
    assert pd.isna(claims.loc["a:c8", "speaker_name"])
    assert claims.loc["a:c8", "speaker"] == "[name left out]"
    assert (
        claims.loc["a:c8", "quote"]
        == "Hier mon frère [name left out] est mort devant la maison de nos …"
    )
    assert claims.loc["a:c9", "speaker_name"] == "Bram Samaké"
    assert shared.articles["title"].dropna().tolist() == [
        "Mali : [name left out] et [name left out]"
    ]
    assert shared.articles["url"].tolist() == [pd.NA, "https://lesahel.org/a"]


def test_of_no_article_more_than_a_share_is_passed_on(tables, exercise, tmp_path):
    (tmp_path / "brief.txt").write_text(BRIEF, encoding="utf-8")
    brief = analysis.code(analysis.read_corpus(tmp_path))
    for whole in (tables, exercise, brief):
        shared = shareable(whole)
        shared.check()
        told_again = told_fours(cells(shared))
        for before, after in zip(
            whole.articles.itertuples(), shared.articles.itertuples(), strict=True
        ):
            text, left = body(before, whole), body(after, shared)
            stretches = re.split(f"{BLANK}+|\n", left)
            assert sum(map(len, stretches)) <= MOST_SHARED * len(text) + 1
            assert max(map(len, stretches)) <= LONGEST_STRETCH
            assert recovered(text, told_again, before.title) <= MOST_SHARED + CHANCE


def test_tables_that_say_more_are_shared_without_it():
    tables = private_tables()
    by = pd.Series(["KD", *[pd.NA] * (len(tables.reports) - 1)], dtype="string")
    articles = tables.articles.assign(codeur="Awa Traoré")
    tables = replace(
        tables, articles=articles, reports=tables.reports.assign(corrected_by=by.array)
    )
    shared = shareable(tables)
    assert "codeur" not in shared.articles
    assert shared.reports["corrected_by"].dropna().tolist() == ["an analyst"]
    assert shared.corrections.empty


def test_hand_coded_articles_show_no_more_than_shared_ones(exercise, root):
    gold = root / "tests" / "gold"
    found = quality.quality(shareable(exercise), str(gold), str(root / "seeds"))
    whole = quality.quality(exercise, str(gold), str(root / "seeds"))
    assert quality.score_rows(found.score).equals(quality.score_rows(whole.score))
    sentences = quality.error_table(found.score)["sentence"]
    assert sentences[sentences != ""].str.contains(BLANK).all()


# A run


SHOW = """
from analysis.tables import Tables
from analysis.views import close_reading, display, evidence
from analysis.views.reading import aligned, concordance
tables = Tables.load(tables_dir)
for rows in (evidence.event_evidence, evidence.label_evidence, evidence.presence_evidence):
    display.show_table(rows(tables))
aligned.show_concordance(concordance.concordance(tables, "soldats|attaque"))
close_reading.show_article(tables, tables.articles["article_id"].iloc[0])
"""


def test_a_shared_run_shows_no_more_than_its_tables(folder, tmp_path, seeds, root):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "brief.txt").write_text(BRIEF, encoding="utf-8")
    for path in [*seeds.glob("*.txt"), *(root / "tests" / "exercise").glob("e0*.txt")]:
        (corpus / path.name).write_bytes(path.read_bytes())
    notebook = write_notebook(folder / "01_mots.ipynb", SHOW)
    assert not run([notebook], tmp_path / "out", corpus=corpus, share=True).failures
    pieces = list(told(tmp_path / "out"))
    assert len(pieces) > 1000
    told_again = told_fours(pieces)
    whole = analysis.code(analysis.read_corpus(corpus))
    for article in whole.articles.itertuples():
        text = body(article, whole)
        assert recovered(text, told_again, article.title) <= MOST_SHARED + CHANCE, (
            article.article_id
        )
    assert not any("Traoré" in piece for piece in pieces)


def test_a_shared_run_leaves_nothing_out_of_the_house(folder, tmp_path):
    private_tables().save(tmp_path / "tables")
    notebook = write_notebook(folder / "01_mots.ipynb", SHOW)
    out = tmp_path / "out"
    outcome = run([notebook], out, tables=tmp_path / "tables", share=True)
    assert not outcome.failures
    assert broken_links(out) == []
    assert not (out / "articles").exists()
    for path, content in files(out).items():
        if path.suffix == ".parquet":
            continue
        text = content.decode()
        for word in ("Traoré", "t.me/", "Diarra", str(tmp_path), TEXTS[FIRST][:33]):
            assert word not in text, path
    shown = (out / "01_mots.html").read_text()
    assert "[…]" in shown
    assert BLANK not in shown
    assert "ont attaqué" in shown
    assert json.loads((out / "manifest.json").read_text())["shared"] is True
    assert "may be passed on" in (out / "index.html").read_text()
    with pytest.raises(UserError, match="results made to be shared"):
        run([notebook], out, tables=tmp_path / "tables")


def test_what_must_not_be_shared_is_not_mixed_with_what_is(folder, coded, tmp_path):
    notebook = write_notebook(folder / "01.ipynb")
    run([notebook], tmp_path / "out", tables=coded)
    with pytest.raises(UserError, match="holds the texts of articles"):
        run([notebook], tmp_path / "out", tables=coded, share=True)
    with pytest.raises(UserError, match="would be overwritten"):
        run([notebook], coded.parent, tables=coded, share=True)
    Tables.load(coded).save(tmp_path / "new" / "tables")
    with pytest.raises(UserError, match="holds the texts of articles"):
        run([notebook], tmp_path / "new", tables=coded, share=True)
