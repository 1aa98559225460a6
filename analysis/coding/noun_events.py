"""Events told by a noun: « l'attaque du camp », « une embuscade tendue par … »."""

import re

from analysis.language.cues import Seldom
from analysis.language.function_words import PRENOMINAL_ADJECTIVES

from .backdrops import BACKDROP, TOLD_THERE, brings_news, day_of_coup, tells_the_news
from .booty import is_idle
from .captures import OF_THINGS, takes_a_place
from .clauses import Happening, zone_end
from .defeats import is_no_battle
from .determined import determine
from .disorders import VAGUE_WORDS, is_no_disorder, is_no_march
from .document import Document, Hit, SentenceSpan
from .evacuations import is_of_the_hurt
from .noun_phrase import DETERMINERS, PREPOSITIONS, NounPhrase
from .noun_roles import find_roles
from .pits import is_a_pit
from .prompts import is_prompt
from .sentence_spans import NO_NEWS
from .to_come import is_to_come
from .vagueness import counts_a_war, is_figurative

_FEARED = Seldom.of(
    r"(?:risques? d[e']|menaces? d[e']|craintes? d[e']|craign[a-z]{2,5}|"
    r"crai(?:nt|ndre|ndrai(?:t|ent))(?: d[e'])?|redout(?:er?|ent|ant|ait|aient)|"
    r"en cas d[e']|enjeu d[e']|(?:eventuel(?:le)?|potentiel(?:le)?|possible|prochaine?)s?|"
    r"(?:peur|hantise|spectre|eventualite|possibilite|hypothese|psychose) d[e']|en prevision d[e']|"
    r"(?:rumeurs?|fausses? alertes?) (?:d[e']|a)|simul(?:er|ent|ant|ait|aient)|"
    r"simule(?: [a-z]{5,8})?|se prepar(?:e|ent|ait|aient) a|"
    r"lutte contre|lutter contre|luttent contre|"
    r"prevenir|empecher|eviter|contre toute|se defend de preparer|projet d[e']|tentative[s]? d[e']|"
    r"capables? d[e']|(?:preparatifs?|preparation|planification) d[e']|"
    r"fin de|sans(?: tirer)?(?: un)?|accuse d'avoir voulu|anniversaire d(?:[eu]|es|e l'|e la)|"
    r"hommage aux|simulations? d[e']|simulacre d[e']|exercices? (?:de simulation )?d[e']|"
    r"(?:films?|documentaires?|romans?|livres?) sur|"
    # « il planifiait une attaque », « ils s'apprêtaient à commettre un attentat »
    r"(?:(?:planifi|prepar|projet|foment|envisag|ourdiss)(?:e?ai(?:t|ent)|er|e?ant)(?: de)?|"
    r"s'(?:appret|attend)(?:ai(?:t|ent)|e|ent|ant|re)?(?: [a-z]+)? a|sur le point de|"
    r"prete?s? (?:a|pour)|(?:voul|compt|dev)ai(?:t|ent))"
    r"(?: (?:commettre|perpetrer|mener|lancer|executer|realiser))?|"
    r"appel(?:le|lent|e)? a|menace de|menacent de|\bsi l[ae']|promis(?:e)? de)\s*(?:l[ea]s? |l'|"
    r"une? (?:nouvel(?:le)? |autre |grande |vaste )?|de nouvelles |d'|des |toute )?$"
)
# « une tentative d'attentat a échoué mardi », « a repoussé une tentative d'attaque »: it was made
_ATTEMPT = re.compile(r"\b(?:une|l[ae]|cette|autre|nouvelle) tentative d(?:e |')(?:l[ae] )?$")
_FAILED = re.compile(
    r"[^.;:]{0,60}?\b(?:qui )?(?:a|avait) (?:ete )?(?:[a-z]+ment )?"
    r"(?:echoue|avorte|tourne court|dejoue|repousse|contre|enraye|mis en echec|fait chou blanc)"
)
# « une attaque contre le poste a sans doute été évitée »
_AVERTED = re.compile(
    r"(?:(?! (?:et|mais|alors|car|qui|que|ou) )[^.;:]){0,80}?"
    r"\b(?:a|ont|aurait|auraient|avait|avaient) (?:[a-z]+ ){0,3}?(?:ete|etre) "
    r"(?:[a-z]+ ){0,3}?(?:evite|empeche)e?s?\b"
)
_THWARTED = re.compile(
    r"\b(?:ont|a|avait|avaient|avoir) (?:ete )?(?:[a-z]+ment )?(?:repousse|dejoue|contre|"
    r"fait echec a|mis en echec|essuye|subi|echappe a|fait face a) [^.;:,]{0,20}$"
)
_BEFELL = {"arrest", "abduction", "killing", "casualty", "execution"}
# « le FLA, issu de la fusion de plusieurs mouvements »: what it is, no news
_BORN_OF = Seldom(
    "issu|ne de|nes de|nee de|nees de|fruit", r"\b(?:issue?s?|nee?s?|fruit) de (?:la |l')?$"
)
# « la recherche et la destruction des terroristes », « de leurs sanctuaires »: what armies are for
_AT_LARGE = re.compile(r" (?:des|de (?:leurs?|ses|l'ennemi|tous|toutes?|vieux|stocks?))\b")
# « le régime issu d'un coup d'État », « arrivés au pouvoir par un putsch »: who they are
_RULERS_OF = Seldom.of(
    r"\b(?:issue?s?|auteure?s?|fruit|(?:arrive|venu|porte|parvenu)e?s? au pouvoir|"
    r"(?:pris|prenant|conquis) le pouvoir)(?: (?:par|lors|a la (?:faveur|suite)|a l'issue|grace|"
    r"apres|au (?:terme|moyen)))? (?:d'un|d[ue]s?|un|a un|le) $"
)
_KIND_OF = Seldom.of(r"\b(?:types?|genres?|sortes?|formes?|modes?) d(?:e |')(?:telles? )?$")
_PLAGUED = Seldom(
    "par |aux ",
    r"(?<!ete )\b(?:touche|frappe|secoue|endeuille|mine|meurtri|confronte|ravage|destabilise)e?s? "
    r"(?:[a-z]+ment )?(?:par (?:les |de )|aux )(?:multiples |nombreuses |frequentes )?$",
)
_DID_NOT_HAPPEN = Seldom(
    "n'|devai|faux|fausse|infonde|mensong|que l'on redoutait|dementi|poursuivrai|reprendrai|"
    "commencerai|debuterai",
    r"[^.;:]{0,120}?(?:n'a pas eu lieu|n'ont pas eu lieu|n'est pas venue?|n'a existe que|"
    r"n'a jamais eu lieu|(?:poursuiv|reprend|commence|debute)rai(?:t|ent)|"
    r"devai(?:t|ent) (?:etre|avoir lieu|se derouler|viser)|"
    r"(?:est|sont|etait|etaient) (?:[a-z]+ment )?(?:faux|fausses?|infondee?s?|mensongeres?)\b|"
    r"que l'on redoutait|, dementie?s? (?:depuis|ensuite|par))",
)
_THERE_WERE = Seldom.of(r"\by a (?:deja )?eu (?:deux|trois|quatre|cinq|six|plusieurs|\d+) $")
# « aucune attaque n'a été signalée », « il n'y a pas eu de combats », « sans affrontement »
_NONE = Seldom(
    "aucun|pas |jamais |sans |ni ",
    r"\b(?:aucune? |(?:pas|jamais)(?: eu| connu| signale| constate| observe)? d(?:e |')|"
    r"sans |ni )(?:(?:le moindre|la moindre|autre|nouvel(?:le)?) )?$",
)
_COUNTED_AS_NONE = {"casualty", "killing"}  # « aucun mort » is a figure: nobody
_GENERIC_AFTER = re.compile(
    r"\s*(?:de plus en plus|recurrentes?|regulieres|frequentes?|se multiplient|sont recurrentes|"
    r"quotidien|deviennent|meurtrieres attribuees a|incessantes)"
)
# « hélicoptère d'assaut », « tenue de combat »: without an article they say what a thing is for.
_PURPOSES = {"assaut", "combat"}
_FROM_AFAR = {"air_strike", "drone"}
_BROKE_OUT = re.compile(
    r"(?: [a-z'-]+){0,7} (?:(?:ont|avaient|auraient) (?:brievement |violemment |ensuite )?"
    r"(?:oppose|eclate|eu lieu|fait rage|mis aux prises|commence)|"
    r"(?:ont|avaient) (?:brievement |de nouveau |egalement )?(?:retenti|ete (?:entendu|"
    r"signale|echange|rapporte|enregistre|note|constate)e?s)|"
    r"(?:se sont|s'etaient|se seraient) (?:ensuite )?(?:deroule|produit|engage|poursuivi)e?s|"
    r"(?:se deroulent|opposent|ont lieu|font rage|sont en cours)(?: toujours| encore)? "
    r"(?:en ce moment|actuellement|ce matin|ce soir|aujourd'hui|a l'heure))\b"
)
# « ont pris une centaine d'otages », not « la libération des otages »
_HELD = Seldom.of(
    r"\b(?:pris|prenant|prendre|prirent|emparant|empare|emmenant|emmene|capturant|capture|fait|"
    r"faisant|repartis avec)\b[^.;:,]{0,40} ?$"
)
# « Des accrochages ont été signalés mercredi entre A et B »
_SIGNALLED = re.compile(
    r" (?:ont|avaient|a|avait) (?:de nouveau |egalement )?ete (?:signale|rapporte|enregistre|"
    r"constate|observe|echange)e?s?\b"
)
_FIRE = ("tir", "coups de feu", "rafale", "echange", "detonation")
_SHORTEST = 4  # no noun that « offensive » qualifies is as short
_MEANS = {"ied", "shelling"}
# « des drones survoler la ville », « des mines sont régulièrement posées »: of no one act
_ONLY_THERE = re.compile(
    r"(?: [a-z]+)?(?: qui)?(?: ont| a| avaient| avait)? (?:survol|patrouill|decoll|tournoy)|"
    r"(?: [a-z]+)? (?:sont|est) (?:regulierement|souvent|frequemment|parfois|quotidiennement) "
)
# « Barkhane a envoyé un drone sur place », « a dépêché des hélicoptères »: to look, to help
_SENT = Seldom(
    "envoy|depech|deploy|mobilis",
    r"\b(?:envoy|depech|deploy|mobilis)[a-z]{1,5} (?:une? |des |deux |trois |ses |plusieurs )$",
)
# « l'exécution d'une loi de programmation », « du budget »: carried out, and nobody killed
_OF_PAPERS = re.compile(
    r" budgetaire| d(?:e |u |es |')(?:l[ae]s? |l'|une? |ces? |cette |cet |ses |leurs? )?"
    r"(?:[a-z]+ )?(?:lois?|budget|programme|projet|plan|accord|mandat|decision|operation|mission|"
    r"peine|travaux|marche|contrat|ordre|tache|resolution|feuille|mesure|sentence|jugement|"
    r"politique|convention|depense)s?\b"
)
_LANDED = re.compile(
    r"(?: [a-z-]{3,14})? (?:(?:sont|est|etaient|etait|seraient|serait) (?:[a-z]+ment )?"
    r"(?:re)?tombee?s?|(?:se sont|s'est|s'etaient) abattue?s?|(?:ont|a|avaient|avait) "
    r"(?:[a-z]+ment )?(?:atterri|explose|touche|frappe|atteint|vise|percute|detruit|endommage)|"
    r"(?:ont|a|avaient|avait|auraient|aurait) (?:[a-z]+ment )?ete "
    r"(?:tire|lance|envoye|largue|balance|projete)e?s?)\b"
)


def _was_tried(document: Document, hit: Hit, reach: int) -> bool:
    """Whether an attempt was made, and failed."""
    attempt = _ATTEMPT.search(document.text, reach, hit.start)
    if attempt is None:
        return False
    failed = _FAILED.match(document.text, hit.end, document.sentence_at(hit.start).end)
    return failed is not None or bool(_THWARTED.search(document.text, reach, attempt.start()))


def of_noun(
    document: Document, hit: Hit, sentence: SentenceSpan, phrases: list[NounPhrase]
) -> Happening | None:
    """Return the event that a noun tells, None where it is feared, planned or did not happen."""
    if sentence.role in NO_NEWS:
        return None
    text, start = document.text, hit.start
    reach = start - 60 if start - 60 > sentence.start else sentence.start
    if _AVERTED.match(text, hit.end, sentence.end):
        return None
    if _FEARED.search(text, reach, start) and not _was_tried(document, hit, reach):
        return None
    if is_to_come(document, hit, sentence, reach):
        return None
    before = text[reach:start]
    words = document.text[hit.start : hit.end]
    if is_figurative(document, hit.end) or (
        words in _PURPOSES and before.endswith((" d'", " de "))
    ):
        return None
    if hit.row.frame == "ied" and is_a_pit(document, hit, before):
        return None
    if words.startswith("offensive") and _qualifies(document, hit):
        return None
    if words.startswith("otage") and not _HELD.search(text, reach, start):
        return None
    if hit.row.frame in _MEANS and is_idle(document, hit):
        return None
    if hit.row.frame in _MEANS | _FROM_AFAR and (
        _ONLY_THERE.match(text, hit.end) or _SENT.search(text, reach, start)
    ):
        return None
    if hit.row.frame == "handover" and is_of_the_hurt(text, hit.end):
        return None
    told_there = TOLD_THERE.match(text, hit.end) is not None
    if hit.row.frame in _BEFELL and is_prompt(text, start) and not told_there:
        return None
    if hit.row.frame == "destruction" and _AT_LARGE.match(text, hit.end):
        return None
    if hit.row.frame == "execution" and _OF_PAPERS.match(text, hit.end):
        return None
    if hit.row.frame == "merger" and _BORN_OF.search(text, reach, start):
        return None
    if hit.row.frame == "coup" and _RULERS_OF.search(text, reach, start):
        if day_of_coup(document, hit.end) is None:
            return None
    if _DID_NOT_HAPPEN.match(text, hit.end, sentence.end):
        return None
    if hit.row.frame not in _COUNTED_AS_NONE and _NONE.search(text, reach, start):
        return None
    if _goes_on_counting(document, hit, sentence):
        return None
    heard = _SIGNALLED.match(text, hit.end, sentence.end)
    stop = zone_end(document, heard.end() if heard else hit.end, sentence)
    if hit.row.frame == "clash" and (
        is_no_disorder(document, hit, stop) or is_no_battle(document, hit, sentence)
    ):
        return None
    if hit.row.frame == "protest" and is_no_march(document, hit):
        return None
    is_told = (
        told_there
        and before.endswith((" une ", " un "))
        or (sentence.index == 0 and tells_the_news(document, hit, sentence))
    )
    is_backdrop = not is_told and BACKDROP.search(document.text, reach, hit.start) is not None
    strength = hit.row.strength if not words.startswith("otage") else "main"
    if is_backdrop and not brings_news(document, hit):
        strength = "support"
    elif _lands(document, hit):
        strength = "main"
    happening = Happening(
        sentence.index, hit.start, hit.end, hit.row, hit.row.frame, False, strength,
        zone=(sentence.start, stop),
    )  # fmt: skip
    determine(document, happening)
    if happening.frame == "coup" and brings_news(document, hit):
        happening.is_generic = is_backdrop = False  # « depuis le putsch de 2020 »
    elif words.startswith("mutinerie") and not is_backdrop:
        happening.is_generic = False  # « des mutineries ont éclaté »
    is_some = happening.determiner in {"indefinite", None}
    if happening.frame == "clash" and words in VAGUE_WORDS:
        happening.is_generic = False
    if is_some and _is_of_fire(happening, words) and _BROKE_OUT.match(text, hit.end, sentence.end):
        happening.is_generic = False  # French fights are plural: « des combats ont éclaté à Dia »
        is_placed = sentence.times and document.within("place", hit.end, sentence.end)
        happening.strength = "main" if happening.frame == "clash" or is_placed else strength
    if _KIND_OF.search(text, reach, start) or _PLAGUED.search(text, reach, start):
        happening.is_generic = True  # « ce type d'attaque », « touchée par les attaques de … »
    if is_backdrop or _is_an_old_accord(happening):
        happening.is_generic = True  # « après l'embuscade », « son accord »: told elsewhere
    happening.is_generic = happening.is_generic or bool(
        _GENERIC_AFTER.match(document.text, hit.end, hit.end + 60)
    )
    find_roles(document, happening, sentence, phrases)
    if words.startswith("capture") and happening.frame == "abduction":
        if OF_THINGS.match(text, hit.end):
            return None
        if not happening.targets and takes_a_place(document, hit.end):
            happening.frame = "capture"
    return happening


def _is_of_fire(happening: Happening, words: str) -> bool:
    """« des combats », « des tirs », « des coups de feu »: what is heard is fought."""
    return happening.frame == "clash" or words.startswith(_FIRE)


def _goes_on_counting(document: Document, hit: Hit, sentence: SentenceSpan) -> bool:
    """« … ont fait 230 morts depuis 2015. Il y a eu trois attaques à Ouagadougou. »: since then."""
    if sentence.times or not sentence.index:
        return False
    if not _THERE_WERE.search(document.text, sentence.start, hit.start):
        return False
    before = document.sentences[sentence.index - 1]
    return counts_a_war(document, before, before.start)


def _qualifies(document: Document, hit: Hit) -> bool:
    """« la dynamique offensive », « une reconnaissance offensive »: no offensive."""
    word = next(iter(document.words_before(hit.start, 1)), "")
    printed = document.original(hit.start - len(word) - 1, hit.start - 1)
    return (
        len(word) > _SHORTEST
        and printed.islower()
        and word not in DETERMINERS
        and word not in PREPOSITIONS
        and word not in PRENOMINAL_ADJECTIVES
    )


def _lands(document: Document, hit: Hit) -> bool:
    """« trois obus sont tombés sur la ville »: they tell an act, not only a weapon."""
    if hit.row.frame != "shelling" or _LANDED.match(document.text, hit.end) is None:
        return False
    return not {"les", "ces", "leurs"} & {*document.words_before(hit.start, 2)}


def _is_an_old_accord(happening: Happening) -> bool:
    return happening.frame == "agreement" and happening.determiner in ("definite", "demonstrative")
