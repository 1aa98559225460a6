"""An act is told alike whatever stands around it: tests/cases/surroundings.tsv.

Each of some acts is told bare and with the words of each case before, in or behind its sentence,
or with one more sentence: its own report stays as it was. Published on Thursday 16 May 2024.
"""

from itertools import product

import pytest
from case_files import read_cases
from coded import code_texts, rows_of

CASES = read_cases("surroundings")
# Subject and what befell, each with « lundi à Ber » behind.
ACTS = (
    ("Des hommes armés", "ont attaqué un convoi de l'armée"),
    ("Dix soldats maliens", "ont été tués"),
    ("Une attaque contre un camp de l'armée malienne", "a fait douze morts"),
    ("Un véhicule de la gendarmerie", "a sauté sur une mine"),
    ("L'armée malienne", "a neutralisé quinze terroristes"),
    ("Des frappes de l'armée", "ont tué vingt civils"),
    ("Au moins sept civils", "sont morts dans une attaque"),
)
CELLS = ("sub_event_type", "date", "place", "target_kind")


def told(act, case=None):
    """Return an act in words, with those of a case around it."""
    (subject, befell), where = act, case and case["where"]
    words = case["words"] if case else ""
    if where == "start":
        subject = words + subject[0].lower() + subject[1:]
    inside, end = (words if where == place else "" for place in ("inside", "end"))
    more = f" {words}" if where == "next" else ""
    return f"{subject}{inside} {befell} lundi à Ber, au Mali{end}.{more}"


def signatures(texts):
    """Return what the first report of each text says happened, to whom and by whom."""
    tables = code_texts({f"{n:04}": text for n, text in enumerate(texts)}, published="2024-05-16")
    first = {}
    for row in rows_of(tables.reports):
        first.setdefault(row["article_id"], row)
    found = {row["report_id"]: [str(row[cell]) for cell in CELLS] for row in first.values()}
    for row in rows_of(tables.participants):
        if row["report_id"] in found:
            found[row["report_id"]].append(f"{row['role']} {row['actor_id']}")
    for row in rows_of(tables.tolls):
        if row["report_id"] in found:
            figure = f"{row['outcome']} {row['low']} {row['victims']}"
            found[row["report_id"]].append(figure)
    by_text = {texts[int(key)]: sorted(found[row["report_id"]]) for key, row in first.items()}
    return [by_text.get(text) for text in texts]


@pytest.fixture(scope="module")
def found():
    """Code every act bare and with every case; return what each text gives."""
    texts = [told(act) for act in ACTS]
    texts += [told(act, case) for act, case in product(ACTS, CASES)]
    return dict(zip(texts, signatures(texts), strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:60])
def test_an_act_is_told_alike(found, case):
    for act in ACTS:
        text, bare = told(act, case), found[told(act)]
        assert bare
        assert found[text] == bare, text
