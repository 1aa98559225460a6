"""The day that stands beside a happening: in a sentence before or after it."""

import re
from dataclasses import replace

from analysis.language.times import Reading

from .another import begins_others
from .ceremonies import is_business, visits
from .chronicle import day_of_story
from .document import Document, SentenceSpan
from .draft import Draft
from .moments import DAYS, Moments
from .place_likeness import is_on_a_mine
from .spotted import sees
from .unit import Unit
from .unit_places import but_what_holds, is_road

# Sentences that only say when: « Les faits se sont produits mardi », « La plus meurtrière
# remonte à mercredi. »
_SAYS_WHEN = re.compile(
    r"^[^,;:]{0,12}\b(?:que s'est-il passe|c'etait|cela|les faits|la scene|le drame|la tragedie|"
    r"l'incident|il etait|tout a commence|l'evenement)\b"
)
_GOES_BACK = re.compile(r"\bremont(?:e|ent|ait|aient) (?:a|au|aux)\b[^,;]{0,12}$")
# « C'était mardi. Des hommes … », where nothing was told before
_IT_WAS = re.compile(r"(?:c'etait|c'est arrive|nous sommes|on est) (?:le |ce |un )?$")
# What begins a new subject, of another day perhaps.
_ASIDE = re.compile(
    r"(?:par ailleurs|en outre|de plus|pour rappel|pour memoire|rappelons|auparavant|recemment"
    r"|deja|depuis|selon l'onu|a noter|a titre de rappel|en attendant)\b"
)
# « Un renfort … L'un de ses véhicules a sauté sur une mine »: on that day.
_HELP = re.compile(r"\b(?:renforts?|secours|rescousse|poursuite)\b")
_BEFORE = 160
_THEN = re.compile(
    r"(?:puis|ensuite|peu apres|aussitot|juste apres|plus tard dans la (?:journee|soiree|nuit)|"
    r"(?:quasi |presque )?simultanement|en meme temps)\b"
)
# « Les deux autres attaques ont eu lieu à X »: told with the first, of one day
_THE_OTHERS = re.compile(
    r"\W*(?:les (?:deux |trois |quatre )?autres|l'autre|l[ae] (?:seconde?|deuxieme|troisieme)) "
    r"(?:attaques?|incidents?|embuscades?|explosions?|frappes?|assauts?|raids?|cas)\b"
)
# « Les premières détonations ont été entendues vers 5 heures, ce 17 avril »
_HEARD = re.compile(r"\b(?:entendue?s?|retenti)\b")
# From here on the scene is the one before: « Puis, dans la soirée, … ».
_OPENING = 25
# How many sentences after « Mardi, une patrouille … » still tell what it did.
_SCENE = 2


def is_wide(reading: Reading) -> bool:
    """Return whether a date is a month or more: said in passing, it dates something else."""
    if reading.edtf is None:
        return True
    return any(
        first is None or last is None or (last - first).days >= 27
        for first, last in reading.edtf.ranges
    )


def said_beside(
    document: Document, draft: Draft, told: set[int], moments: Moments
) -> Reading | None:
    """Read a sentence that only says when, before or after those that tell the happening."""
    for unit in draft.units:
        for step, pattern in ((-1, _GOES_BACK), (1, _SAYS_WHEN)):
            index = unit.sentence.index + step
            if index in told or not 0 <= index < len(document.sentences):
                continue
            sentence = document.sentences[index]
            for time in sentence.times:
                opening = document.text[sentence.start : time.start]
                says = pattern.search(opening)
                if step < 0 and index - 1 not in told:
                    says = says or _IT_WAS.match(opening)
                if says and time.kind == "date" and moments.is_dated(time):
                    reading = moments.stated(time)
                    if not is_wide(reading):
                        return reading
    return None


def by_the_scene(
    document: Document, draft: Draft, told: set[int], moments: Moments
) -> Reading | None:
    """Date what follows « Mardi 21 janvier, une patrouille a quitté Koro. »: an act of that day."""
    first = draft.units[0]
    main = first.main
    dated = [t for t in first.times if moments.is_dated(t) and t.rule != "same_day"]
    if dated or is_aside(document, first.sentence):
        return None
    if draft.family in ("coup", "agreement", "group") or (main is None or main.is_past_perfect):
        return None
    if (day := day_of_story(document, first.sentence)) is not None:
        return moments.stated(day)
    for index in range(first.sentence.index - 1, max(-1, first.sentence.index - _SCENE - 1), -1):
        sentence = document.sentences[index]
        if index in told or sentence.role != "body":
            return None
        opening = document.times_in(sentence.start, sentence.start + _OPENING)
        days = [t for t in opening if t.rule in DAYS and t.start - sentence.start <= 3]
        heard = _HEARD.search(document.text, sentence.start, sentence.end) is not None
        if not days and (heard or sees(document, sentence)):
            days = [t for t in sentence.times if t.rule in DAYS]
        if days and moments.is_dated(days[0]):
            groups = sentence.verbs
            speaks = any(v.phrase.kind == "speech" for v in groups)
            return None if speaks else moments.stated(days[0])
    return None


def goes_on(document: Document, draft: Draft, moments: Moments) -> bool:
    """Whether a clause goes on with the day before: « Dans la soirée, un obus … »."""
    unit = draft.units[0]
    if any(moments.is_dated(time) for time in draft.times) or is_aside(document, unit.sentence):
        return False
    if is_on_a_mine(unit) and _HELP.search(document.text, max(0, unit.start - _BEFORE), unit.end):
        return True
    if _THEN.match(document.text, unit.sentence.start) or _THE_OTHERS.match(
        document.text, unit.start
    ):
        return True
    return any(
        time.kind == "clock" and time.start - unit.sentence.start <= _OPENING
        for time in document.times_in(unit.sentence.start, unit.start + _OPENING)
    )


def is_aside(document: Document, sentence: SentenceSpan) -> bool:
    """Return whether a sentence begins a new subject: « Par ailleurs, … »."""
    return _ASIDE.match(document.text, sentence.start) is not None


def turns_away(document: Document, unit: Unit) -> bool:
    """Return whether a clause is of another time than the lead: « …, après une précédente »."""
    before = document.text.find("une precedente ", unit.start, unit.end) >= 0
    return before or begins_others(document, unit) or is_aside(document, unit.sentence)


def set_scene(document: Document, unit: Unit, leads: list[Unit], moments: Moments) -> None:
    """« Les habitants de Niono n'ont pas dormi. Des tirs ont retenti … »: there, that night.

    Of the sentences before, which tell of nothing, where they name one place and nobody speaks.
    """
    reach = _SCENE if day_of_story(document, unit.sentence) is None else 2 * _SCENE
    scenes = [u for u in leads if 0 < unit.sentence.index - u.sentence.index <= reach]
    named = [p for u in scenes for p in but_what_holds(document, u.places)]
    is_one = len({p.key for p in named}) == 1 or (
        len(named) == 2 and is_road(document, scenes[-1])
    )  # « C'est arrivé lundi sur l'axe Goundam-Diré. »
    if unit.places or unit.areas or not is_one:
        return
    scenes = [u for u in scenes if u.places]
    told = scenes[-1].sentence
    speaks = any(v.phrase.kind == "speech" for v in told.verbs)
    if speaks or is_business(document, told):
        return
    unit.places, unit.is_lent = named[-1:] if len(named) != 2 else named, True
    if visits(document, told):
        return  # the day of a visit is no day of the act
    if not any(moments.is_dated(time) for time in unit.times):
        unit.times = [*scenes[-1].times, *unit.times]


def count_by_headline(told: list[Draft], headline: Unit | None) -> None:
    """« Pays dogon : 16 morts », above an act that the text tells without a toll: they are its."""
    if headline is None or len(told) != 1:
        return
    counted = {figure.outcome for figure in told[0].figures}
    told[0].figures[:0] = [f for f in headline.figures if f.outcome not in counted]
    if not (told[0].places or told[0].areas):
        told[0].add(replace(headline, happenings=[], figures=[]))  # « Onze morts à Boni »


def only_heads(draft: Draft, drafts: list[Draft]) -> bool:
    """« L'armée neutralise 14 terroristes », then act by act: the headline adds no other."""
    if draft.times or any(unit.sentence.role != "title" for unit in draft.units):
        return False
    below = [d for d in drafts if d is not draft and d.family == draft.family]
    around = {place.key for d in below for place in d.areas}
    is_over_all = bool(below) and all(place.key in around for place in draft.places)
    return is_over_all or _heads_a_riot(draft, drafts)


def _heads_a_riot(draft: Draft, drafts: list[Draft]) -> bool:
    """« L'opposition manifeste », then « un mort dans des heurts entre manifestants et police »."""
    others = [d for d in drafts if d is not draft and "gathering" in d.frames]
    there = {place.key for d in others for place in (*d.places, *d.areas)}
    told = bool(others) and all(place.key in there for place in draft.places)
    return told and draft.family == "protest"
