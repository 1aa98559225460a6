"""What came after an act: hostages freed, the dead buried, bodies carried to the morgue.

Its day and place are not those of the act.
"""

import re
from dataclasses import replace

from analysis.language.cues import Seldom
from analysis.language.times import TimeExpression

from .clauses import Happening
from .document import Document, SentenceSpan
from .moments import DAYS
from .unit import GROUPS

_WORDS = (
    "liber|relach|enterr|inhum|rapatri|evacu|transfer|rassembl|identifi|hospitalis|morgue|accueil"
)
# « ont été libérés samedi », « treize corps ont été rassemblés ce matin à la morgue »
_AFTERWARDS = Seldom(
    _WORDS,
    r"\b(?:a|ont|avait|avaient|aurait|auraient) (?:tous |toutes |enfin |finalement )?ete "
    r"(?:[a-z]+ment )?(?:liber|relach|enterr|inhum|rapatri|evacu|transfer|rassembl|identifi|"
    r"hospitalis|accueilli|remis en liberte)[a-z]{0,4}\b[^,;.:«»]{0,40}$",
)
# « Le corps du soldat est arrivé lundi à Paris », « les dépouilles ont été remises hier »
_BROUGHT_HOME = Seldom(
    "corps|depouille|cercueil",
    r"\b(?:corps|depouilles?|cercueils?)\b[^.;:«»]{0,70} (?:est|sont|etai(?:t|ent)|seront|ete) "
    r"(?:re)?(?:arrive|ramene|rapatrie|remis|rendu|accueilli|expose|recu|attendu)e?s? $",
)
_BURIED = Seldom("enterr|inhum|repos", r"\b(?:enterr|inhum)[a-z]{1,6}\b[^.;:«»]{0,110}$")
# « est décédé mardi à Sévaré des suites de ses blessures », « a succombé à ses blessures à Gao »
_DIED = Seldom("succomb|deced|mort", r"\b(?P<verb>succomb|deced|mort)[a-z]{0,4}\b[^.;:«»]{0,110}$")
_OF_WOUNDS = Seldom("blessures", r"\b(?:ses|leurs|des|de) (?:graves )?blessures\b")
_WOUNDS_NEXT = re.compile(
    r"(?:(?! et )[^,.;:«»]){2,60}? (?:des suites de |de |a )(?:ses |leurs )?(?:graves )?blessures\b"
)
_RELATIVE = re.compile(r"\b(?:qui|ou|dont)\b")
_THAT = re.compile(r"\bqu[e']")
# « … observait lundi un deuil après une attaque », « … au lendemain de la mort de … »
_AFTER = Seldom(
    "apres |suite |lendemain |reaction ",
    r"\b(?:apres (?:l'|l[ae]s? |une? |ce |cett?e |ces |cet |d'|de |des |deux |trois |qu[e'] ?)|"
    r"(?:a la suite|au lendemain) d(?:e |'|u |es )|(?:suite|en reaction) (?:a |aux? ))",
)
# « est » of « l'est » and « sud-est » is no verb.
FINITE = re.compile(r"\b(?:a|ont|(?<!l['’])(?<!-)est|sont|fut|furent|\w{2,}ai(?:t|ent))\b")
_LED = re.compile(r"(?:é|i|is|u)e?s? (?:ce |le )?$")
# Who struck leaves on the same day, and what they left is found then.
_THEY_LEFT = re.compile(
    r"\b(?:repli|retir|enfui|repart|pris la fuite|recuper|saisi|retenti|entendu)"
)
# « accusé de l'attaque », « une enquête sur l'attaque », no « le théâtre de l'attaque »
_ABOUT = re.compile(
    r"(?<!\btheatre)(?<!\bcible)(?<!\bobjet)(?<!\bscene)(?<!\bvictime)(?<!\bvictimes)(?<!\bcours)"
    r"(?<!\blors)(?<!\bissue)(?<!\bmoment)"
    r" (?:d[e']|sur|a propos d[eu]|au sujet d[eu]|attribue|impute|evoque|commente|qualifie) ?"
    r"(?:l'|la |le |les |cett?e |ce )$"
)
_KNOWN = ("definite", "demonstrative")
_SEARCHES = {"attack", "neutralisation"}  # « une opération de ratissage »
_OPENING = 4
_NEAR = 90


# « Vendredi matin, on dénombrait 23 morts », « Samedi, le bilan était de … »
_COUNT = re.compile(
    r",? (?:(?:on|l'on|nous|les autorites) (?:en )?(?:ne )?(?:denombr|compt|recens|deplor|relev)|"
    r"le (?:dernier |nouveau |premier )?(?:bilan|decompte)[^.;:,]{0,40}? "
    r"(?:etait|est|reste|restait|demeur|s'etabli|s'elev|fai[st]|atteign|avoisin))"
)
# Who does so speaks of what was done before.
_ANSWERING = {"revendiquer", "condamner", "dénoncer", "confirmer", "démentir", "reconnaître",
              "saluer", "fustiger", "déplorer", "commenter", "nier", "évoquer"}  # fmt: skip
_REACTION = re.compile(
    r"(?:est|sont|etait) revenue?s? sur (?:l|c)|rend(?:u|ait|aient)? hommage|"
    r"presente[a-z]{0,3} (?:s|l)es condoleances"
)
_HARM = {"casualty", "killing", "found"}
_FIRST_WORDS = 30
_ACTS = {"attack", "ambush", "suicide_bomb", "ied", "shelling", "abduction", "air_strike", "drone",
         "clash"}  # fmt: skip
_THE_ACT = re.compile(
    r"(?: d(?:u |e (?:la )?|es |'|e l')[a-z-]{3,20}(?: d[e'] ?[a-z-]{3,20})?)?,? "
)
_ENDS = re.compile(r"[.,;:»\"]|$| (?:sur|via|dans une?|par (?:un|la|voie)|a travers) ")
# « un soldat blessé […] est décédé mardi à Niamey », « Un autre est décédé »: of wounds
_HURT_BEFORE = re.compile(
    r"\bbless|\b(?:un|une|deux|trois|quatre|cinq|\d)(?: autres?| d'entre (?:eux|elles))? "
    r"(?:est|sont|etai(?:t|ent)) d"
)


def is_of_wounds(text: str, start: int, end: int) -> bool:
    """Whether somebody died later of what happened before: « Un autre est décédé mardi ».

    >>> is_of_wounds("un soldat blesse est decede ", 0, 28)
    True
    """
    return _HURT_BEFORE.search(text, start, end) is not None


def is_of_a_count(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time opens a sentence that counts the dead of an act told elsewhere."""
    if time.start - sentence.start > _FIRST_WORDS or sentence.index == 0:
        return False
    acts = [h for h in happenings if h.frame not in _HARM]
    known = [h for h in acts if h.frame in GROUPS and h.determiner in ("definite", "demonstrative")]
    if acts and acts[0] not in known:
        return False  # « Vendredi, on comptait trois morts dans une attaque »
    if _COUNT.match(document.text, time.end, sentence.end) is not None:
        return True
    if _REACTION.search(document.text, time.end, min(sentence.end, time.end + _NEAR)):
        return True
    return _is_of_saying(document, time, sentence, happenings) or _is_of_answer(
        document, time, sentence, known[0] if acts else None
    )


def _is_of_saying(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """« Lundi soir, l'armée a précisé que sept hommes étaient blessés »: more of what was told."""
    names = document.within("actor", time.end, sentence.end)
    for place in document.within("place", time.end, sentence.end):
        if not any(n.start <= place.start and place.end <= n.end for n in names):
            return False  # but « la katiba Macina », « le Front de libération de l'Azawad »
    told = min([h.start for h in happenings], default=sentence.end)
    said = document.groups_in(time.end, min(told, time.end + _NEAR))
    return any(v.phrase.kind == "speech" and v.reading.voice == "active" for v in said)


def _is_of_answer(
    document: Document, time: TimeExpression, sentence: SentenceSpan, act: Happening | None
) -> bool:
    """« Mercredi, le Jnim a revendiqué l'attaque de Bara », « l'attaque a été revendiquée par »."""
    if act is None or act.is_verb or act.start < time.end:
        return False
    before = document.groups_in(time.end, min(act.start, time.end + _NEAR))
    said = next((v for v in before if v.phrase.kind == "speech"), None)
    if said is not None:
        if said.reading.voice != "active":
            return False
        return said.lemma in _ANSWERING or _is_told_place(document, time.end, sentence)
    bare = not before and act.start - time.end < _OPENING + _OPENING
    answered = document.groups_in(act.end, act.end + _NEAR) if bare else []
    return any(v.lemma in _ANSWERING and v.reading.voice == "passive" for v in answered[:1])


def _is_told_place(document: Document, start: int, sentence: SentenceSpan) -> bool:
    """Whether all places that a sentence names were named before."""
    return all(
        document.text.find(document.text[p.start : p.end], 0, sentence.start) >= 0
        for p in document.within("place", start, sentence.end)
    )


def is_afterwards(document: Document, time: TimeExpression, sentence: SentenceSpan) -> bool:
    """Whether a time is that of hostages freed or bodies buried."""
    start = max(sentence.start, time.start - _NEAR)
    if _AFTERWARDS.search(document.text, start, time.start) is not None:
        return True
    if _BROUGHT_HOME.search(document.text, start, time.start) is not None:
        return True
    return time.kind == "date" and _is_of_wounds(document, start, time.start)


def is_of_burial(document: Document, start: int, sentence: SentenceSpan) -> bool:
    """Whether a place is where the dead were buried, or where the wounded died."""
    first = max(sentence.start, start - 130)
    if _BURIED.search(document.text, first, start) is not None:
        return True
    return _is_of_wounds(document, first, start)


def _is_of_wounds(document: Document, first: int, at: int) -> bool:
    """Whether a day or town tells when or where the wounded died, and not the act behind it."""
    died = _DIED.search(document.text, first, at)
    if died is None:
        return False
    before = _OF_WOUNDS.search(document.text, died.start(), at) is not None
    if not before and _WOUNDS_NEXT.match(document.text, at) is None:
        return False
    return not document.within("trigger", died.end("verb"), at)


def is_of_main_clause(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """Whether a time is of a main clause, which tells of no act, and the act is told behind it."""
    return (
        _says_before(document, time, sentence, happenings)
        or _comes_of_it(document, time, sentence, happenings)
        or _is_about_it(document, time, sentence, happenings)
    )


def _is_about_it(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """« Lundi, le ministre est revenu sur l'attaque de X », « … a accusé Y de l'attaque »."""
    if time.start - sentence.start >= _OPENING or time.rule not in DAYS or not happenings:
        return False
    if any(h.is_verb or h.determiner not in _KNOWN or h.initiators for h in happenings):
        return False
    at = min(h.start for h in happenings)
    said = document.original(time.end, at)
    if not _ABOUT.search(document.text, time.end, at) or not FINITE.search(said):
        return False
    counted = document.within("casualty", sentence.start, sentence.end)
    return not counted and not document.verbs_of("light", time.end, at)


def _comes_of_it(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """« Le Mali était mardi sous le choc après une attaque »: nobody says when that was."""
    last = told_behind(document, time.end, sentence.end, happenings) if time.rule in DAYS else None
    if last is None:
        return False
    first = sentence.start
    counted = document.quantities_in(first, last)
    if counted and document.within("casualty", first, last):
        return False  # « Trois hommes manquaient lundi après l'attaque »
    before = document.original(first, time.start)
    said = f"{before} {document.original(time.end, last)}"
    is_led = _LED.search(before) is not None  # « une poursuite engagée samedi après … »
    has_verb = FINITE.search(said) or len(before.split()) > 2 and "," not in before and not is_led
    return bool(has_verb) and _THEY_LEFT.search(document.text, first, last) is None


def told_behind(
    document: Document, start: int, end: int, happenings: list[Happening]
) -> int | None:
    """Return where « après l'attaque » begins, if a clause tells of no act before it.

    « Les habitants de X ont fui vers Y après [l'attaque de leur village] »
    """
    after = _AFTER.search(document.text, start, end)
    if after is None or not any(h.start >= after.end() - 1 for h in happenings):
        return None
    for h in happenings:
        is_search = h.frame in _SEARCHES and h.strength == "support" and not h.is_verb
        if h.start < after.start() and not (h.is_generic or is_search):
            return None
    return after.start()


def _says_before(
    document: Document, time: TimeExpression, sentence: SentenceSpan, happenings: list[Happening]
) -> bool:
    """« En février, Paris avait annoncé son départ, des militaires qui ont … »: when it was said.

    What a relative clause tells was another day.
    """
    if time.start - sentence.start >= _OPENING:
        return False
    main = [h for h in happenings if h.strength == "main" and not h.is_generic]
    if not main or main[0].start < time.end:
        return False
    said = next(
        (v for v in document.groups_in(time.end, min(main[0].start, time.end + _NEAR))
         if v.phrase.kind == "speech" and v.reading.voice == "active"), None,
    )  # fmt: skip
    relative = _RELATIVE.search(document.text, said.end, main[0].start) if said else None
    if said is None or relative is None:
        return False
    return _THAT.search(document.text, said.end, relative.start() + 1) is None


def is_of_what_is_said(
    document: Document, said: int, time: TimeExpression, happenings: list[Happening]
) -> bool:
    """Whether a time behind a verb of saying, that ends at `said`, is when it was said.

    « X a revendiqué l'attaque dimanche. », no « X a annoncé l'attaque dimanche d'un camp ».
    """
    told = [h for h in happenings if said <= h.start < time.start]
    if not told:
        return True
    act = told[-1]
    if len(told) > 1 or act.is_verb or act.frame not in _ACTS or act.determiner != "definite":
        return False
    bare = _THE_ACT.fullmatch(document.text, act.end, time.start)
    return bare is not None and _ENDS.match(document.text, time.end) is not None


def day_of_clock(clock: TimeExpression, sentence: SentenceSpan) -> TimeExpression | None:
    """Return the day right beside an hour: « a annoncé vendredi vers 5 heures »."""
    days = (t for t in sentence.times if t.kind == "date")
    return next(
        (t for t in days if 0 <= clock.start - t.end <= 2 or t.start == clock.end + 1), None
    )


def with_its_hour(time: TimeExpression, sentence: SentenceSpan) -> TimeExpression:
    """Return a day and the hour that leads it as one: « mort vers 5 heures lundi »."""
    hours = (t for t in sentence.times if t.kind == "clock" and t.end + 1 == time.start)
    return next((replace(time, start=hour.start) for hour in hours), time)
