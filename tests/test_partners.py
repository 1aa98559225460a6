"""Security partners: who comes, is there, acts, goes, by whose word; and what all are called."""

import pytest

import analysis
from analysis.coding.claims import find_claims
from analysis.coding.labels import find_labels
from analysis.coding.partners import find_presence
from analysis.coding.reading import read_article
from analysis.coding.vocabulary import vocabulary_with


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Return a function that reads a text."""
    folder = tmp_path_factory.mktemp("texts")

    def reading(text: str):
        path = folder / "text.txt"
        path.write_text(text, encoding="utf-8")
        (article,) = analysis.read_corpus(path)
        return read_article(article, vocabulary_with())

    return reading


STATEMENTS = [
    ("Wagner a annoncé son départ du Mali.", {("wagner", "announces_departure")}),
    ("Africa Corps a affirmé qu'il resterait au Mali.", {("africa_corps", "remains")}),
    ("Les derniers soldats français ont quitté le Mali en 2022.", {("france_forces", "withdraws")}),
    ("Le départ de Barkhane a été suivi de près.", {("france_forces", "withdraws")}),
    ("La France est intervenue en 2013 au Mali.", {("france_forces", "arrives")}),
    ("Barkhane mobilise 4.500 militaires au Sahel.", {("france_forces", "strength")}),
    ("Barkhane est intervenue mardi à Boni, au Mali.", {("france_forces", "operates")}),
    (
        "Ils ont péri au cours d'une intervention franco-nigérienne.",
        {("france_forces", "operates")},
    ),
    (
        "Une intervention, lancée en janvier 2013 à l'initiative de la France, les a chassés.",
        {("france_forces", "arrives")},
    ),
    ("La zone a été survolée par des Mirage 2000 français.", {("france_forces", "operates")}),
    (
        "Après la libération de deux otages par les forces françaises, le calme est revenu à Boni.",
        {("france_forces", "operates")},
    ),
    ("Cinquante soldats français sont morts au Sahel depuis 2013.", set()),
    ("La junte a rompu l'alliance avec la France.", {("france_gov", "breaks_alliance")}),
    ("Le Mali a engagé le groupe Wagner.", {("wagner", "hired")}),
    ("La Minusma plie bagage.", {("minusma", "withdraws")}),
    (
        "Le départ de la force Barkhane en 2022 et celui, en cours, de la Minusma pèsent.",
        {("france_forces", "withdraws"), ("minusma", "withdraws")},
    ),
    (
        "La France est intervenue en 2013. Elle a décidé de retirer ses troupes en février.",
        {("france_forces", "arrives"), ("france_forces", "announces_departure")},
    ),
    # verbs by infinitive, in any tense, with the partner by voice and preposition
    ("Les derniers Casques bleus quitteront Ber vendredi.", {("minusma", "withdraws")}),
    ("Takuba plie définitivement bagage.", {("takuba", "withdraws")}),
    # under way, forced, bound for elsewhere, aboard, together
    ("La Minusma est en train de quitter Ber.", {("minusma", "withdraws")}),
    ("La mission de l'ONU a été contrainte de quitter Ber.", {("minusma", "withdraws")}),
    (
        "Les soldats de Barkhane et de Takuba ont quitté Ber.",
        {("france_forces", "withdraws"), ("takuba", "withdraws")},
    ),
    ("La France et ses alliés européens ont quitté le Mali.", {("france_forces", "withdraws")}),
    ("Un convoi français a quitté Gossi mardi.", {("france_forces", "withdraws")}),
    ("Le départ d'un convoi en direction du Tchad a été retardé.", set()),
    (
        "Partis de Gao, les soldats français sont arrivés à Niamey.",
        {("france_forces", "withdraws")},
    ),
    ("Un avion ramenant des hommes de Wagner a atterri à Gao.", {("wagner", "arrives")}),
    (
        "L'armée a fait atterrir à Gao un avion transportant des hommes de Wagner.",
        {("wagner", "arrives")},
    ),
    ("À Gao, Africa Corps a remplacé les soldats français.", {("africa_corps", "arrives")}),
    (
        "La Minusma, présente depuis 2013 et qui a perdu 300 hommes, est partie.",
        {("minusma", "present"), ("minusma", "withdraws")},
    ),
    ("Ménaka abrite une base française.", {("france_forces", "present")}),
    ("Les Américains disposent d'une base à Agadez.", {("us_forces", "present")}),
    ("Des commandos français ont libéré deux otages à Gao.", {("france_forces", "operates")}),
    ("La junte souhaite le départ de la Minusma.", {("minusma", "asked_to_leave")}),
    (
        "Des soldats français sont à Gao. Emmanuel Macron a annoncé leur départ.",
        {("france_forces", "announces_departure")},
    ),
    # what is said of troops to come, and what is told as done
    (
        "Paris a confirmé que ses soldats quitteraient Ménaka.",
        {("france_forces", "announces_departure")},
    ),
    ("Paris a confirmé que ses soldats ont quitté Ménaka.", {("france_forces", "withdraws")}),
    ("Paris a confirmé le départ de ses soldats de Ménaka.", {("france_forces", "withdraws")}),
    (
        "La junte nigérienne a expulsé les soldats français.",
        {("france_forces", "withdraws"), ("france_forces", "asked_to_leave")},
    ),
    ("Une mission de maintien de la paix de l'ONU a quitté le Mali.", {("minusma", "withdraws")}),
    (
        "Les violences durent malgré la présence de soldats français et de la Minusma.",
        {("france_forces", "present"), ("minusma", "present")},
    ),
    (
        "Barkhane (4 500 hommes), qui a succédé à Serval, est visée.",
        {("france_forces", "arrives"), ("france_forces", "strength")},
    ),
    (
        "Les soldats français venus de Gao, au nord, ont participé à l'assaut.",
        {("france_forces", "operates")},
    ),
    (
        "Des hélicoptères de Barkhane sont intervenus en soutien à Gossi.",
        {("france_forces", "operates")},
    ),
    ("Barkhane a fourni mardi un soutien aérien à Gossi.", {("france_forces", "operates")}),
    ("Les Tchadiens forment l'essentiel des troupes.", set()),
    ("Les soldats américains ont été déployés dans d'autres pays.", set()),
    # an organisation of states is a partner by its force, not by its sanctions
    ("La force en attente de la Cédéao a été déployée au Niger.", {("cedeao", "arrives")}),
    ("La force unifiée de l'AES est présente à Ménaka.", {("aes", "present")}),
    ("La Cédéao a quitté la table des négociations à Bamako.", set()),
    ("L'AES est présente au sommet de Bamako.", set()),
    ("Les blessés ont été évacués mardi par la Minusma vers Gao.", set()),
    ("La Minusma a évacué mardi les blessés.", set()),
    ("La base de Ber a été évacuée mardi par la Minusma.", {("minusma", "withdraws")}),
    ("Wagner, arrivé en 2021, a quitté Ber.", {("wagner", "arrives"), ("wagner", "withdraws")}),
    ("Une patrouille épaulée par des hommes de Wagner est passée.", {("wagner", "operates")}),
    ("L'armée malienne, appuyée par Wagner, a quitté Ber.", {("wagner", "operates")}),
    ("En quittant Ber, Wagner a brûlé ses archives.", {("wagner", "withdraws")}),
    (
        "Présente depuis dix ans à Ber, la Minusma s'en va.",
        {("minusma", "present"), ("minusma", "withdraws")},
    ),
    ("Barkhane va quitter le Mali.", {("france_forces", "announces_departure")}),
    ("Le départ de la Minusma du Mali doit beaucoup à la junte.", {("minusma", "withdraws")}),
    (
        "Les USA achèveront en mai le retrait de leurs troupes du Niger.",
        {("us_forces", "announces_departure")},
    ),
    (
        "Les États-Unis ont accepté de retirer leurs troupes du Niger.",
        {("us_forces", "announces_departure")},
    ),
    (
        "La France et ses partenaires annoncent leur retrait du Mali, où Wagner est présent.",
        {("france_forces", "announces_departure"), ("wagner", "present")},
    ),
    (
        "Le retrait des soldats français sera achevé en août.",
        {("france_forces", "announces_departure")},
    ),
    (
        "Paris a annoncé le retrait du Mali de la force Barkhane.",
        {("france_forces", "announces_departure")},
    ),
    (
        "Les Européens ont décidé de mettre fin à Takuba.",
        {("takuba", "announces_departure")},
    ),
    (
        "La France a décidé de retirer Barkhane du Mali.",
        {("france_forces", "announces_departure")},
    ),
    (
        "La force Barkhane a opéré mardi le retrait de son dernier convoi de Kidal.",
        {("france_forces", "withdraws")},
    ),
    (
        "La France a maintenu ses soldats à Gao.",
        {("france_forces", "remains")},
    ),
    ("Le camp abrite des soldats américains.", {("us_forces", "present")}),
    ("Les Américains ont quitté leur base de Dirkou.", {("us_forces", "withdraws")}),
    ("Un convoi de la Minusma a quitté Ber.", {("minusma", "withdraws")}),
    ("La France, dont les soldats ont quitté Ber, proteste.", {("france_forces", "withdraws")}),
    ("Le Tchad a retiré ses soldats de Ber.", {("chad", "withdraws")}),
    ("Barkhane quitte Gao et Ménaka.", {("france_forces", "withdraws")}),
    ("La France a lancé l'opération Serval en 2013.", {("france_forces", "arrives")}),
    ("La mission de formation de l'UE est terminée.", {("eu_missions", "withdraws")}),
    (
        "La Minusma est arrivée. La mission a quitté Ber.",
        {("minusma", "arrives"), ("minusma", "withdraws")},
    ),
    (
        "Les forces russes et américaines resteront à Ber.",
        {("russian_unspecified", "remains"), ("us_forces", "remains")},
    ),
    # nouns of action with their complement, adjective or possessor
    ("Le retrait progressif des soldats français inquiète.", {("france_forces", "withdraws")}),
    ("La présence militaire russe inquiète Ber.", {("russian_unspecified", "present")}),
    ("Après dix ans de présence à Ber, la Minusma dresse un bilan.", {("minusma", "present")}),
    ("La fin des opérations de Barkhane a été fêtée.", {("france_forces", "withdraws")}),
    ("Le recours de la junte au groupe Wagner inquiète.", {("wagner", "hired")}),
    (
        "Le départ des Français et des Américains inquiète.",
        {("france_forces", "withdraws"), ("us_forces", "withdraws")},
    ),
    # announced, asked for
    ("Paris a annoncé le retrait de Takuba.", {("takuba", "announces_departure")}),
    ("La junte a exigé, en mai, le départ de Takuba.", {("takuba", "asked_to_leave")}),
    ("Bamako a sommé la Minusma de partir.", {("minusma", "asked_to_leave")}),
    ("Le départ de la Minusma a été demandé par Bamako.", {("minusma", "asked_to_leave")}),
    # bases and agreements
    ("Barkhane a remis à l'armée les clés du camp de Ber.", {("france_forces", "hands_over_base")}),
    ("Le camp de la Minusma a été rétrocédé à l'armée.", {("minusma", "hands_over_base")}),
    ("Niamey a dénoncé l'accord militaire avec Washington.", {("us_gov", "breaks_alliance")}),
    ("La junte a dénoncé l'accord de défense français.", {("france_gov", "breaks_alliance")}),
    (
        "De nombreux instructeurs russes ont été déployés à Ber.",
        {("russian_unspecified", "arrives")},
    ),
    ("La force Takuba a été lancée en mars.", {("takuba", "arrives")}),
    (
        "Des Russes sont arrivés à la base militaire française rétrocédée lundi à l'armée.",
        {("russian_unspecified", "arrives"), ("france_forces", "hands_over_base")},
    ),
    ("La Bundeswehr a quitté Ber.", {("germany", "withdraws")}),
    (
        "La France maintiendra 2.500 hommes à Gao.",
        {("france_forces", "remains"), ("france_forces", "strength")},
    ),
    # quotation marks do not part a noun from what says whose it is
    ('Des "mercenaires" du groupe Wagner sont arrivés à Ber.', {("wagner", "arrives")}),
    ("Des « conseillers » russes sont arrivés à Ber.", {("russian_unspecified", "arrives")}),
    # nouns that announce a leaving, or ask for it
    ("L'annonce du retrait de la Minusma inquiète Ber.", {("minusma", "announces_departure")}),
    ("La junte a répété son appel au départ de Takuba.", {("takuba", "asked_to_leave")}),
    ("Le départ de la Minusma est une exigence de Bamako.", {("minusma", "asked_to_leave")}),
    ("Après la décision du maire, la Minusma a quitté Ber.", {("minusma", "withdraws")}),
    (
        "L'annonce par Emmanuel Macron de la fin de l'opération Barkhane inquiète.",
        {("france_forces", "announces_departure")},
    ),
    # to bring something off is no arrival
    ("La Minusma n'est jamais arrivée à rétablir le calme.", set()),
    ("La Minusma est arrivée à Alger.", {("minusma", "arrives")}),
    # numbers
    (
        "Le départ par la Minusma de quelque 900 policiers inquiète.",
        {("minusma", "withdraws"), ("minusma", "strength")},
    ),
    ("Le retrait de la Minusma inquiète les 40 soldats de Ber.", {("minusma", "withdraws")}),
    (
        "Les conseillers russes seraient au nombre d'environ 120.",
        {("russian_unspecified", "strength")},
    ),
    ("La force Sabre compte 350 hommes.", {("france_forces", "strength")}),
    ("Les soldats français sont désormais près de 4.000.", {("france_forces", "strength")}),
    ("Onze soldats français ont été tués à Ber.", {("france_forces", "operates")}),
    (
        "La présence militaire française était forte de 350 hommes.",
        {("france_forces", "present"), ("france_forces", "strength")},
    ),
    ("La France déplore la blessure de 17 soldats, dont 15 soldats français.", set()),
    ("Les soldats français ont vu un accident entre Gao et Ménaka.", set()),
    # a partner is not looked for past its clause
    (
        "Des partenaires européens ont quitté le Mali, où Wagner est arrivé.",
        {("wagner", "arrives")},
    ),
    ("Des instructeurs russes doivent former la police.", set()),
    ("Les Casques bleus ont dit que l'armée avait quitté Ber.", set()),
    ("Des soldats de Barkhane ont vu la ville que les jihadistes ont quittée.", set()),
    ("Le président français est arrivé à Bamako.", set()),
    ("Paris estime que le départ de Barkhane laisserait un vide.", set()),
    ("La France reste un partenaire du Mali.", set()),
    ("Wagner présente ses condoléances.", set()),
    ("Il y a trois ans, Wagner faisait parler de lui.", set()),
    ("Des jihadistes ont attaqué le camp de l'armée malienne.", set()),
    ("L'armée malienne a quitté le camp de Léré.", set()),
    ("Le Mali reste un pays pauvre.", set()),
    (
        "Le camp de Ber, où est basée la force Barkhane, a été visé lundi.",
        {("france_forces", "present")},
    ),
    (
        "Ces tirs interviennent une semaine après une attaque contre les camps de Barkhane.",
        set(),
    ),
    ("La cérémonie s'est tenue à Gao en présence d'officiers français.", set()),
    (
        "Barkhane a rendu sa base de Ménaka, où étaient aussi stationnés des hommes de Takuba.",
        {("france_forces", "hands_over_base"), ("takuba", "present")},
    ),
    ("Avant de quitter Gao, la force Barkhane a tout emporté.", {("france_forces", "withdraws")}),
    ("Le groupe Wagner, dont la présence à Gao est attestée, se tait.", {("wagner", "present")}),
    ("La Minusma (13'000 soldats) est à Gao.", {("minusma", "strength")}),
    ("Wagner compterait un millier d'hommes au Mali.", {("wagner", "strength")}),
    ("Un convoi de Casques bleus est arrivé à Gao dans le cadre du retrait.", set()),
    ("Les hommes de Wagner sont passés à Bih, partant de Gao.", set()),
    (
        "Huit soldats français sont morts au Mali dans la collision de deux hélicoptères lors"
        " d'une opération de combat.",
        {("france_forces", "operates")},
    ),
    (
        "L'accident inquiète la France, dont 5.100 militaires sont déployés au Sahel.",
        {("france_forces", "operates"), ("france_forces", "strength")},
    ),
    ("Une cérémonie est prévue à l'arrivée des soldats français.", set()),
    (
        "Ils ont tenu Ber une heure, dit un officier au sein de la Minusma, puis se sont"
        " retirés vers midi.",
        set(),
    ),
    # duties to leave, leaving announced when over, missions of other states' soldiers, agents
    (
        "Les soldats français doivent quitter le Niger en six mois.",
        {("france_forces", "announces_departure")},
    ),
    ("Wagner dit avoir quitté le Mali.", {("wagner", "withdraws")}),
    (
        "La Norvège retire ses 40 soldats de la force Takuba.",
        {("takuba", "withdraws"), ("takuba", "strength")},
    ),
    (
        "La Norvège va envoyer 120 hommes au sein de Takuba.",
        {("takuba", "arrives"), ("takuba", "strength")},
    ),
    ("L'Allemagne va retirer ses soldats de la Minusma.", {("minusma", "announces_departure")}),
    ("Le secteur de Bih est survolé par des drones français.", {("france_forces", "operates")}),
    (
        "Barkhane, forte de 4.500 hommes, a opéré à Bih.",
        {("france_forces", "strength"), ("france_forces", "operates")},
    ),
    ("La France a mis fin à neuf ans de présence au Mali.", {("france_forces", "withdraws")}),
    ("La Minusma a dépêché une patrouille à Bih.", {("minusma", "operates")}),
    ("Les groupes se réjouissent du retrait américain d'Afghanistan.", set()),
    (
        "Paris a annoncé la fermeture des bases françaises de Bih et celle des emprises"
        " françaises de Dia.",
        {("france_forces", "announces_departure")},
    ),
    ("L'hôtel est fréquenté par les militaires français.", {("france_forces", "present")}),
    (
        "Les soldats français sont intervenus lundi pour disperser la foule à Bih.",
        {("france_forces", "operates")},
    ),
    ("Les soldats français ont effectué des tirs de sommation.", {("france_forces", "operates")}),
    ("Déployée au Mali en 2013, la Minusma patine.", {("minusma", "arrives")}),
    ("Avec ses 13.000 soldats, la Minusma est la plus grande.", {("minusma", "strength")}),
    ("La force conjointe du G5 Sahel, créée en 2017, patine.", {("g5_sahel", "arrives")}),
    ("La France est engagée militairement au Mali.", {("france_forces", "operates")}),
    ("La France, présente au Sahel, a perdu 50 soldats.", {("france_forces", "present")}),
    # brackets hold no subject, a participle within the phrase, a gerund behind a decision
    ("La force du groupe (Niger, Tchad) a multiplié les offensives.", set()),
    (
        "Des soldats français déployés dans le cadre de l'opération Barkhane ont été sollicités.",
        {("france_forces", "operates")},
    ),
    (
        "La France a entrepris de réorganiser ses moyens en quittant trois camps du Mali.",
        {("france_forces", "withdraws")},
    ),
    (
        "Il défend la légitimité contestée des soldats français déployés à Bih.",
        {("france_forces", "operates")},
    ),
    ("L'armée, accompagnée de mercenaires de Wagner, tient Bih.", {("wagner", "operates")}),
    (
        "L'armée française est intervenue au Mali en janvier 2013 pour repousser les jihadistes.",
        {("france_forces", "arrives")},
    ),
    ("La Minusma est déployée au Mali depuis 2013.", {("minusma", "operates")}),
    (
        "La France a annoncé le retrait de Barkhane, après le retrait de la Minusma en 2023.",
        {("france_forces", "announces_departure"), ("minusma", "withdraws")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS, ids=[text for text, _ in STATEMENTS])
def test_statement(text, expected, read):
    """Each sentence makes these statements on partners and no others."""
    reading = read(text)
    rows = find_presence(reading, find_claims(reading))
    assert {(row["actor_id"], row["statement"]) for row in rows} == expected


def test_denied_presence_is_negated(read):
    """« Il n'y a pas de Wagner » is a statement, and a negated one."""
    reading = read("« Il n'y a pas de Wagner au Mali », a martelé le porte-parole du gouvernement.")
    (row,) = find_presence(reading, find_claims(reading))
    assert (row["actor_id"], row["statement"], row["is_negated"]) == ("wagner", "present", True)
    assert row["speaker_kind"] == "government"


def test_a_day_ahead_has_no_year(read):
    """« doit partir le 31 décembre »: the next one, and no word says of which year."""
    for text, date in (
        ("date 2023-10-12\n\nLa Minusma doit avoir plié bagage le 31 décembre.", None),
        ("date 2023-10-12\n\nLa Minusma a plié bagage le 31 août.", "2023-08-31"),
    ):
        reading = read(text)
        (row,) = find_presence(reading, find_claims(reading))
        assert row["date"] == date


NEGATIONS = [
    ("Wagner n'est pas présent au Mali.", True),
    ("Aucun mercenaire de Wagner n'est arrivé au Mali.", True),
    ("Le gouvernement dément avoir recruté Wagner.", True),
    ("Le gouvernement dément la présence de Wagner au Mali.", True),
    ("Il n'y a pas de mercenaires de Wagner qui opèrent au Mali.", True),
    (
        "Le FLA a affirmé avoir capturé un soldat de Wagner à Ber, bien qu'il n'ait pas fourni de"
        " preuves.",
        False,
    ),
    ("L'armée n'a pas communiqué de bilan mais Wagner a quitté Ber.", False),
    ("L'armée, qui n'a pas réagi, opère à Ber avec Wagner.", False),
    ("L'armée n'a pas commenté la présence de Wagner à Ber.", False),
    ("L'armée n'a pas digéré l'arrivée de Wagner à Ber.", False),
    ("Les instructeurs russes ne quitteront pas Ber.", True),
    ("Il n'y a désormais plus de soldats français à Ber.", True),
    ("Le Mali n'a jamais reconnu la présence de Wagner.", True),
    ("La venue de Wagner, annoncée par Paris, a été vivement démentie.", True),
    ("La venue de Wagner, qui a démenti l'information d'hier, inquiète.", False),
    ("Wagner est arrivé au Mali sans aucune annonce officielle.", False),
    ("Bamako a exigé le départ sans délai de la Minusma.", False),
    ("Sans Wagner, déployé au Mali depuis 2021, l'armée serait seule.", False),
]


@pytest.mark.parametrize(("text", "expected"), NEGATIONS, ids=[text for text, _ in NEGATIONS])
def test_negation_holds_within_its_clause(text, expected, read):
    """Only the clause of a statement can deny it."""
    reading = read(text)
    rows = find_presence(reading, find_claims(reading))
    assert rows
    assert {row["is_negated"] for row in rows} == {expected}


OTHERS = [
    "Les partenaires occidentaux du Mali ont suspendu leur aide, Wagner est arrivé.",
    "Des partenaires européens et Wagner se croisent au Mali.",
    "Les partenaires techniques et financiers du Mali s'inquiètent de Wagner.",
    "Les partenaires internationaux du Mali s'inquiètent de Wagner.",
    "L'armée malienne et ses alliés occidentaux ont combattu Wagner.",
    "Des instructeurs militaires turcs ont remplacé Wagner à Bamako.",
    "Les partenaires de la France au Mali s'inquiètent de Wagner.",
    "Les alliés du JNIM ont attaqué Wagner.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_term_with_another_side_is_not_the_russians(text, read):
    """The adjective or complement after a general term decides whom it names."""
    reading = read(text)
    labels = find_labels(reading, find_claims(reading))
    russian = {"wagner", "africa_corps", "russian_unspecified", "russia_gov"}
    assert not [row["term"] for row in labels if row["actor_id"] in russian]


RUSSIANS = [
    "L'armée malienne et ses partenaires russes ont attaqué Ber.",
    "L'armée malienne et ses partenaires ont attaqué Ber avec Wagner.",
    "Les partenaires de l'armée malienne, Wagner en tête, ont attaqué Ber.",
    "Des instructeurs militaires étrangers de Wagner sont à Bamako.",
]


@pytest.mark.parametrize("text", RUSSIANS)
def test_a_term_without_another_side_can_be_the_russians(text, read):
    """« ses partenaires », « partenaires russes »."""
    reading = read(text)
    labels = find_labels(reading, find_claims(reading))
    assert {row["actor_id"] for row in labels} & {"wagner", "russian_unspecified"}


NO_RUSSIANS = [
    "Un spécialiste du Sahel et des conseillers du ministre jugent l'attaque de Ber grave.",
    "Des instructeurs ont formé la police de Ber avec leurs partenaires.",
]


@pytest.mark.parametrize("text", NO_RUSSIANS)
def test_instructors_are_russians_only_where_russians_are_named(text, read):
    """« spécialiste », « conseiller », « instructeurs » alone name nobody's soldiers."""
    reading = read(text)
    assert not find_labels(reading, find_claims(reading))
    assert not find_presence(reading, find_claims(reading))


NAMED_BY_CONTEXT = [
    ("Wagner, que Bamako ne désigne que par le mot « instructeurs », est à Ber.",
     "instructeurs", "wagner"),
    ("Wagner est à Ber. La société paramilitaire russe y a un camp.",
     "société paramilitaire", "wagner"),
    ("Les jihadistes ont attaqué Ber. L'armée a mis en fuite « une vingtaine de bandits ».",
     "bandits", "jihadists_unspecified"),
    ("Un convoi a été attaqué à Ber par des rebelles majoritairement touareg.",
     "rebelles", "azawad_separatists"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term", "actor"), NAMED_BY_CONTEXT)
def test_a_term_means_whom_the_text_is_about(text, term, actor, read):
    """A company named before, the word's bearer in the sentence, an army's enemies."""
    reading = read(text)
    labels = find_labels(reading, find_claims(reading))
    assert (term, actor) in {(row["term"], row["actor_id"]) for row in labels}


def test_country_of_a_statement(read):
    """Wagner at Ouagadougou is not Wagner in Mali."""
    reading = read("Des hommes de Wagner sont arrivés à Ouagadougou, au Burkina Faso.")
    (row,) = find_presence(reading, find_claims(reading))
    assert row["country"] == "BF"


WHOSE = [
    ("Les croisés français ont attaqué un village près de Ber, au Mali.", "france_forces"),
    ("La force d'occupation française a quitté Gao, au Mali.", "france_forces"),
    ("La nébuleuse terroriste a attaqué le camp de Ber, au Mali.", "jihadists_unspecified"),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE, ids=[text for text, _ in WHOSE])
def test_whom_a_label_names(text, expected, read):
    """The adjective behind a term says whose they are, the land where they act does not."""
    reading = read(text)
    labels = find_labels(reading, find_claims(reading))
    assert {row["actor_id"] for row in labels} == {expected}


def test_labels_keep_distance_and_editor(read):
    """« soi-disant » is distance, a note in brackets the editor's."""
    reading = read(
        "Le camp abrite de soi-disant instructeurs russes. Des militaires russes (des mercenaires"
        " d'Africa Corps, ndlr) y patrouillent."
    )
    labels = find_labels(reading, find_claims(reading))
    by_term = {row["term"]: row for row in labels}
    assert by_term["instructeurs russes"]["is_distanced"]
    assert any(row["is_editorial"] for term, row in by_term.items() if "mercenaires" in term)
