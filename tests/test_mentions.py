"""Which parties an article names: `mentions` of kind actor."""

import pytest
from coded import code_text

NAMED = [
    # an adjective of acts names their party
    ("Le poste a été la cible d'une attaque terroriste dimanche.", "jihadists_unspecified", True),
    ("La ville a connu l'occupation jihadiste pendant dix mois.", "jihadists_unspecified", True),
    ("Des combattants terroristes ont attaqué Sebba dimanche.", "jihadists_unspecified", True),
    ("La force antiterroriste a quitté Sebba dimanche.", "jihadists_unspecified", False),
    # a capital that acts, and one that is only a place
    ("Bamako a exigé le départ de la mission.", "mali_gov", True),
    ("Deux soldats ont été tués près de Bamako.", "mali_gov", False),
    ("L'avion a quitté Bamako lundi.", "mali_gov", False),
    # « les groupes armés » as such are nobody in particular
    ("L'armée combat les groupes armés depuis 2015.", "armed_men_unspecified", False),
    ("Un groupe armé a attaqué Sebba dimanche.", "armed_men_unspecified", True),
    ("Les attaques armées sont fréquentes dans la région.", "fama", False),
    # kin is no party, villagers are
    ("Le président a adressé ses condoléances aux familles.", "civilians", False),
    ("Les villageois ont fui vers Sebba.", "civilians", True),
    ("Le bilan, jugé provisoire, est plus élevé à Sebba.", "civilians", False),
    # each state's own, in a row
    ("L'ONG accuse les armées du Mali et du Niger d'exactions.", "niger_army", True),
    ("L'ONG accuse les armées du Mali et du Niger d'exactions.", "fama", True),
    # the institutions of the army that the story begins with
    ("Un soldat français est mort au Mali, a annoncé la présidence.", "france_gov", True),
    ("Un soldat malien est mort au Mali, a annoncé la présidence.", "mali_gov", True),
    ("Vingt soldats sont morts, selon le ministère nigérien de la Défense.", "niger_gov", True),
    # words for those in power here, whoever's soldiers come first
    ("Les soldats français quitteront le Mali, a exigé la junte.", "france_gov", False),
    ("Les soldats français quitteront le Mali, a exigé la junte.", "mali_gov", True),
    # whose they are, by the state or the army that follows
    ("L'armée du Tchad a perdu deux hommes à Tessalit, au Mali.", "chad", True),
    ("L'armée du Tchad a perdu deux hommes à Tessalit, au Mali.", "fama", False),
    ("Deux soldats de l'armée française ont péri au Mali.", "france_forces", True),
    ("Deux soldats de l'armée française ont péri au Mali.", "fama", False),
    ("Quatre cents soldats et aviateurs français sont à Ouallam, au Niger.", "niger_army", False),
    ("La junte veut que Paris retire ses soldats du Mali.", "fama", False),
    ("L'armée et des mercenaires russes ont pris Ber, au Mali.", "fama", True),
    # a country does what governments do, or is only the land
    ("Le Burkina Faso est la cible d'attaques depuis 2015.", "burkina_gov", False),
    ("Le Burkina Faso a dénoncé l'accord de défense.", "burkina_gov", True),
    ("Le Mali a fait appel à Wagner.", "mali_gov", True),
    ("Ouagadougou dément toute bavure à Karma.", "burkina_gov", True),
    ("Selon Ouagadougou, dix soldats sont morts à Karma.", "burkina_gov", True),
    # who only passes by, or befell something
    ("Un diplomate s'est rendu à Gao.", "civilians", False),
    ("Un diplomate a été tué à Gao par des hommes armés.", "civilians", True),
    ("Le parti a réuni ses militants à Gao.", "armed_men_unspecified", False),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "actor", "is_named"), NAMED)
def test_a_party_is_named_or_not(sentence, actor, is_named):
    mentions = code_text(sentence).mentions
    assert (actor in set(mentions.loc[mentions["kind"] == "actor", "ref"])) is is_named


@pytest.mark.parametrize(
    ("written", "known", "spelled"),
    [
        ("Boulikessi", "Boulkessi", ["Boulikessi"]),
        ("Boulkessi", "Boulkessi", []),
        ("BOULKESSI", "Boulkessi", []),
        ("Tessalit", "Tessalit", []),
    ],
)
def test_a_report_keeps_the_spelling_of_its_article(written, known, spelled):
    tables = code_text(f"Trois soldats ont été tués lundi à {written}, dans le nord du Mali.")
    assert tables.reports["place"].tolist() == [known]
    assert tables.report_places["place"].tolist() == spelled
    assert (
        tables.report_places["place_id"].tolist()
        == tables.reports["place_id"].tolist()[: len(spelled)]
    )


@pytest.mark.parametrize(
    ("sentence", "is_place"),
    [
        ("Ouagadougou dément l'attaque de Djibo.", False),
        ("Selon Ouagadougou, l'attaque de Djibo a fait dix morts.", False),
        ("À Ouagadougou, l'attaque de Djibo inquiète.", True),
    ],
)
def test_a_capital_that_speaks_is_no_place(sentence, is_place):
    mentions = code_text(sentence).mentions
    assert ("Ouagadougou" in set(mentions.loc[mentions["kind"] == "place", "text"])) is is_place
