"""Sentences, paragraphs and their roles, quotations, datelines, languages."""

from dataclasses import replace

import pytest
from case_files import read_cases
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.datelines import dateline
from analysis.language.languages import is_french, language
from analysis.language.paragraphs import paragraphs
from analysis.language.roles import opening_phrases
from analysis.language.sentences import quotations, split

# Text made of all that the rules look at, in any order.
PIECES = st.sampled_from(
    [
        *' .!?…"«»“”()[]+-–:,;\n\r\t\xa0\u200b',
        "\n\n",
        "M.",
        "etc.",
        "J.",
        "12",
        "Le",
        "les",
        "<<",
        ">>",
    ]
    + ["http://a.b", "AFP", "©", "Mali", "é", "al-", "'", "- Titre -", "Photo :", "a-t-il"]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
BODY = "Le camp a été attaqué lundi par des hommes armés, selon un élu de la ville."


def words_of(text, spans):
    return [text[start:end] for start, end in spans]


def roles_of(blocks, **options):
    """Return the role of each block; the blocks are parted by empty lines."""
    text = "\n\n".join(blocks)
    sentences = split(text, **options)
    return [next(s.role for s in sentences if s.start == start) for start, _ in paragraphs(text)]


def roles_below(title, blocks):
    """Return the roles of blocks below a title."""
    return roles_of([title, *blocks], title=(0, len(title)))[1:]


# Sentences


@pytest.mark.parametrize("case", read_cases("sentences"), ids=lambda case: case["why"])
def test_sentences(case):
    text = case["text"].replace("|", "")
    expected = [sentence.strip() for sentence in case["text"].split("|")]
    assert words_of(text, [(s.start, s.end) for s in split(text)]) == expected


@pytest.mark.parametrize("case", read_cases("sentences"), ids=lambda case: case["why"])
def test_sentences_do_not_depend_on_what_stands_before(case):
    text = case["text"].replace("|", "")
    before = "Bamako reste calme.\n\n"
    alone = [(s.start, s.end, s.role) for s in split(text)]
    below = split(before + text, start=len(before))
    assert [(s.start - len(before), s.end - len(before), s.role) for s in below] == alone


@given(TEXTS)
def test_every_character_belongs_to_one_sentence(text):
    sentences = split(text)
    covered = sorted(
        offset for s in sentences for offset in range(s.start, s.end) if not text[offset].isspace()
    )
    assert covered == [offset for offset, c in enumerate(text) if not c.isspace()]
    assert [s.index for s in sentences] == list(range(len(sentences)))
    for s in sentences:
        assert text[s.start : s.end] == text[s.start : s.end].strip() != ""


@given(TEXTS)
def test_paragraphs_are_numbered_in_order(text):
    spans = paragraphs(text)
    for s in split(text):
        start, end = spans[s.paragraph]
        assert start <= s.start < s.end <= end


@given(TEXTS, TEXTS)
def test_what_stands_before_the_start_is_left_alone(before, text):
    found = split(f"{before}\n\n{text}", start=len(before) + 2)
    alone = split(text)
    assert [
        replace(s, start=s.start - len(before) - 2, end=s.end - len(before) - 2) for s in found
    ] == alone


def test_the_title_is_one_sentence_and_comes_first():
    text = "Mali: 3 morts. L'armée dément\n\ndate 2023-04 " + BODY
    first, *others = split(text, start=text.index("Le camp"), title=(0, 29))
    assert (first.start, first.end, first.role, first.paragraph) == (0, 29, "title", 0)
    assert words_of(text, [(s.start, s.end) for s in others]) == [BODY]
    assert others[0].paragraph == 1


# Paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un\n\ndeux", ["un", "deux"]),
        ("un\n \t\n\n\ndeux  \n", ["un", "deux"]),
        ("Un camp.\r\n\r\nDeux camps.", ["Un camp.", "Deux camps."]),
        ("Un camp.\nDeux camps.", ["Un camp.", "Deux camps."]),
        ("Un camp est\ntombé.", ["Un camp est\ntombé."]),
        ("Un camp est tombé :\nle second.", ["Un camp est tombé :", "le second."]),
        ("Rappel :\n- un camp\n- deux camps", ["Rappel :", "- un camp", "- deux camps"]),
        ("Rappel :\n• un camp\n1. deux camps", ["Rappel :", "• un camp", "1. deux camps"]),
        ("un\u2028\u2028deux\x0b\x0btrois", ["un", "deux", "trois"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs(text, expected):
    assert words_of(text, paragraphs(text)) == expected


def test_paragraphs_of_a_hard_wrapped_text():
    text = (
        "Des hommes armés ont attaqué lundi un camp de l'armée dans le centre\n"
        "du Mali, a indiqué un élu de la localité joint par téléphone. Deux\n"
        "Casques bleus ont été tués.\n"
        "Le bilan est provisoire, selon une source de sécurité de la région\n"
        "de Mopti."
    )
    assert [len(words.split("\n")) for words in words_of(text, paragraphs(text))] == [3, 2]
    assert len(split(text)) == 3


# Roles


@pytest.mark.parametrize(
    "crosshead",
    [
        "- Sanctions -",
        '- "Lourd tribut" -',
        "Conflit brutal",
        "L'armée française dément",
        "Des attaques de plus en plus fréquentes",
        "• Qui sont les victimes ?",
        "« Une guerre sans fin »",
        "– Des mois de crise –",
    ],
)
def test_a_crosshead_stands_between_paragraphs(crosshead):
    assert roles_of([BODY, crosshead, BODY]) == ["body", "crosshead", "body"]


@pytest.mark.parametrize(
    "block",
    [
        "L'armée dément.",
        "Rappel des principaux épisodes:",
        "- 9 décembre 2024: six gendarmes sont tués",
        "« C'est faux », dit-il.",
        "Les autorités ont annoncé l'ouverture d'une enquête sur les faits de lundi à Sévaré",
        "Il a ajouté,",
    ],
)
def test_no_crosshead(block):
    assert roles_of([BODY, block, BODY]) == ["body", "body", "body"]


@pytest.mark.parametrize(
    "caption",
    [
        "FILE PHOTO: Malian soldiers on patrol near the border. REUTERS/Paul Nom/File Photo",
        "Malian soldiers are pictured during a patrol with the new force, August 23, 2021.",
        "Credit photo : Info du Bam",
        "Crédit photo: DR",
        "Photo d'archives : un blindé de la Minusma à Gao.",
        "Photo : AFP",
        "© AFP / Nom d'auteur",
        "Un soldat malien à Gao, le 3 mars. (Nom d'auteur/AFP)",
        "Des soldats maliens à Gao. AFP/Nom d'auteur",
        "Image d'illustration © Exemple",
        "Capture d'écran : une vidéo du groupe",
    ],
)
def test_a_caption(caption):
    assert roles_of([BODY, caption, BODY]) == ["body", "caption", "body"]


@pytest.mark.parametrize(
    "block",
    [
        "Une photo de deux passeports circule, selon l'AFP.",
        "Photo de deux passeports à l'appui, le groupe affirme détenir deux hommes.",
        "L'image a été vérifiée par l'AFP et par Reuters.",
        "Le Policy Center for the New South a publié une étude sur les attaques de lundi.",
        "Illustration de la crise, les prix montent.",
    ],
)
def test_no_caption(block):
    assert roles_of([BODY, block, BODY]) == ["body", "body", "body"]


@pytest.mark.parametrize(
    "block",
    [
        "Lefaso.net",
        "Source : TV5MONDE",
        "(Avec des informations de l'AFP)",
        "(Avec AFP)",
        "Continuez à lire :",
        "A lire aussi :",
        "Moussa Coulibaly",
        "M. Coulibaly et A. Diop",
        "B. T.",
        "str-sd/blb",
        "kt-sd/hba/tmo",
        "https://www.exemple.org/mali/attaque",
        "© Exemple 2023",
        "Copyright Exemple",
        "Tous droits réservés",
        "Par Moussa Coulibaly",
        "Publié le 12 mars 2021 à 10h30",
        "* * *",
        "\u200b",
    ],
)
def test_boilerplate_at_the_end(block):
    assert roles_of([BODY, BODY, block]) == ["body", "body", "boilerplate"]


@pytest.mark.parametrize(
    "block",
    [
        "Personne n'a revendiqué",
        "L'armée dément.",
        "Le Mali est dirigé par une junte depuis 2020",
        "Source de vie pour des milliers d'éleveurs, le fleuve est à sec.",
        "Par endroits, les combats ont repris.",
        "Publié le 12 mars, le rapport accuse l'armée.",
    ],
)
def test_no_boilerplate_at_the_end(block):
    assert roles_of([BODY, BODY, block]) == ["body", "body", "body"]


def test_what_stands_below_a_read_more_is_a_list_of_links():
    blocks = [BODY, "Continuez à lire :", "Mali : trois soldats tués", "Niger : une base attaquée"]
    known = opening_phrases({"Continuez à lire": "boilerplate"})
    assert roles_of(blocks, known=known) == ["body", "boilerplate", "boilerplate", "boilerplate"]


def test_what_stands_below_a_colon_may_be_news():
    assert roles_of([BODY, "Les victimes :", "- un adjudant", "- un sergent"]) == ["body"] * 4


def test_known_phrases_name_roles_of_paragraphs_and_sentences():
    known = opening_phrases({"lire (aussi|également)": "boilerplate", "AFP": "boilerplate"})
    blocks = [
        BODY,
        "Lire aussi : trois soldats tués.",
        BODY + " Lire également notre dossier.",
        "AFP",
    ]
    text = "\n\n".join(blocks)
    assert [s.role for s in split(text, known=known)] == [
        "body",
        "boilerplate",
        "body",
        "boilerplate",
        "boilerplate",
    ]
    assert known("Lire aussitôt ce texte") is None
    assert known("AFP et Reuters en parlent") is None
    assert known("(AFP)") == "boilerplate"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("D'après l'AFP", "boilerplate"),
        ("(D’après l’AFP et Reuters)", "boilerplate"),
        ("D'après l'AFP.", "boilerplate"),
        ("D'après l'AFP, il part.", None),
        ("D'après l'AFP, deux soldats ont été tués lundi à Gao", None),
        ("D'après l'AFPX", None),
    ],
)
def test_a_credit_is_little_more_than_its_phrase(text, role):
    assert opening_phrases({}, [("D'après l'AFP", "boilerplate")])(text) == role


STANDFIRST_TITLE = "Mali : un militaire français grièvement blessé"
SECOND = "Un militaire français a été grièvement blessé samedi au Mali par une mine."
THIRD = "Il a été évacué vers la France."


def test_a_standfirst_announces_what_the_next_paragraph_tells_again():
    first = "Un soldat de Barkhane a été touché par une explosion dans le Liptako."
    assert roles_below(STANDFIRST_TITLE, [first, SECOND, THIRD]) == ["standfirst", "body", "body"]


def test_a_standfirst_may_lack_its_stop():
    first = "Le groupe aurait été engagé par la junte. La capture serait une vengeance"
    assert roles_below(STANDFIRST_TITLE, [first, SECOND]) == ["standfirst", "body"]


def test_the_first_paragraph_of_the_news_is_no_standfirst():
    assert roles_below(STANDFIRST_TITLE, [SECOND, THIRD, BODY]) == ["body", "body", "body"]
    assert roles_below(STANDFIRST_TITLE, [BODY]) == ["body"]
    assert roles_of([THIRD, SECOND, BODY]) == ["body", "body", "body"]


def test_roles_of_a_seed(corpus):
    article = next(a for a in corpus if a.article_id.startswith("002"))
    sentences = split(article.text, article.body_start, article.title_span)
    by_role = {}
    for s in sentences:
        by_role.setdefault(s.role, []).append(article.text[s.start : s.end])
    assert len(by_role["title"]) == 1
    assert [len(by_role[role]) for role in ("standfirst", "caption")] == [2, 3]
    assert by_role["crosshead"] == ["Conflit brutal"]
    assert by_role["boilerplate"] == ["(Avec des informations de l'AFP)", "Continuez à lire :"]


def test_sentences_of_the_seeds(corpus):
    counts = [len(split(a.text, a.body_start, a.title_span)) for a in corpus]
    assert counts == [23, 16, 37, 19, 17]


# Quotations


@pytest.mark.parametrize("case", read_cases("quotations"), ids=lambda case: case["why"])
def test_quotations(case):
    text = case["text"]
    found = [f"{q.depth} {text[q.inner_start : q.inner_end]}" for q in quotations(text)]
    assert found == [quote for quote in case["quotations"].split("|") if quote]


@given(TEXTS)
def test_quotations_lie_in_the_text_and_in_each_other(text):
    found = quotations(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for q in found:
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
        assert q.depth >= 1
    outermost = [q for q in found if q.depth == 1]
    for before, after in zip(outermost, outermost[1:], strict=False):
        assert before.end <= after.start


# Datelines


@pytest.mark.parametrize("case", read_cases("datelines"), ids=lambda case: case["text"])
def test_dateline(case):
    text, found = case["text"], dateline(case["text"])
    if not case["place"]:
        assert found is None
        return
    parts = [text[slice(*part)] if part else "" for part in (found.place, found.date, found.agency)]
    assert parts == [case["place"], case["date"], case["agency"]]
    assert text[found.end :].startswith(case["news"])


def test_a_dateline_stays_in_its_sentence():
    text = "Bamako, 29 oct 2025 (AFP) - Des camions ont brûlé. Le bilan est lourd."
    first, _ = split(text)
    assert text[first.start : first.end].endswith("ont brûlé.")


# Languages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, "fr"),
        ("Les soldats ont fui", "fr"),
        ("The soldiers have left the camp in the centre of the country.", "en"),
        ("Los soldados huyeron ayer", None),
        ("Bamako, Mali, Gao", None),
        ("", None),
    ],
)
def test_language(text, expected):
    assert language(text) == expected
    assert is_french(text) is (expected != "en")
