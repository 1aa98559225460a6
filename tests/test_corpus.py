"""Corpora: files to articles, titles and headers, metadata, agencies, problems."""

import codecs
import hashlib
import os
import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import Problem, read_corpus
from analysis.corpus.decoding import UndecodableError, decode
from analysis.corpus.layout import read_layout
from analysis.corpus.press import read_provenance
from analysis.errors import UserError
from analysis.language.sentences import split

BODY = "Des hommes armés ont attaqué lundi un camp à Sévaré, selon un élu.\n\nLe bilan est inconnu."
LONG_LINE = BODY.replace("\n\n", " ") + " Les assaillants ont pris la fuite avec des armes."
TITLE = "Mali : un camp attaqué"


@pytest.fixture
def folder(tmp_path):
    """Give a function that writes files and returns their folder."""

    def write(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/")
            path = path if "." in path.name else path.with_name(path.name + ".txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def write_metadata(folder, text, encoding="utf-8"):
    (folder / "metadata.csv").write_bytes(text.encode(encoding))


# Layout of a text


@pytest.mark.parametrize(
    ("text", "date", "title", "body"),
    [
        (BODY, None, None, "Des"),
        (f" date 2023-04 {BODY}", "2023-04", None, "Des"),
        (f"date 2023\n{BODY}", "2023", None, "Des"),
        (f"\n\n  date 2023-04-22\n\n{BODY}", "2023-04-22", None, "Des"),
        (f"{TITLE}\n\n{BODY}", None, TITLE, "Des"),
        (f"{TITLE}\r\n\r\n{BODY}", None, TITLE, "Des"),
        (f"  {TITLE}  \n \t\n{BODY}", None, TITLE, "Des"),
        (f"date 2023-04\n\n{TITLE}\n\n{BODY}", "2023-04", TITLE, "Des"),
        (f" date 2023-04 {TITLE}\n\n\n\n{BODY}", "2023-04", TITLE, "Des"),
        (f"{TITLE}\n\ndate 2023-04 {BODY}", "2023-04", TITLE, "Des"),
        (f"{TITLE}\n\n date 2023-04\n\n{BODY}", "2023-04", TITLE, "Des"),
        (f"Qui a tué les seize ?\n\n{BODY}", None, "Qui a tué les seize ?", "Des"),
        (
            f"Mali : la junte un an après...\n\n{BODY}",
            None,
            "Mali : la junte un an après...",
            "Des",
        ),
        (f"« Nous partons » : le récit\n\n{BODY}", None, "« Nous partons » : le récit", "Des"),
        (f"{TITLE}\n{BODY}", None, None, "Mali"),
        (f"{TITLE}\n{LONG_LINE}", None, TITLE, "Des"),
        (f"{TITLE}\r\nGao, 3 mai 2023 (AFP) - {BODY}", None, TITLE, "Gao"),
        (f"{TITLE}\nGao – {BODY}", None, None, "Mali"),
        (f"{TITLE},\n{LONG_LINE}", None, None, "Mali"),
        (f"Le chef de la\nmission, {LONG_LINE}", None, None, "Le"),
        (f"{TITLE}.\n\n{BODY}", None, None, "Mali"),
        (f"« {TITLE}. »\n\n{BODY}", None, None, "«"),
        (f"{TITLE} :\n\n{BODY}", None, None, "Mali"),
        (f"{'Un camp attaqué ' * 15}\n\n{BODY}", None, None, "Un"),
        (TITLE, None, None, "Mali"),
        (f"{TITLE}\n\n", None, None, "Mali"),
        (f"date 2023-04\n\n{TITLE}", "2023-04", None, "Mali"),
        (f"https://www.exemple.org/mali\n\n{TITLE}\n\n{BODY}", None, TITLE, "Des"),
        (f"update 2023-04 {BODY}", None, None, "update"),
        (f"date 2023-04x {BODY}", None, None, "date"),
        (f"date 20234 {BODY}", None, None, "date"),
        (f"La date 2023-04 {BODY}", None, None, "La"),
    ],
)
def test_layout(text, date, title, body):
    layout = read_layout(text)
    assert layout.header_date == date
    assert (layout.title and text[slice(*layout.title)]) == title
    assert text[layout.body_start :].startswith(body)
    assert layout.problem is None
    if date:
        assert text[slice(*layout.header)].lower() == f"date {date}"


@pytest.mark.parametrize("date", ["2023-13", "2023-02-30", "2023-00", "0000"])
def test_an_impossible_header_date_is_skipped_with_a_problem(date):
    layout = read_layout(f"date {date} {BODY}")
    assert layout.header_date is None
    assert date in layout.problem
    assert layout.body_start == len(date) + 6


def test_a_known_title_is_one_whatever_its_form():
    layout = read_layout(f"Mali. Un camp attaqué.\n{BODY}", "Mali. Un camp attaqué")
    assert layout.title == (0, 22)
    assert read_layout(f"{TITLE}.\n\n{BODY}", "Un autre titre").title is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"{BODY}\n\nhttps://www.exemple.org/mali?a=1", "https://www.exemple.org/mali?a=1"),
        (f"{BODY}\r\n\r\nSource : http://exemple.org/a\r\n", "http://exemple.org/a"),
        (f"{BODY}\n\nVoir https://exemple.org/a pour la suite.", None),
        (BODY, None),
    ],
)
def test_an_address_on_its_own_line_is_the_url(text, url):
    assert read_layout(text).url == url


@given(
    st.lists(
        st.sampled_from(
            ["date 2023-04", TITLE, BODY, "\n", "\n\n", " ", "\r\n", ".", "http://a.bc/d"]
        )
    ).map("".join)
)
def test_what_is_no_header_or_address_belongs_to_a_sentence(text):
    layout = read_layout(text)
    spans = [(s.start, s.end) for s in split(text, layout.body_start, layout.title)]
    header = layout.header or (0, 0)
    covered = {offset for start, end in [*spans, header] for offset in range(start, end)}
    left = "".join(c for at, c in enumerate(text) if at not in covered and not c.isspace())
    assert left in ("", layout.url)


# Encodings


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Sévaré".encode(), "Sévaré", "utf-8"),
        (b"Gao", "Gao", "utf-8"),
        ("Sévaré – œuvre".encode("cp1252"), "Sévaré – œuvre", "cp1252"),
        (codecs.BOM_UTF8 + "Sévaré".encode(), "Sévaré", "utf-8-sig"),
        ("Sévaré".encode("utf-16"), "Sévaré", "utf-16"),
        (codecs.BOM_UTF16_BE + "Sévaré".encode("utf-16-be"), "Sévaré", "utf-16"),
        ("Sévaré".encode("utf-32"), "Sévaré", "utf-32"),
        (unicodedata.normalize("NFD", "é\r\n").encode(), "e\u0301\r\n", "utf-8"),
        (b"", "", "utf-8"),
    ],
)
def test_decode(data, text, encoding):
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no text file"),
        (b"Le camp\x01\x02\x03", "no text file"),
        (b"S\xe9var\xe9 \x81\x8d", "neither UTF-8 nor cp1252"),
        (codecs.BOM_UTF8 + b"S\xe9", "marked as utf-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "marked as utf-16"),
    ],
)
def test_decode_refuses_what_is_no_text(data, message):
    with pytest.raises(UndecodableError, match=message):
        decode(data)


# Agencies and translations


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Un élu l'a dit à l'AFP.", "AFP"),
        ("Un élu l’a dit à l’Agence France-Presse.", "AFP"),
        ("L'Associated Press n'a pas pu vérifier.", "AP"),
        ("Bamako (AFP) - Selon Reuters, Reuters et Reuters.", "AFP"),
        ("Selon Reuters et encore Reuters, c'est vrai.\n\n(Avec AFP)", "AFP"),
        ("Reuters cite l'AFP. Un élu l'a dit à l'AFP.", "AFP"),
        ("Reuters cite l'AFP.", "Reuters"),
        ("Selon l'Agence d'information du Burkina (AIB).", "AIB"),
        ("Un camp attaqué.\n\nDes soldats à Gao. REUTERS/Nom", None),
        ("Un camp attaqué, dit-on à l'AFP.\n\nREUTERS/Nom\n\nREUTERS/Autre", "AFP"),
        ("Une nappe, une tasse, un ap.", None),
        ("Un tassement de l'apa.", None),
        (BODY, None),
    ],
)
def test_agency(text, agency):
    assert read_provenance(text, 0).agency == agency


@pytest.mark.parametrize(
    ("text", "is_translated"),
    [
        (f"{BODY}\n\nTraduit de l'anglais par la rédaction", True),
        (f"{BODY}\n\n(Traduction automatique)", True),
        (f"{BODY}\n\nMalian soldiers on patrol in the north of the country", True),
        (f"{BODY} Le suspect sera traduit en justice, un soldat traduisait.", False),
        (f"{BODY} Le Policy Center for the New South le dit.", False),
        (BODY, False),
    ],
)
def test_translation(text, is_translated):
    assert read_provenance(text, 0).is_translated is is_translated


# Folders


def test_the_seeds(corpus, seeds):
    assert [a.article_id[:3] for a in corpus] == ["000", "001", "002", "003", "004"]
    assert corpus.problems == ()
    assert [a.header_date for a in corpus] == ["2023-04", None, None, "2023-09", None]
    assert [a.title is None for a in corpus] == [True, True, False, True, True]
    assert [a.agency for a in corpus] == ["AFP", "AFP", "AFP", "AFP", "AP"]
    assert [a.is_translated for a in corpus] == [None, None, True, None, None]
    for article in corpus:
        data = (seeds / article.path).read_bytes()
        assert article.text.encode() == data
        assert article.sha256 == hashlib.sha256(data).hexdigest()
        assert (article.encoding, article.language) == ("utf-8", "fr")
        assert article.outlet is article.url is article.published is article.note is None


def test_spans_of_an_article(folder):
    (article,) = read_corpus(folder(a=f"date 2023-04\n\n{TITLE}\n\n{BODY}"))
    assert article.text[slice(*article.title_span)] == article.title == TITLE
    assert article.text[article.header_start : article.header_end] == "date 2023-04"
    assert article.text[article.body_start :] == BODY


def test_subfolders_are_read_and_other_files_are_not(folder):
    corpus = read_corpus(
        folder(
            b=BODY,
            sous__a=BODY,
            **{
                "C.TXT": BODY,
                ".x.txt": BODY,
                "README.txt": BODY,
                "n.md": BODY,
                ".git__d.txt": BODY,
            },
        )
    )
    assert [(a.article_id, a.path) for a in corpus] == [
        ("C", "C.TXT"),
        ("a", "sous/a.txt"),
        ("b", "b.txt"),
    ]
    assert corpus.problems == ()


def test_one_file(folder):
    path = folder(a=BODY, b=BODY) / "a.txt"
    write_metadata(path.parent, "article_id,outlet\na,Exemple\nb,Autre\nc,Absent\n")
    corpus = read_corpus(path)
    assert [(a.article_id, a.path, a.outlet) for a in corpus] == [("a", "a.txt", "Exemple")]
    assert corpus.problems == ()
    assert read_corpus(str(path)).articles == corpus.articles


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(folder, monkeypatch):
    monkeypatch.setattr("analysis.corpus.reading._LARGEST_FILE", 1000)
    corpus = read_corpus(
        folder(
            bon=BODY,
            vide=b"",
            blanc=" \n\n",
            image=b"\x89PNG\0\0",
            grand=BODY * 20,
            latin=b"S\xe9 \x81",
            sous__bon=BODY,
            stamp="date 2023-13 " + BODY,
            double=("Sévaré é à l’été" * 3).encode() + b"\xe9",
        )
    )
    assert [a.article_id for a in corpus] == ["bon", "double", "stamp"]
    assert {problem.path: problem.message for problem in corpus.problems} == {
        "blanc.txt": "is empty.",
        "double.txt": "was read as cp1252 but looks like damaged UTF-8; save it as UTF-8.",
        "grand.txt": "has 0 MB, over the 0 MB of one article.",
        "image.txt": "is no text file.",
        "latin.txt": "is neither UTF-8 nor cp1252 text; save it as UTF-8.",
        "sous/bon.txt": "is not read: bon.txt has the same article_id.",
        "stamp.txt": "the header date « 2023-13 » does not exist and is not used.",
        "vide.txt": "is empty.",
    }
    assert list(corpus.problems) == sorted(corpus.problems)


def test_a_file_that_may_not_be_opened_is_a_problem(folder, monkeypatch):
    place = folder(a=BODY, b=BODY)
    read_bytes = type(place).read_bytes

    def refuse(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(type(place), "read_bytes", refuse)
    corpus = read_corpus(place)
    assert [a.article_id for a in corpus] == ["b"]
    assert corpus.problems == (Problem("a.txt", "cannot be read: Permission denied."),)


def test_a_name_that_is_no_text_is_a_problem(folder):
    place = folder(a=BODY)
    try:
        (place / os.fsdecode(b"S\xe9var\xe9.txt")).write_text(BODY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system only takes UTF-8 names")
    corpus = read_corpus(place)
    assert [a.article_id for a in corpus] == ["a"]
    assert [problem.path for problem in corpus.problems] == ["S\\udce9var\\udce9.txt"]


def test_a_folder_named_like_an_article_is_no_article(folder):
    place = folder(a=BODY)
    (place / "b.txt").mkdir()
    assert [a.article_id for a in read_corpus(place)] == ["a"]


def test_ids_are_written_in_one_way(folder):
    name = unicodedata.normalize("NFD", "Sévaré")
    (article,) = read_corpus(folder(**{name: BODY}))
    assert article.article_id == "Sévaré"
    assert article.path == "Sévaré.txt"


@pytest.mark.parametrize(
    ("path", "message"),
    [("absent", "There is no"), ("absent.txt", "There is no"), ("note.md", "is no .txt file")],
)
def test_a_missing_corpus_is_refused(folder, path, message):
    place = folder(**{"note.md": BODY})
    with pytest.raises(UserError, match=message):
        read_corpus(place / path)


def test_a_folder_without_articles_is_refused(folder):
    with pytest.raises(UserError, match=r"holds no \.txt file"):
        read_corpus(folder(**{"note.md": BODY, ".x.txt": BODY}))


def test_the_order_of_files_does_not_matter(folder, monkeypatch):
    place = folder(a=BODY, b=BODY, c__a=BODY, d__b=BODY, e=b"")
    walk = os.walk
    forward = read_corpus(place)

    def backward(*args, **options):
        for parent, folders, names in walk(*args, **options):
            folders.sort(reverse=True)
            names.sort(reverse=True)
            yield parent, folders, names

    monkeypatch.setattr(os, "walk", backward)
    assert read_corpus(place) == forward


def test_an_article_travels_to_another_process(corpus):
    assert pickle.loads(pickle.dumps(corpus.articles)) == corpus.articles


# Metadata


COLUMNS = "article_id,published,title,outlet,agency,note"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_metadata(folder, encoding, separator, newline):
    place = folder(a=BODY, b=f"{TITLE}\n\n{BODY}")
    lines = [
        COLUMNS.replace(",", separator) + f"{separator}Rubrique",
        separator.join(
            ["a", "2023-04-22", f'"Sévaré{separator} ""le camp"""', "Écho", "", "", "x"]
        ),
        "",
        separator.join(["b", "", "Un autre titre", "", "AFP", "relu"]),
    ]
    write_metadata(place, newline.join(lines), encoding)
    corpus = read_corpus(place)
    first, second = corpus
    assert (first.published, first.title) == ("2023-04-22", f'Sévaré{separator} "le camp"')
    assert (first.title_span, first.outlet, first.agency) == (None, "Écho", None)
    assert (second.published, second.title, second.agency) == (None, TITLE, "AFP")
    assert second.note == "relu"
    assert corpus.metadata["a"]["rubrique"] == "x"


def test_metadata_without_a_file_is_a_problem(folder):
    place = folder(a=BODY)
    write_metadata(place, "article_id,outlet\nb,x\na,y\n")
    corpus = read_corpus(place)
    assert corpus.problems == (Problem("metadata.csv", "article_id « b » has no file."),)


@pytest.mark.parametrize("published", ["2023", "2023-04~", "2023-04-01/2023-04-08", "2023-04/.."])
def test_published_may_be_any_edtf(folder, published):
    place = folder(a=BODY)
    write_metadata(place, f"article_id,published\na,{published}\n")
    assert read_corpus(place).articles[0].published == published


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("id,outlet\na,x\n", "needs a column article_id"),
        ("article_id,outlet,outlet\na,x,y\n", "two columns « outlet »"),
        ("article_id,outlet\na,x,y\n", "line 2: 3 cells for 2 columns"),
        ("article_id,outlet\n\n,x\n", "line 3: the article_id is empty"),
        ("article_id,outlet\na,x\na,y\n", "line 3: article_id « a » stands in the file twice"),
        ("article_id,published\na,22 avril\n", "line 2: published"),
        ("article_id,published\na,2023-13\n", "line 2: published"),
        ('article_id,outlet\na,"x\n', "no proper CSV"),
        ('article_id,outlet\na,"x"y\n', "no proper CSV"),
        ("article_id\0,outlet\n", "is no text file"),
    ],
)
def test_a_broken_metadata_is_refused(folder, text, message):
    place = folder(a=BODY)
    write_metadata(place, text)
    with pytest.raises(UserError, match=message):
        read_corpus(place)
