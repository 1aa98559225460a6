"""Who says what: attribution, types of claims, silence, tried on invented sentences."""

import pytest
from case_files import read_cases

import analysis
from analysis.coding.claims import Claim, find_claims
from analysis.coding.reading import read_article
from analysis.coding.vocabulary import vocabulary_with

CASES = read_cases("attribution")


@pytest.fixture(scope="module")
def claims_of(tmp_path_factory):
    """Return a function from a text to its claims."""
    folder = tmp_path_factory.mktemp("texts")

    def claims(text: str) -> list[Claim]:
        path = folder / "text.txt"
        path.write_text(text, encoding="utf-8")
        (article,) = analysis.read_corpus(path)
        return find_claims(read_article(article, vocabulary_with()))

    return claims


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['why']}" for n, c in enumerate(CASES, 1)])
def test_attribution(case, claims_of):
    """Each case gives the kinds of speakers and the types of their claims, `-` for none."""
    found = {f"{c.speaker_kind or '-'}:{c.claim_type}" for c in claims_of(case["text"])}
    assert found == (set() if case["claims"] == "-" else set(case["claims"].split("|")))


def test_a_third_of_the_cases_is_negative():
    """At least 150 cases, and a third of them name nobody who speaks."""
    assert len(CASES) >= 150
    assert sum(case["claims"] == "-" for case in CASES) * 3 >= len(CASES)


def test_name_office_and_party_are_told_apart(claims_of):
    """A person, the office and the movement are one speaker."""
    (claim,) = claims_of(
        "Moussa Ag Attaher, un porte-parole de la Coordination des mouvements de l'Azawad (CMA),"
        " alliance de groupes séparatistes, a revendiqué l'attaque du camp de Bih."
    )
    assert (claim.speaker_kind, claim.speaker_actor) == ("armed_group", "cma")
    assert claim.speaker_name == "Moussa Ag Attaher"


def test_silence_names_who_is_silent(claims_of):
    """The authorities that confirm nothing stand in `silent_actor`."""
    claims = claims_of(
        "Le camp de Bih, au Mali, a été attaqué, ce qui n'a pas été confirmé par les autorités."
    )
    assert [c.silent_actor for c in claims] == ["mali_gov"]


def test_both_attacks_are_claimed(claims_of):
    """« ces deux attaques » makes a claim for each report."""
    claims = claims_of(
        "Des jihadistes ont attaqué mardi le camp de Farabougou.\n\n"
        "D'autres hommes armés ont attaqué mardi soir le poste de Kassela.\n\n"
        "Ces deux attaques ont été revendiquées par le JNIM."
    )
    claimed = [c.report.report_id for c in claims if c.claim_type == "responsibility" and c.report]
    assert len(set(claimed)) == 2


CLAIMED = [
    ("Elle est survenue un mois après celle de Ber, le 2 avril, qui avait été revendiquée par le "
     "Jnim.", "Ber"),
    ("Elle a eu lieu un mois après celle du 2 avril à Ber, que le Jnim avait revendiquée.", "Ber"),
    ("Cette attaque, revendiquée par le Jnim, survient un mois après celle de Ber, qui avait tué "
     "neuf gardes.", "Gossi"),
    ("En mars, une embuscade à Ber avait tué neuf gardes. Elle avait été revendiquée par le Jnim.",
     "Ber"),
    ("En mars, une embuscade à Ber avait tué neuf gardes. Cette attaque n'a pas encore été "
     "revendiquée.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "place"), CLAIMED, ids=[w[:30] for w, _ in CLAIMED])
def test_one_of_two_attacks_is_claimed(claims_of, words, place):
    claims = claims_of(f"Dix soldats ont été tués mardi dans une attaque à Gossi, au Mali. {words}")
    claimed = [c for c in claims if c.claim_type == "responsibility"]
    assert [c.report.draft.place.name for c in claimed] == [place] * bool(place)


PARTIES = [
    (
        "L'attaque de Ber a été revendiquée par la plus grande coalition djihadiste du Mali.",
        ("armed_group", "jihadists_unspecified"),
    ),
    (
        "Un groupe armé du Burkina a affirmé avoir attaqué le camp de Djibo.",
        ("armed_group", "armed_men_unspecified"),
    ),
    ("Un habitant du Mali a confirmé l'attaque de Ber.", ("resident_witness", None)),
    ("L'ambassadeur de France a confirmé l'attaque de Ber.", ("diplomat", None)),
    ("L'armée du Niger a confirmé l'attaque de Téra.", ("military", "niger_army")),
    ("Le président du Mali a confirmé l'attaque de Ber.", ("government", "mali_gov")),
    (
        "Le porte-parole du gouvernement du Mali a confirmé l'attaque de Ber.",
        ("government", "mali_gov"),
    ),
]


@pytest.mark.parametrize(("text", "party"), PARTIES, ids=[text for text, _ in PARTIES])
def test_a_state_as_complement_is_no_party(text, party, claims_of):
    """« du Mali » says where a group or an army is; only an office of the state speaks for it."""
    assert {(c.speaker_kind, c.speaker_actor) for c in claims_of(text)} == {party}


def test_a_count_of_months_is_about_no_event(claims_of):
    """What somebody counts since January is said, but of no report."""
    claims = claims_of(
        "Le camp de Bih a été attaqué samedi.\n\nDepuis janvier, l'armée affirme avoir mené dix"
        " attaques contre des camps."
    )
    assert [(c.claim_type, c.report) for c in claims] == [("report", None)]


def test_a_neighbour_speaks_of_his_own_town(claims_of):
    """« un habitant de Bourem » tells of Bourem, whatever was told last."""
    claims = claims_of(
        "Des hommes ont attaqué Bourem samedi. Ils ont aussi attaqué Ténenkou lundi.\n\n"
        "« On a entendu des tirs », a raconté un habitant de Bourem."
    )
    (claim,) = [c for c in claims if c.speaker_kind == "resident_witness"]
    assert claim.report.draft.place.row.name == "Bourem"


def test_a_blockade_beside_an_attack_is_not_what_an_army_answers(claims_of):
    """« L'armée dit avoir réagi » is about the attack, not the blockade told of in passing."""
    claims = claims_of(
        "Des jihadistes ont attaqué dimanche un convoi à Kolokani, au Mali. Le Jnim impose un"
        " blocus à Kayes depuis mai. L'armée affirme avoir « vigoureusement réagi »."
    )
    (claim,) = [c for c in claims if c.speaker_kind == "military"]
    assert claim.report.draft.place.row.name == "Kolokani"


def test_a_title_leaves_the_subject_of_the_first_sentence_alone(claims_of):
    """« Des élus … » under a headline is a subject, though a noun stands before it."""
    text = (
        "Deux soldats tués à Bih\n\nDes élus locaux ont indiqué que deux soldats avaient été tués."
    )
    assert {(c.speaker_kind, c.claim_type) for c in claims_of(text)} == {
        ("local_official", "casualties")
    }


def test_who_tells_a_brief_of_one_sentence_reports_all_of_it(claims_of):
    """A figure and the event: both are the source's, where one sentence is the whole article."""
    told = (
        "Six bergers ont été tués lundi à Bih, dans la province du Soum, au nord du Burkina Faso, "
        "dans une embuscade tendue par des hommes armés sur la piste d'Aribinda, selon le préfet."
    )
    brief = claims_of(f"Burkina : six bergers tués à Bih\n\n{told}\n")
    longer = claims_of(f"Burkina : six bergers tués à Bih\n\n{told} Le deuil a été décrété.\n")
    assert [c.claim_type for c in brief] == ["casualties", "report"]
    assert [c.claim_type for c in longer] == ["casualties"]


def test_behind_a_recalled_attack_nobody_claims_the_news(claims_of):
    """« L'attaque n'a pas été revendiquée », a paragraph behind an older one, is of the news."""
    news = "date 2024-05-16\nNeuf soldats tués\n\nNeuf soldats sont morts lundi à Hombori, au Mali."
    recalled = "Le 4 mars, vingt soldats avaient été tués dans l'attaque du camp de Mondoro."
    claims = claims_of(f"{news}\n\n{recalled}\n\nL'attaque n'a pas été revendiquée.\n")
    (claim,) = [c for c in claims if c.claim_type == "unclaimed"]
    assert claim.report.draft.place.row.name == "Hombori"
    claims = claims_of(f"{news}\n\n{recalled} L'attaque avait été revendiquée par le Jnim.\n")
    (claim,) = [c for c in claims if c.claim_type == "responsibility"]
    assert claim.report.draft.place.row.name == "Mondoro"
