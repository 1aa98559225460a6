"""A press of invented dispatches on invented happenings, whose truth is known.

The same happening is told by several outlets, more or less precisely, with a toll that grows, in
reprints and as something recalled months later; beside it stand happenings that look like it:
others in the same town in that week, elsewhere on the same day, in the same town on the next day,
in the other village of that name. Names of places are real, nothing else is.
"""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from analysis.lexicon import load

MONTHS = ("janvier février mars avril mai juin juillet août septembre octobre novembre "
          "décembre").split()  # fmt: skip
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
# Country: its army in words, its regions' preposition apart, its capital.
ARMIES = {
    "ML": ("maliens", "l'armée malienne", "Bamako", "Mali"),
    "BF": ("burkinabè", "l'armée burkinabè", "Ouagadougou", "Burkina Faso"),
    "NE": ("nigériens", "l'armée nigérienne", "Niamey", "Niger"),
}
GROUPS = (
    "le Groupe de soutien à l'islam et aux musulmans (JNIM)",
    "l'État islamique au Grand Sahara (EIGS)",
)
FAMOUS = ("Gao", "Djibo", "Ménaka", "Ansongo", "Tillabéri", "Niafunké", "Mondoro", "Dori")
# What happens, who dies, how a first dispatch tells it, how it is recalled. {n} the toll, {d} the
# day, {p} the place with its preposition, {r} region, {w} whose soldiers, {q} a fighter's name.
KINDS = {
    "camp": (
        "soldats",
        (
            "Au moins {n} soldats {w} ont été tués {d} dans l'attaque d'un camp militaire {p}, {r}",
            "Des {q} ont attaqué {d} un camp de l'armée {p}, {r}, tuant {n} soldats {w}",
            "Un camp militaire {p}, {r}, a été attaqué {d} par des {q}: {n} soldats {w} sont morts",
        ),
        "{n} soldats {w} avaient été tués dans l'attaque d'un camp militaire {p}",
    ),
    "convoy": (
        "soldats",
        (
            "{n} soldats {w} ont été tués {d} dans une embuscade contre leur convoi {p}, {r}",
            "Un convoi de l'armée est tombé {d} dans une embuscade tendue par des {q} {p}, {r}, et "
            "{n} soldats {w} ont péri",
            "Une embuscade contre une patrouille militaire a fait {n} morts parmi les soldats {w} "
            "{d} {p}, {r}",
        ),
        "{n} soldats {w} avaient péri dans une embuscade {p}",
    ),
    "village": (
        "civils",
        (
            "Au moins {n} civils ont été tués {d} par des {q} {p}, {r}",
            "Des {q} ont attaqué {d} le village, {p}, {r}, tuant {n} habitants",
            "{n} villageois ont été tués {d} lors d'une attaque menée {p}, {r}, par des {q}",
        ),
        "{n} civils avaient été tués dans une attaque {p}",
    ),
    "mine": (
        "soldats",
        (
            "{n} soldats {w} sont morts {d} dans l'explosion d'une mine au passage de leur "
            "véhicule {p}, {r}",
            "Un véhicule de l'armée a sauté {d} sur un engin explosif improvisé {p}, {r}, et {n} "
            "soldats {w} ont été tués",
        ),
        "{n} soldats {w} avaient été tués par l'explosion d'une mine {p}",
    ),
}
OFFICIAL = (
    "Le bilan de l'attaque menée {d} {p}, {r}, s'est alourdi à {n} {v} tués, a annoncé {a}.",
    "L'attaque {e} {p}, {r}, a fait {n} morts parmi les {v}, selon un nouveau bilan donné par {a}.",
)
SOURCES = (
    "a-t-on appris de sources sécuritaires",
    "a indiqué à l'AFP un élu local",
    "a annoncé {a} dans un communiqué",
    "ont rapporté des habitants joints par téléphone",
    "selon une source administrative à {c}",
)
FIGHTERS = ("hommes armés", "jihadistes présumés", "assaillants", "terroristes")
FILLERS = (
    "Le réseau téléphonique, coupé depuis {k} jours dans cette zone, complique la collecte "
    "d'informations.",
    "« Nous demandons {x}, rien de plus », confie {m}, commerçant de {k} ans.",
    "Les écoles de la commune n'ont pas rouvert, faute de {x}.",
    "Une délégation du gouvernorat doit se rendre sur place avec {x}.",
    "Les prix du mil ont pris {k} % au marché, où {x} manque aussi.",
    "{m}, qui cultive {k} hectares, dit attendre {x} avant la saison des pluies.",
    "L'axe qui mène au chef-lieu n'est praticable que {k} heures par jour, ajoute {m}.",
    "Des partenaires humanitaires réclament {x} pour {k} familles.",
    "« On entend les motos la nuit, on ne sort plus », raconte {m}.",
    "Un conseiller municipal assure que {x} arrivera par la piste d'ici {k} jours.",
    "Le préfet a reçu {m} et d'autres notables pour parler de {x}.",
    "Une ONG présente dans le cercle y gérait {k} forages et {x}.",
    "{m} se souvient d'un marché où l'on venait de {k} kilomètres à la ronde.",
    "Le conseil régional a promis {x}, sans calendrier.",
    "Dans les campements voisins, {m} et les siens partagent {x}.",
    "La radio communautaire, qui émet {k} heures par semaine, a lu un message sur {x}.",
)
THINGS = ("de l'eau", "une ambulance", "des vivres", "un médecin", "la paix", "des semences",
          "du carburant", "des abris", "un pont", "des enseignants", "le retour de l'état civil",
          "des vaccins", "une route bitumée", "la réouverture du dispensaire")  # fmt: skip
PEOPLE = ("Amadou", "Fatoumata", "Issa", "Mariam", "Boubacar", "Aïssata", "Hamidou", "Oumou",
          "Sékou", "Kadiatou", "Moussa", "Rokia", "Adama", "Salimata")  # fmt: skip
TITLES = (
    "{l}: {n} morts dans une attaque",
    "Nouvelle attaque au {l}",
    "{l}: le point sur la situation",
    "Ce que l'on sait de l'attaque au {l}",
    "Sahel: {n} morts au {l}",
)


class Told(NamedTuple):
    """Where an article tells a happening: from ``start`` to ``end`` of its text."""

    happening: int
    start: int
    end: int


class Dispatch(NamedTuple):
    """An invented article; ``reprints`` is the id of the one it prints again."""

    article_id: str
    published: dt.date
    text: str
    told: tuple[Told, ...]
    reprints: str | None


@dataclass
class _Happening:
    number: int
    kind: str
    place: object
    day: dt.date
    tolls: tuple[int, ...]
    group: str | None
    is_twin: bool = False


def dispatches(count: int, seed: int = 1) -> list[Dispatch]:
    """Return ``count`` articles; the time they tell of grows with them.

    >>> len(dispatches(12))
    12
    """
    chance = random.Random(seed)
    news = sorted(_news(chance, count), key=lambda one: (one[1], one[0].number))[: 2 * count]
    printed: list[Dispatch] = []
    for happening, day, stage in news:
        if len(printed) >= count:
            break
        number = f"x{len(printed):06}"
        past = _recalled(chance, printed, news, day) if chance.random() < 0.3 else None
        printed.append(_write(chance, number, happening, day, stage, past))
        if chance.random() < 0.12 and len(printed) < count:
            printed.append(_reprint(chance, f"x{len(printed):06}", printed[-1], day))
    return printed


def _news(chance: random.Random, count: int) -> Iterator[tuple[_Happening, dt.date, int]]:
    """Yield who prints what: a happening, the day, and how late the dispatch is in its story."""
    days = max(120, count // 5)
    first = dt.date(2025, 6, 1) - dt.timedelta(min(days, 4600))
    for happening in _happenings(chance, count // 2, first, min(days, 4600)):
        for stage in range(chance.choice((1, 1, 2, 3, 4))):
            yield happening, happening.day + dt.timedelta(stage + chance.choice((0, 0, 1))), stage


def _happenings(
    chance: random.Random, count: int, first: dt.date, days: int
) -> Iterator[_Happening]:
    places = [p for p in load().places if p.kind in ("town", "village") and p.country in ARMIES
              and p.admin1 and p.latitude and " " not in p.name]  # fmt: skip
    names = defaultdict(list)
    for place in places:
        names[place.name].append(place)
    twins = [pair for pair in names.values() if len({p.admin1 for p in pair}) > 1]
    famous = [p for name in FAMOUS for p in names[name][:1]]
    number, taken = 0, set()
    while number < count:
        place = chance.choice(famous if chance.random() < 0.15 else places)
        day = first + dt.timedelta(chance.randrange(days))
        spots = [(place, day)]
        like = chance.random()
        if like < 0.08:  # several attacks on one town in one week
            spots += [(place, day + dt.timedelta(chance.randint(2, 6)))]
        elif like < 0.16:  # the same town, the day after
            spots += [(place, day + dt.timedelta(1))]
        elif like < 0.26:  # the same day, elsewhere
            spots += [(chance.choice(places), day), (chance.choice(places), day)]
        elif like < 0.30:  # the other village of that name
            spots = [(twin, day) for twin in chance.choice(twins)[:2]]
        kind = chance.choice(tuple(KINDS))
        for where, when in dict.fromkeys(spots):
            if (where.place_id, when) in taken:  # nobody could tell the two apart
                continue
            taken.add((where.place_id, when))
            low = chance.choice((3, 4, 4, 5, 6, 7, 8, 9, 11, 12, 14, 17, 21, 26, 33, 48))
            later = low + chance.choice((0, 1, 2, low // 2))
            tolls = (low, later, later + chance.choice((0, 3)))
            group = chance.choice((None, *GROUPS))
            is_twin = len(names[where.name]) > 1
            yield _Happening(number, kind, where, when, tolls, group, is_twin)
            number += 1


def _recalled(
    chance: random.Random,
    printed: list[Dispatch],
    news: list[tuple[_Happening, dt.date, int]],
    day: dt.date,
) -> _Happening | None:
    """Return something that happened one to six months before, told already."""
    told = [one for one, _, _ in news[max(0, len(printed) - 900) : len(printed) + 1]]
    old = [
        one for one in chance.sample(told, min(20, len(told))) if 35 < (day - one.day).days < 190
    ]
    return old[0] if old else None


def _write(
    chance: random.Random,
    number: str,
    happening: _Happening,
    day: dt.date,
    stage: int,
    past: _Happening | None,
) -> Dispatch:
    words = _words(chance, happening, day, stage)
    leads = KINDS[happening.kind][1]
    if stage >= 2:
        lead = chance.choice(OFFICIAL).format(**words)
    else:
        lead = chance.choice(leads).format(**words)
        lead += f", {chance.choice(SOURCES).format(**words)}."
    lead = lead[0].upper() + lead[1:]
    if happening.group and chance.random() < 0.5:
        lead += f" L'attaque a été revendiquée par {happening.group}."
    title = chance.choice(TITLES).format(**words)
    text = f"{title}\n\n{lead}"
    told = [Told(happening.number, 0, len(text))]
    text += "\n\n" + _filler(chance, 4)
    if past is not None:
        text += "\n\n"
        start = len(text)
        text += _recall(chance, past, day)
        told.append(Told(past.number, start, len(text)))
    text += "\n\n" + _filler(chance, 3) + "\n"
    return Dispatch(number, day, text, tuple(told), None)


def _recall(chance: random.Random, past: _Happening, day: dt.date) -> str:
    words = _words(chance, past, day, 2) | {"p": _at(chance, past, precise=True)}
    when = f"En {MONTHS[past.day.month - 1]} {past.day.year}"
    if chance.random() < 0.5:
        when = f"Le {_date(past.day)} {past.day.year}"
    where = f", {words['r']}" if past.is_twin else ""
    return f"{when}, {KINDS[past.kind][2].format(**words)}{where}."


def _reprint(chance: random.Random, number: str, first: Dispatch, day: dt.date) -> Dispatch:
    """Print a dispatch again under another headline, with a sentence more."""
    _, _, body = first.text.partition("\n\n")
    title = "Nos confrères écrivent" if chance.random() < 0.5 else "À la une"
    shift = len(title) - (len(first.text) - len(body) - 2)
    told = tuple(Told(t.happening, max(0, t.start + shift), t.end + shift) for t in first.told)
    text = f"{title}\n\n{body.rstrip()} {_filler(chance, 1)}\n"
    return Dispatch(number, day, text, told, first.reprints or first.article_id)


def _words(
    chance: random.Random, happening: _Happening, day: dt.date, stage: int
) -> dict[str, object]:
    place = happening.place
    soldiers, army, capital, country = ARMIES[place.country]
    region = f"dans la région {_of(place.admin1)}"
    victims = KINDS[happening.kind][0]
    when = _when(chance, happening.day, day)
    return {
        "n": happening.tolls[min(stage, 2)],
        "d": when,
        "e": "menée " + when
        if when.startswith("dans")
        else "du " + when.removeprefix("le ")
        if when.startswith("le ")
        else "de " + when,
        "p": _at(chance, happening),
        # Of two villages of one name a dispatch says which.
        "r": f"{region}, au {country}"
        if happening.is_twin or chance.random() < 0.6
        else f"au {country}",
        "w": soldiers,
        "q": chance.choice(FIGHTERS),
        "v": f"soldats {soldiers}" if victims == "soldats" else "civils",
        "a": army if chance.random() < 0.6 else "le gouvernement",
        "c": capital,
        "l": country,
    }


def _of(region: str) -> str:
    """Return a region with its preposition: « du Sahel », « de l'Est », « de Mopti »."""
    if region == "Est":
        return f"de l'{region}"
    if region in ("Cascades", "Hauts-Bassins"):
        return f"des {region}"
    if region == "Boucle du Mouhoun":
        return f"de la {region}"
    if region in ("Sahel", "Nord") or "-" in region:
        return f"du {region}"
    return f"d'{region}" if region[0] in "AEIOU" else f"de {region}"


def _at(chance: random.Random, happening: _Happening, precise: bool = False) -> str:
    name = happening.place.name
    vague = 1.0 if precise else chance.random()
    if vague < 0.03:
        return "dans une localité isolée"
    return f"près de {name}" if vague < 0.2 else f"à {name}"


def _when(chance: random.Random, day: dt.date, published: dt.date) -> str:
    gap = (published - day).days
    style = chance.random()
    if style < 0.03:
        return "ces derniers jours"
    if gap <= 5 and style < 0.55:
        return DAYS[day.weekday()]
    if gap <= 5 and style < 0.65:
        before = day - dt.timedelta(1)
        return f"dans la nuit de {DAYS[before.weekday()]} à {DAYS[day.weekday()]}"
    if style < 0.8:
        return f"{DAYS[day.weekday()]} {_date(day)}"
    return f"le {_date(day)}"


def _date(day: dt.date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"


def _filler(chance: random.Random, count: int) -> str:
    return " ".join(
        text.format(k=chance.randint(3, 60), x=chance.choice(THINGS), m=chance.choice(PEOPLE))
        for text in chance.sample(FILLERS, count)
    )
