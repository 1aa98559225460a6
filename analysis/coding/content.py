"""What the words of a speaker hold: figures, a deed of their own, facts of the war."""

import re

from analysis.language.cues import Seldom
from analysis.language.folding import fold_key

from .claim_types import PARTIES, SILENCE, cue_type, is_booty
from .document import Document, SentenceSpan, VerbHit
from .grammar import is_count
from .harm_nouns import tells_whose
from .plunder import TOOK
from .reading import ArticleReading, Report
from .saying import Attribution

# Words that hold none of these are talk: thanks, hopes, condolences.
_FACTS = ("trigger", "casualty", "method", "outcome", "target")
_ACTS = ("trigger", "casualty")
# Who was there tells it in words that name no act: « ils sont venus à moto ».
_NEAR = {"resident_witness", "local_official", "military", "unnamed_source"}
# An opinion, a wish or a demand is no fact, whatever it speaks of.
_NO_FACT = {"judges", "asks"}
# « rapportent des habitants », « raconte un élu »: they were there, and tell what they saw.
_ON_THE_SPOT = {"resident_witness", "local_official", "unnamed_source"}
_SEEING = {"reports", "witnesses"}
_EVENTS = (
    "attaque|assaut|incident|attentat|embuscade|tuerie|massacre|frappe|explosion|operation|"
    "coup de force|raid|incursion|enlevement|rapt|carnage|bombardement"
)
_AGAIN = r"(?:cette |ces |les |cet |ce |l')"
EVENT_AGAIN = Seldom(_EVENTS + "|information", rf"\b{_AGAIN}(?:{_EVENTS}|information)s?\b")
# « affirme que cette opération visait … »: told of the event, in no word of violence.
_EVENT_TOLD = Seldom(_EVENTS, rf"\bque {_AGAIN}(?:{_EVENTS})s?\b")
# « ces attaques n'affecteront pas notre détermination »: no fact of them
_VOWS = Seldom(
    "affecter|entamer|ebranler|dissuader|decourager|detourner|impuni|en justice|devant la justice|"
    "de leurs actes",
    r"\b(?:n[e'] ?(?:[a-z]+ )?(?:affect|entam|ebranl|dissuad|decourag|detourn)er[a-z]*|"
    r"impunie?s?|traduits? (?:en|devant la) justice|repondre de leurs actes)\b",
)
# « la région pourrait devenir l'épicentre d'une guerre »: what may come
_SUPPOSES = Seldom("pourrai|risque", r"\b(?:pourrai(?:t|ent)|risque(?:nt)? d)\b")
_TAKING_PART = {"assailant", "armed_men", "jihadist", "victim"}
_THEM = re.compile(r"\b(?:les|des|ces|d'autres) [\"«]? ?$")
_HAPPENED = re.compile(
    r"\b(?:avai(?:t|ent)|etai(?:t|ent)|ont|a|sont|est) (?:[a-z]+ ){0,2}[a-z]+[eisut]s?\b"
)
_OF = re.compile(r" d(?:e |es |u |')")
_HELD = ("place", "target", "head", "actor")
_OBJECT_REACH = 14
_VICTIM_REACH = 8
# « une centaine de terroristes neutralisés », « sept soldats ont été tués »
_SUFFERED = re.compile(
    r" (?:d(?:e |'|es ))?(?:autres )?[a-z-]+(?: [a-z-]+)? (?:(?:ont|a|avaient) (?:[a-z]+ )?ete |"
    r"sont |etaient |seraient )?(?:tues|blesses|neutralises|abattus|morts|executes|assassines|"
    r"egorges|tuees|blessees|neutralise|abattu)\b"
)
_WITHOUT = re.compile(r"\bsans (?:[a-z]+ ){0,2}$")  # « sans toutefois fournir de bilan »
# « confirme la mort des deux soldats »: a figure that was given before.
_KNOWN = re.compile(r"\b(?:[dlc]es|aux) $")
# « ce bilan de dix morts est contesté »: the figure of somebody else
_THAT_TOLL = re.compile(r"\b(?:ce|ces) (?:[a-z]+ )?(?:bilan|chiffre)s? (?:[a-z]+ )?d(?:e |')$")
_TOLL_REACH = 36
# « revendique l'attaque qui a fait dix morts »: the figure is the writer's.
_BY_HIM = re.compile(r"\b(?:selon|d'apres) (?:lui|elle|eux)\b")
# « dénonce une opération de désinformation »: what was said is not so
_LIES = re.compile(
    r"\b(?:desinformation|intoxication|manipulation|denigrement|propagande|mensonges?|allegations|"
    r"rumeurs|calomnies?|contre-verites?|fausses? (?:informations?|accusations?|nouvelles?)|"
    r"(?:rapport|document|enquete|conclusions|accusations?|chiffres?|bilan|versions?)[ «\"]{1,3}"
    r"(?:[a-z]+ment )?(?:biaise|tendancieu|infond|mensong|fantaisist|partia|errone|calomni|"
    r"mal ?honnet|sans fondement|de toute piece|a charge)[a-z]{0,4})\b"
)
_REJECTS = ("denoncer", "fustiger", "condamner")
# « qualifie ces informations de « fausses » »
_CALLED_FALSE = re.compile(
    r"\bqualifi[a-z]{1,5} [^.;:]{3,60}? d[e'] ?[«\" ]*"
    r"(?:faux|fauss|infond|fantaisis|mensong|erron|calomn|diffam|inexact|pure)"
)
# « un grand nombre d'assaillants ont été tués »: no figure, but a toll
_MANY = Seldom(
    "nombre",
    r"\bun (?:(?:tres )?grand nombre|nombre (?:important|eleve|considerable))[ »\"]{1,3}d(?:e |')",
)
# « affirme avoir infligé de lourdes pertes », « a annoncé l'envoi de renforts »: facts, uncounted
_UNCOUNTED = Seldom(
    "pertes|morts|blesses|victimes|renfort|ratissage",
    r"\b(?:(?:lourdes|importantes|enormes|serieuses|nombreuses) pertes\b(?! materielle)|"
    r"pertes (?:humaines|en vies? humaines?)|"
    r"(?:nombreux|des) (?:morts|tues|blesses)\b|nombreuses victimes\b|"
    r"(?:envoi|deploiement|arrivee|acheminement) (?:de|des) renforts?\b|"
    r"renforts? (?:ont|a|avaient) ete\b|ratissage)",
)
_ACCUSED = re.compile(
    r"\W*(?:regulierement |souvent |deja |aussi )?(?:accusee?s?|mise?s? en cause)\b"
)
_A_DEATH = Seldom(
    "annonc|fait part|indiqu|declar",
    r"\b(?:annonc|fait part|indiqu|declar)[^.;:«»\"]{0,60}? (?:la mort|le deces|la disparition) "
    r"(?:du|de la|de l'|d'une?) ?(?:[a-z-]+ )?(?:soldat|militaire|legionnaire|brigadier|caporal|"
    r"sergent|adjudant|lieutenant|capitaine|commandant|colonel|marechal|gendarme|policier|casque|"
    r"parachutiste|maire|prefet|otage)\b",
)
_WHO_NOT = re.compile(r"(?: [a-z' -]{2,40})?,? qui n(?:e |')[a-z' ]{0,30}")
_RELATIVE = re.compile(r"(?:\bqui|\blors (?:de|duquel)|\bau cours (?:de|du)quel(?:le)?) ")


def cues_said(document: Document, one: Attribution) -> set[str]:
    """Return the types that the cues in a speaker's words show.

    Silence that the writer tells of is nobody's word: only in a quotation is it said.
    """
    found = set()
    for cue in document.within("cue", one.start, one.end):
        claim_type = cue_type(document, one.start, cue)
        is_said = claim_type in ("toll_unknown", "access_denied") or claim_type not in SILENCE
        if claim_type == "toll_unknown" and _is_own_silence(document, one, cue.start):
            continue
        if claim_type == "accusation" and _is_of_speaker(document, one, cue.start):
            continue
        if claim_type in SILENCE and one.is_set_against(document.text, cue.start):
            continue
        if claim_type == "control" and (
            not _holds_place(document, cue.end) or is_booty(document, one.start, cue.start)
        ):
            continue
        if claim_type != "none" and (is_said or document.quote_at(cue.start) is not None):
            found.add(claim_type)
    for verb in document.verbs_of("silence", one.start, one.end):
        is_toll = verb.phrase.row.claim_type == "toll_unknown"
        before = max(one.start, verb.start - 24)
        if is_toll and _WITHOUT.search(document.text, before, verb.start):
            found.add("toll_unknown")
    lemmas = [verb.lemma for verb in one.verbs]
    if "revendiquer" in lemmas:
        found.add("responsibility")
    if calls_lies(document, one):
        found.add("denial")
    if "qualifier" in lemmas and _CALLED_FALSE.search(document.text, one.start, one.end):
        found.add("denial")
    return found


def _is_of_speaker(document: Document, one: Attribution, at: int) -> bool:
    """« Accusée de bavure, l'armée affirme … »: what others say of who speaks."""
    first = min(s.start for s in one.speakers)
    return at < first and _ACCUSED.match(document.text, one.start, first) is not None


def calls_lies(document: Document, one: Attribution) -> bool:
    """« a démenti toute exaction et dénoncé des allégations »: whoever says so accuses nobody."""
    accusing = [v for v in one.verbs if v.phrase.row.implies == "accuses"]
    return bool(accusing) and all(
        fold_key(v.lemma) in _REJECTS and _LIES.search(document.text, v.end, one.end)
        for v in accusing
    )


def _is_own_silence(document: Document, one: Attribution, at: int) -> bool:
    """« selon des témoins, qui ne donnent pas de bilan, … »: no words of theirs."""
    return any(_WHO_NOT.fullmatch(document.text, s.end, at) for s in one.speakers if s.end <= at)


def _holds_place(document: Document, end: int) -> bool:
    """Whether what is taken may be a place: « se sont emparés du camp », no « d'armes »."""
    if not _OF.match(document.text, end):
        return True
    return any(document.within(kind, end, end + _OBJECT_REACH) for kind in _HELD)


def gives_figures(read: ArticleReading, sentence: SentenceSpan, one: Attribution) -> bool:
    """Whether a speaker's words give a figure of the dead, wounded or taken."""
    start, end = one.start, one.end
    if one.verbs and all(v.lemma == "revendiquer" for v in one.verbs):
        if all(v.reading.voice in ("passive", "participle") for v in one.verbs):
            return False  # « l'attaque, revendiquée par X, a fait dix morts »
        start = one.verbs[-1].end
        relative = _RELATIVE.search(read.document.text, start, end)
        if relative is not None and not _BY_HIM.search(read.document.text, relative.start(), end):
            end = relative.start()
    confirms = "confirms" in one.implies
    if _counts_victims(read.document, start, end) and not confirms:
        return True
    if _tells_a_death(read.document, one):
        return True
    many = _MANY.search(read.document.text, start, end)
    if many is not None and read.document.within("casualty", many.end(), min(end, many.end() + 60)):
        return True
    return any(
        f.sentence == sentence.index and start <= f.start < end
        and not (confirms and _KNOWN.search(read.document.text, max(0, f.start - 5), f.start))
        and not _is_told_already(read.document, f.start)
        for r in read.told_in(sentence.index) for f in r.draft.figures
    )  # fmt: skip


def _is_told_already(document: Document, at: int) -> bool:
    """Whether a figure is one that others gave, or only says whose relative somebody is."""
    near = document.text[at - _TOLL_REACH if at > _TOLL_REACH else 0 : at]
    return bool(_THAT_TOLL.search(near)) or tells_whose(document, at)


def _tells_a_death(document: Document, one: Attribution) -> bool:
    """Whether somebody announces the death of one who is named: « la mort du caporal Touré »."""
    if not one.implies & {"announces", "states"} or "confirms" in one.implies:
        return False
    return _A_DEATH.search(document.text, one.start, one.end) is not None


def _counts_victims(document: Document, start: int, end: int) -> bool:
    """Whether a figure stands right before a word of harm: « onze morts », told of no report."""
    counted = document.quantities_in(start, end)
    return bool(counted) and any(
        quantity.kind in {"count", "vague"} and quantity.end < end
        and not _is_told_already(document, quantity.start)
        and (
            document.within("casualty", quantity.end, min(end, quantity.end + _VICTIM_REACH))
            or _SUFFERED.match(document.text, quantity.end, end)
        )
        for quantity in counted
    )  # fmt: skip


def is_talk(document: Document, told: list[Report], one: Attribution) -> bool:
    """Whether a quotation holds no fact of the war: « "Je suis content", a-t-il dit »."""
    if told or not document.quotes_over(one.start, one.end):
        return False
    return not _holds_facts(document, one) and not _acts(document, one)


def tells_facts(document: Document, told: list[Report], one: Attribution) -> bool:
    """Whether a speaker's words tell of the war: thanks, hopes and demands do not."""
    own = {v.start for v in one.verbs}
    acts = [
        v for v in _acts(document, one) if v.start not in own and v.reading.voice != "participle"
    ]
    if one.implies and one.implies <= _NO_FACT:
        return any(v.reading.tense not in ("infinitive", "future") for v in acts)
    vows = _VOWS.search(document.text, one.start, one.end) is not None
    if vows and not acts and not _counts(document, one):
        return False
    if told:
        return True
    if _SUPPOSES.search(document.text, one.start, one.end) and _are_experts(one):
        return False
    if _EVENT_TOLD.search(document.text, one.start, one.end):
        return True
    if all(s.kind in PARTIES for s in one.speakers) and TOOK.search(
        document.text, one.start, one.end
    ):
        return True  # « le groupe dit avoir saisi dix véhicules »
    if one.implies and one.implies <= _SEEING and all(s.kind in _ON_THE_SPOT for s in one.speakers):
        return True
    if one.implies == {"witnesses"} and all(s.kind == "media" for s in one.speakers):
        return True  # « des journalistes de l'AFP ont vu des corps »
    if _UNCOUNTED.search(document.text, one.start, one.end):
        return True
    near = any(s.kind in _NEAR and not is_count(document, s) for s in one.speakers)
    if document.quotes_over(one.start, one.end):
        is_telling = bool(acts) or near or _holds_facts(document, one)
        return is_telling and not (not acts and _only_judges(document, one))
    if near and not one.verbs:  # « selon un témoin, ils étaient dix »
        return any(s.kind in _NEAR and s.kind != "military" for s in one.speakers)
    return bool(acts) or near and _tells_of_them(document, one)


def _counts(document: Document, one: Attribution) -> bool:
    return bool(document.within("casualty", one.start, one.end))


def _are_experts(one: Attribution) -> bool:
    return all(speaker.kind == "expert" for speaker in one.speakers)


def _acts(document: Document, one: Attribution) -> list[VerbHit]:
    """Return the verbs of attack and of harm among a speaker's words."""
    return [verb for kind in _ACTS for verb in document.verbs_of(kind, one.start, one.end)]


def _holds_facts(document: Document, one: Attribution) -> bool:
    span = one.start, one.end
    return any(document.within(kind, *span) for kind in _FACTS) or bool(
        document.verbs_of("outcome", *span)
    )


def _only_judges(document: Document, one: Attribution) -> bool:
    """« "Il salue leur courage, tient à leur exprimer sa confiance" »: homage, no fact."""
    if one.verbs:
        return False
    said = document.verbs_of("speech", one.start, one.end)
    return bool(said) and all(v.phrase.row.implies == "judges" for v in said)


def _tells_of_them(document: Document, one: Attribution) -> bool:
    """« un élu a indiqué que les assaillants étaient armés de fusils »: of those who were there."""
    start, end = (one.at_end, one.end) if one.is_before else (one.start, one.at)
    if not _HAPPENED.search(document.text, start, end):
        return False
    return any(
        hit.row.actor_class in _TAKING_PART
        and _THEM.search(document.text, max(start, hit.start - 9), hit.start)
        for hit in document.within("head", start, end)
    )  # fmt: skip
