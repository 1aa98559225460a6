"""Villages that no gazetteer holds are found by the words around them, as known ones are."""

import unicodedata

import pytest
from coded import code_texts, rows_of

FRAMES = (
    "Des jihadistes ont attaqué lundi {X}, dans le centre du Mali.",
    "Des jihadistes ont attaqué {X} lundi, au Mali.",
    "Des jihadistes ont pris {X} lundi, dans le centre du Mali.",
    "Des jihadistes se sont emparés de {X} lundi, dans le centre du Mali.",
    "L'armée malienne a repris lundi {X}, tenue par les jihadistes.",
    "L'armée malienne a repris {X} aux jihadistes lundi.",
    "Des combattants du JNIM ont incendié lundi {X}, au Mali.",
    "Des combattants du JNIM occupent {X} depuis lundi, au Mali.",
    "Deux soldats ont été tués lundi sur la route de {X}, au Mali.",
    "Deux soldats ont été tués lundi sur la piste de {X}, au Mali.",
    "Deux soldats ont été tués lundi à l'aéroport de {X}, au Mali.",
    "Deux soldats ont été tués lundi au barrage de la route de {X}, au Mali.",
    "Deux soldats ont été tués lundi entre {X} et Tonka, au Mali.",
    "Deux soldats ont été tués lundi entre Tonka et {X}, au Mali.",
    "Deux soldats ont été tués lundi sur l'axe {X}-Tonka, au Mali.",
    "Deux soldats ont été tués lundi sur l'axe Tonka-{X}, au Mali.",
    "Deux soldats ont été tués lundi sur le tronçon {X}-Tonka, au Mali.",
    "Deux soldats ont été tués lundi sur le tronçon Tonka-{X}, au Mali.",
    "Deux soldats ont été tués lundi sur la route {X}-Tonka, au Mali.",
    "Deux soldats ont été tués lundi sur la RN6 entre {X} et Tonka, au Mali.",
    "Deux soldats ont été tués lundi dans la forêt de {X}, au Mali.",
    "Deux soldats ont été tués lundi dans le cercle de {X}, au Mali.",
    "Deux soldats ont été tués lundi dans le département de {X}, au Burkina Faso.",
    "Deux soldats ont été tués lundi dans la commune rurale de {X}, au Mali.",
    "Deux soldats ont été tués lundi dans la préfecture de {X}, au Togo.",
    "Deux soldats ont été tués lundi dans le canton de {X}, au Togo.",
    "Deux soldats ont été tués lundi dans l'arrondissement de {X}, au Bénin.",
    "Deux soldats ont été tués lundi à {X} (centre du Mali).",
    "Deux soldats ont été tués lundi à {X}, dans le cercle de Koro.",
    "Deux soldats ont été tués lundi aux environs immédiats de {X}, au Mali.",
    "Deux soldats ont été tués lundi dans les environs de {X}, au Mali.",
    "Deux soldats ont été tués lundi dans le secteur de {X}, au Mali.",
    "Deux soldats ont été tués lundi à une dizaine de kilomètres de {X}, au Mali.",
    "Deux soldats ont été tués lundi à 12 km à l'est de {X}, au Mali.",
    "Deux soldats ont été tués lundi à la périphérie de {X}, au Mali.",
    "Deux soldats ont été tués lundi près de la localité de {X}, au Mali.",
    "Deux soldats ont été tués lundi dans leur camp de {X}, au Mali.",
    "Deux soldats ont été tués lundi au poste de contrôle de {X}, au Mali.",
    "Deux soldats ont été tués lundi au check-point de {X}, au Mali.",
    "Deux soldats ont été tués lundi au poste de péage de {X}, au Mali.",
    "Deux soldats ont été tués lundi dans la localité dite {X}, au Mali.",
    "Deux soldats ont été tués lundi dans une localité appelée {X}, au Mali.",
    "Deux soldats ont été tués lundi au lieu-dit {X}, au Mali.",
    "Deux soldats ont été tués lundi dans la zone de {X}, au Mali.",
    "Deux soldats ont été tués lundi au sud de {X}, au Mali.",
    "Deux soldats ont été tués lundi alors qu'ils rentraient de {X}, au Mali.",
    "Deux soldats ont été tués lundi devant le marché de {X}, au Mali.",
    "Deux soldats ont été tués lundi au pont de {X}, au Mali.",
    "Deux soldats ont été tués lundi sur le site minier de {X}, au Mali.",
    "L'attaque de {X} a fait deux morts lundi, au Mali.",
    "La ville de {X} a été attaquée lundi, au Mali.",
    "La brigade de gendarmerie de {X} a été attaquée lundi, au Burkina Faso.",
    "La base de {X} a été attaquée lundi, au Burkina Faso.",
    "Le village de {X} a été incendié lundi, au Mali.",
    "Un convoi allant de {X} à Tonka a été attaqué lundi, au Mali.",
    "Un car reliant {X} à Tonka a sauté lundi sur une mine, au Mali.",
    "Un véhicule a sauté lundi sur une mine sur le tronçon Tonka - {X}, au Mali.",
    "Le maire de {X} a été enlevé lundi, au Mali.",
    "Des hommes armés ont enlevé lundi le préfet de {X}, au Burkina Faso.",
    "Les habitants de {X} ont été chassés lundi par des hommes armés, au Burkina Faso.",
    "Les écoles de {X} ont été incendiées lundi par des hommes armés, au Burkina Faso.",
    "Le détachement de {X} a repoussé lundi une attaque, au Burkina Faso.",
    "Le détachement militaire basé à {X} a repoussé lundi une attaque, au Burkina Faso.",
    "Attaque de {X} : le bilan passe à dix morts, au Mali.",
    "{X} (Mali) : dix soldats tués lundi dans une attaque.",
    "Dix soldats sont morts lundi dans l'attaque du poste de {X}, au Mali.",
    "Dix soldats sont morts lundi dans l'attaque visant {X}, au Mali.",
    "Dix soldats sont morts lundi dans une attaque contre {X}, au Mali.",
    "L'aviation a frappé lundi {X}, au Mali.",
    "L'aviation a bombardé lundi des positions à {X}, au Mali.",
    "Des obus sont tombés lundi sur {X}, au Mali.",
    "Des roquettes ont été tirées lundi sur {X}, au Mali.",
    "Les jihadistes ont imposé un blocus à {X} lundi, au Mali.",
    "Le blocus de {X} a été levé lundi, au Mali.",
    "Des combats ont éclaté lundi à {X} et Tonka, au Mali.",
    "Des combats ont éclaté lundi à Tonka et {X}, au Mali.",
    "Des combats ont éclaté lundi à Tonka et à {X}, au Mali.",
    "Dix personnes ont été tuées lundi dans les villages de {X}, Tilo et Saré, au Mali.",
    "Dix personnes ont été tuées lundi dans les villages de Tonka, {X} et Sarékaina, au Mali.",
)
# Named again, where nothing else says that it is a place.
AGAIN = (
    "{X} : dix soldats tués lundi\n\nDix soldats ont été tués lundi à {X}, au Mali.",
    "L'attaque du village de {X} a fait dix morts lundi, au Mali. {X} est isolé depuis lors.",
    "Le camp de {X} a été attaqué lundi, au Mali. C'est à l'aube que {X} a été encerclé.",
)
NEITHER_END = "Deux soldats ont été tués lundi sur l'axe Dounfari-Hombi, au Mali."
NOBODYS = (
    "Des jihadistes ont attaqué lundi Moussa Diallo, un commerçant malien.",
    "La caserne est située au centre. Elle a été attaquée lundi, au Mali.",
    "Une plainte contre Sirimakan a été déposée lundi à Bamako, au Mali.",
    "Une position de la Force a été attaquée lundi, au Mali.",
    "Les jihadistes ont visé un site du Département d'État lundi, au Mali.",
    "Le convoi du ministre a été attaqué entre Gao et Moussa Traoré, dit-il, a été blessé.",
)


@pytest.fixture(scope="module")
def tables():
    texts = {
        f"{number}-{name}": frame.replace("{X}", name)
        for number, frame in enumerate(FRAMES + AGAIN)
        for name in ("Dounfari", "Léré")
    }
    return code_texts(texts, published="2024-05-16")


def told(tables, article):
    """Return what the reports of an article are, and the names of their places."""
    reports = [r for r in rows_of(tables.reports) if r["article_id"] == article]
    more = rows_of(tables.report_places)
    places = {r["place"] for r in reports} | {
        p["place"] for p in more if p["report_id"] in {r["report_id"] for r in reports}
    }
    return [(r["sub_event_type"], r["date"]) for r in reports], places


@pytest.mark.parametrize("number", range(len(FRAMES + AGAIN)), ids=FRAMES + AGAIN)
def test_the_village_is_the_place(tables, number):
    listed, unlisted = told(tables, f"{number}-Léré"), told(tables, f"{number}-Dounfari")
    assert unlisted[0] == listed[0]
    assert "Dounfari" in unlisted[1]
    assert "Léré" in listed[1]


@pytest.mark.parametrize("text", AGAIN)
def test_each_time_it_is_named(tables, text):
    number = (FRAMES + AGAIN).index(text)
    found = [m for m in rows_of(tables.mentions) if m["article_id"] == f"{number}-Dounfari"]
    assert sum(m["text"] == "Dounfari" for m in found) == text.count("{X}")


@pytest.mark.parametrize("text", NOBODYS)
def test_no_place_of_a_person_or_a_word(text):
    mentions = rows_of(code_texts({"a": text}, published="2024-05-16").mentions)
    assert {m["text"] for m in mentions if m["kind"] == "place" and m["ref"] is None} == set()


def test_both_ends_of_a_road_that_nobody_knows():
    tables = code_texts({"a": NEITHER_END}, published="2024-05-16")
    assert told(tables, "a")[1] == {"Dounfari", "Hombi"}


def test_a_title_in_capitals_names_no_place_that_nobody_knows():
    text = "L'ENGIN ÉTAIT DANS LE CENTRE DU MALI\n\nUn blindé a sauté lundi près de Léré, au Mali."
    mentions = rows_of(code_texts({"a": text}, published="2024-05-16").mentions)
    assert {m["text"] for m in mentions if m["kind"] == "place" and m["ref"] is None} == set()


def test_accents_that_are_letters_of_their_own_do_not_end_a_name():
    text = unicodedata.normalize("NFD", "Un blindé a sauté lundi à Tiékaboudji, au Mali.")
    mentions = rows_of(code_texts({"a": text}, published="2024-05-16").mentions)
    names = [m["text"] for m in mentions if m["kind"] == "place" and m["ref"] is None]
    assert [unicodedata.normalize("NFC", name) for name in names] == ["Tiékaboudji"]
