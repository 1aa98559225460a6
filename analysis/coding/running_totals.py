"""Totals that change: « le bilan passe de 32 à 53 morts », « il a été porté jeudi à neuf »."""

import re
from dataclasses import replace

from analysis.language.numbers import Quantity

from .document import Document, SentenceSpan
from .figure import DAY, OWN, Figure
from .noun_phrase import NounPhrase

# What a total does before « à »: it grows, falls or is set.
_CHANGED = re.compile(
    r"\b(?:port|pass|mont|grimp|bondi|relev|rehauss|revu|revis|ramen|redui|etabli|s'elev|fix|"
    r"augment|estim|evalu|chiffr)\w{0,5}\b[^.;:]{0,60}?\b(?:a|desormais|maintenant) $|"
    r"\b(?:bilan|nombre|total|chiffre|il|pour)\b[^.;:]{0,40}?\b(?:attein(?:t|dre|drait|gnait)|"
    r"avoisine(?:rait)?) (?:desormais |maintenant |deja |aujourd'hui )?(?:les )?$"
)
_FROM = re.compile(
    r"\b(?:port|pass|mont|grimp|revu|revis|ramen|redui|baiss|hauss|"
    r"evolu)\w{0,7},? (?:\w+ ){0,2}de $"
)
_TO = re.compile(r"(?: [a-z]{4,12}s?)? a ")
_CHEAP = re.compile(
    r"\b(?:bilan|decompte|nombre|chiffre|total|selon|d'apres|pour|en|et|autre)\b|"
    r"\bil (?:a|est|avait|etait)\b|\(\d|, [^,]{2,26} (?:a|au|dans|pres|cote|du|parmi|chez) "
)
_NUMBER_OF = re.compile(
    r" le (?:nombre|bilan|chiffre|total)(?: total| officiel)? (?:de |des |d')"
    r"(?P<own>ses |leurs |nos )?"
)
_HARM_REACH = 70
_CLAUSE = re.compile(r"[.;:]|,(?! de )|\bet\b")
# « on en dénombre douze », « qui n'en comptait que trois »
_OF_THEM = re.compile(
    r"\b(?:n')?en (?:compt|denombr|recens|annonc|deplor|evoqu|signal|avanc|revendiqu|affirm|"
    r"reconna)\w{1,5} (?:que )?$|"
    # « l'autre en avait fait onze »
    r"\ben (?:a|ont|avait|avaient|aurait|auraient) (?:fait|compte|tue|blesse) $"
)
_BOASTS = re.compile(r"\ben revendiqu\w{1,5} (?:que )?$")
# « des dizaines de morts, estimés entre 20 et 30 »
_ESTIMATED = re.compile(r"[,(] ?(?:estime|evalue|chiffre)e?s? (?:a )?$")
# « un élu parle de treize morts, un autre de quinze »
_ANOTHER_SAYS = re.compile(
    r"\b(?:(?:une? |l')autre(?: (?:source|habitant|temoin|elu|responsable)e?)?|un second|"
    r"un (?:deuxieme|nouveau)) (?:(?:parle|evoque|fait etat|a parle|a fait etat) )?(?:de |d')$|"
    r"\b(?:bilan|nombre|chiffre|total)\b[^.;]{0,50}?\bil est (?:desormais |maintenant |a present )"
    r"(?:de |d')$"
)
# « celui des blessés à huit »
_THAT_OF = re.compile(r"\bcelui des (?P<who>blesses|disparus|morts|tues)\b[^.;:]{0,24} (?:a|de) $")
_OUTCOMES = {"blesses": "wounded", "disparus": "missing"}
# « le bilan des … »: a total that needs no figure before it
_NAMED = re.compile(r"\b(?:nombre|bilan) d")
_NO_NOUN = re.compile(
    r"[.,;:)\"»]| \(| (?:par|selon|dans|contre|apres|ce|a|au|en|et|d'apres|hier|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche)\b|$"
)
# « 40 morts d'après le bilan officiel, plus de 60 selon des associations »
_VERSION = re.compile(r" ?[»\"]?,? (?:selon|d'apres|pour) ")
_NEXT = re.compile(r"(?:[,;]|,? et|,? ou|,? voire|,? contre|,? mais|\()(?: une)? [«\"]? ?$")
# « 70 morts à Tora et 30 à Bara », « 70 morts à Tora, 30 à Bara »: told once for both.
_THERE = re.compile(
    r"(?: (?:ont|sont|auraient) (?:ete )?[a-z]{3,12})?"
    rf"{DAY} (?:(?:a|au|dans|pres de) |pres d')"
    r"(?!(?:le )?(?:mali|niger|burkina|benin|togo|pays|region)\b)[a-z' -]{2,40}(?:,|,? et) "
)
_HERE = re.compile(rf"(?: autres)?{DAY} (?:a|au|dans|pres d[e']) ?(?!eux|elles|l'hopital)")
# « le nombre de soldats tombés est désormais de 38 », « le bilan des civils tués …, passe à 16 »
_IS_NOW = re.compile(
    r"\ble (?:nombre|bilan|total|chiffre) d[^.;:]{4,200}? (?:(?:est|serait|etait) "
    r"(?:[a-z]+ment |desormais |maintenant |aujourd'hui )?de |(?:(?:est|serait|etait|a ete) )?"
    r"(?:desormais )?(?:port|pass|mont|grimp|bondi|s'eleve|s'etabli|estim|evalu|chiffr)[a-z]{0,4} "
    r"(?:desormais |maintenant )?a )(?:au moins |pres de |plus de )?$|"
    # « estime le nombre de morts à vingt », « … entre vingt et trente »
    r"\b(?:estim|evalu|chiffr)[a-z]{1,4} (?:[a-z]+ment )?le (?:nombre|bilan) d[^.;:]{4,60}? "
    r"(?:a (?:au moins |pres de |plus de )?)?$"
)
# « passé à 31 morts, quand le bilan précédent était de 24 »
_WAS = re.compile(
    r"\bl[ea] (?:precedente? |premiere? |dernier |ancien )?(?:bilan|chiffre|decompte|total)"
    r"(?: precedent| initial| provisoire| officiel| anterieur)? (?:etait|faisait etat|s'elevait)"
    r" (?:de |a |d'|jusque-la de )(?:au moins )?$"
)
# « douze morts, contre huit annoncés auparavant »
_BEFORE = re.compile(
    r" (?:(?:annonce|recense|avance|evoque|denombre|enregistre)e?s? |(?:initialement|precedemment|"
    r"auparavant|dans un premier|jusque-la|jusqu'alors|selon|d'apres)\b)"
)
# « quinze tués, quatre dans le village de Tora et cinq à Bara »: parts by place.
_PART = re.compile(r"(?:, | : | \(|,? dont )(?:au moins )?$")
_SCENE = re.compile(
    r"(?:l[ae'] ?|un )?(?:villages?|localite|hameau|quartier|commune|bourgade|champs?)\b"
)
_IN_RANKS = re.compile(r" (?:(?:dans|parmi) (?:les? )?rangs? d|(?:du )?cote |parmi les |chez les )")
_NEXT_NAME = re.compile(r"\)(?:,|,? et)(?: (?:a|celui de|celle de|le|la))? [a-z' -]{2,30} \(")
# « Cinq autres à Tora. », « À Tora, deux autres. »
_FRAGMENT = 90
_LONG_BACK = 270
_BACK = 90


def running_totals(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    figures: list[Figure],
    before: list[Figure],
) -> list[Figure]:
    """Return the numbers of a sentence that only the words around make figures of harm.

    `before` are the figures told before this sentence.
    """
    if not (figures or before) and not _NAMED.search(document.text, sentence.start, sentence.end):
        return []
    fragments = _fragments(document, sentence, people, figures, before)
    if fragments:
        return fragments
    counts = [quantity for quantity in sentence.quantities if quantity.kind == "count"]
    if not counts:
        return []
    taken = [(f.start, f.end) for f in figures]
    taken += [(p.start, p.end) for p in people if p.cls != "victim"]
    free = [q for q in counts if not any(a <= q.start < b for a, b in taken)]
    if not free or not _CHEAP.search(document.text, sentence.start, sentence.end):
        return []
    found: list[Figure] = []
    for quantity in free:
        told = sorted(
            (f for f in (*figures, *found) if f.end <= quantity.start), key=lambda f: f.start
        )
        told = told or before
        last = told[-1] if told else None
        figure = _total(document, sentence, quantity, last, figures, people)
        if figure is not None:
            found.append(figure)
    return found


def _total(
    document: Document,
    sentence: SentenceSpan,
    quantity: Quantity,
    told: Figure | None,
    figures: list[Figure],
    people: list[NounPhrase],
) -> Figure | None:
    """Return a number as a figure: of its noun, else like the figure told last."""
    text = document.text
    back = text[max(sentence.start, quantity.start - _BACK) : quantity.start]
    if told is not None and (that_of := _THAT_OF.search(back)) is not None:
        return _counted(quantity, _OUTCOMES.get(that_of["who"], "killed"), sentence, told.side)
    if told is not None and _OF_THEM.search(back):
        also = _like(told, quantity, sentence)
        # « 11 morts dans ses rangs, quand X en revendique 31 »: no ranks of X
        return replace(also, side=None) if _BOASTS.search(back) else also
    if told is not None and told.end < quantity.start and told.sentence == sentence.index:
        if _THERE.fullmatch(text, told.end, quantity.start) and _HERE.match(text, quantity.end):
            also = _like(told, quantity, sentence)
            if told.part_of is not None:
                return _with(told, also, told.part_of)
            if told.is_elsewhere or _is_told_apart(document, told):
                return replace(also, is_elsewhere=True)
            return _with(told, also)
        if _is_bracketed(document, told, quantity):
            return _with(told, _like(told, quantity, sentence))
        if _is_part(document, told, quantity):
            return _with(told, _like(told, quantity, sentence), told.part_of or told)
    if told is not None and (
        _ESTIMATED.search(back) or _ANOTHER_SAYS.search(back) and _NO_NOUN.match(text, quantity.end)
    ):
        return _like(told, quantity, sentence)
    if told is not None and back.endswith(" contre ") and _BEFORE.match(text, quantity.end):
        return _like(told, quantity, sentence)
    if told is not None and _WAS.search(back) and _NO_NOUN.match(text, quantity.end):
        return _like(told, quantity, sentence)
    number = _IS_NOW.search(text, max(sentence.start, quantity.start - _LONG_BACK), quantity.start)
    if number is not None:
        verbs = document.verbs_in(number.start(), quantity.start)
        harm = [v.phrase.row for v in verbs if v.phrase.kind == "casualty"]
        harm += [h.row for h in document.within("casualty", number.start(), quantity.start)]
        whom = [p for p in people if number.start() < p.start < quantity.start]
        figure = _counted(quantity, harm[0].outcome, sentence) if harm else None
        return replace(figure, people=whom[0]) if figure and whom else figure
    following = next((f for f in figures if f.start > quantity.end), None)
    if following is not None and _FROM.search(back):
        if _TO.fullmatch(text[quantity.end : following.start]):
            return _like(following, quantity, sentence)  # « passe de 32 à 53 morts »
    if told is not None and _VERSION.match(text, quantity.end) and _NEXT.search(back):
        return _like(told, quantity, sentence)
    if not _CHANGED.search(back):
        return None
    number_of = _NUMBER_OF.match(text, quantity.end)
    if number_of is not None:
        side = OWN if number_of["own"] else None
        return _number_of(document, sentence, quantity, number_of.end(), people, side)
    if told is None or not _NO_NOUN.match(text, quantity.end):
        return None
    is_later = told.part_of is not None and told.sentence != sentence.index
    return _like(told.part_of if is_later else told, quantity, sentence)


def _number_of(
    document: Document, sentence: SentenceSpan, quantity: Quantity, start: int,
    people: list[NounPhrase], side: str | None,
) -> Figure | None:  # fmt: skip
    """« porte à 40 le nombre de morts », « … le nombre de soldats tués », « … des victimes »."""
    end = min(sentence.end, start + _HARM_REACH)
    stop = _CLAUSE.search(document.text, start, end)
    end = stop.start() if stop is not None else end
    whom = [p for p in people if start <= p.head_start < end]
    harm = [h.row.outcome for h in document.within("casualty", start, end)]
    harm += [v.phrase.row.outcome for v in document.verbs_of("casualty", start, end)]
    if not harm and not any(p.cls == "victim" for p in whom):
        return None
    figure = _counted(quantity, harm[0] if harm else "killed", sentence, side)
    whom = [p for p in whom if p.cls not in ("victim", "person")]
    return replace(figure, people=whom[0]) if whom else figure


def _is_told_apart(document: Document, told: Figure) -> bool:
    """« dix hommes ont été tués à Tora », no « dix morts » nor « …, tuant dix hommes à Tora »."""
    verb = next(iter(document.verbs_in(told.anchor, told.anchor + 1)), None)
    return verb is not None and verb.form.form != "present_participle"


def _is_bracketed(document: Document, told: Figure, quantity: Quantity) -> bool:
    """« les villages de Tora (douze morts), Boni (8) et Bih (5) »: as many there."""
    text = document.text
    if text[quantity.start - 1] != "(" or not text.startswith(")", quantity.end):
        return False
    between = text[told.end : quantity.start]
    return text[told.start - 1] == "(" and _NEXT_NAME.fullmatch(between) is not None


def _is_part(document: Document, told: Figure, quantity: Quantity) -> bool:
    """« quinze tués, quatre à Tora », « …, dont dix côté armée »: how many died there, or there."""
    text = document.text
    here = _IN_RANKS.match(text, quantity.end) or _HERE.match(text, quantity.end)
    if here is None or quantity.low >= told.low or not _PART.search(text, told.end, quantity.start):
        return False
    if document.verbs_in(told.end, quantity.start):
        return False
    if here.re is _IN_RANKS:
        return True
    name = document.original(here.end(), here.end() + 1)
    return name.isupper() or _SCENE.match(text, here.end()) is not None


def _fragments(
    document: Document,
    sentence: SentenceSpan,
    people: list[NounPhrase],
    figures: list[Figure],
    before: list[Figure],
) -> list[Figure]:
    """« À Tora, dix hommes ont été tués. Cinq autres à Bara. »: a sentence without a verb."""
    if figures or not before or before[-1].sentence != sentence.index - 1:
        return []
    if sentence.end - sentence.start > _FRAGMENT or document.groups_in(
        sentence.start, sentence.end
    ):
        return []
    last = before[-1]
    return [
        _with(last, replace(_like(last, p.quantity, sentence), end=p.end, people=p))
        for p in people
        if p.quantity is not None and p.quantity.kind in ("count", "vague")
        and document.text[p.start : p.end].endswith(" autres")
    ]  # fmt: skip


def _with(told: Figure, figure: Figure, part_of: Figure | None = None) -> Figure:
    """Return a figure as told in one breath with another: of the same event."""
    return replace(figure, anchor=told.anchor, sentence=told.sentence, part_of=part_of)


def _counted(
    quantity: Quantity, outcome: str, sentence: SentenceSpan, side: str | None = None
) -> Figure:
    return Figure(quantity.start, quantity.end, outcome, quantity.low, quantity.high,
                  quantity.approximate, None, sentence.index, side=side,
                  anchor=quantity.start)  # fmt: skip


def _like(told: Figure, quantity: Quantity, sentence: SentenceSpan) -> Figure:
    return Figure(quantity.start, quantity.end, told.outcome, quantity.low, quantity.high,
                  quantity.approximate, told.people, sentence.index, side=told.side,
                  anchor=quantity.start)  # fmt: skip
