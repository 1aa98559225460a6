"""Where a sentence may go on to another event."""

import re

from analysis.language.cues import Seldom

from .document import SentenceSpan

# A new clause that may tell of another event.
_CONJUNCTION = (
    r"(?:(?:tandis|alors) qu(?:e\b|')|puis\b|le jour meme ou\b)|avant (?:que|qu'|d')|"
    r"apres (?:que|qu')"
)
# « …, dont le maire avait été enlevé en mars »
_WHOSE = r"dont (?=l(?:[ae]s? |')(?:[a-z]+ ){1,3}avai(?:t|ent)\b)"
_LATER = r"(?:apres|suite a|a la suite d[e']) ?(?=(?:une?|deux|trois|plusieurs|des) )"
# « … a repris la ville, après l'attaque qui a fait dix morts »
_AFTER_IT = (
    r"(?:apres|suite a) (?=(?:l'|l[ae]s? )[^.,;:]{3,60}? (?:qui|ayant|dans laquelle) "
    r"(?:[a-z]+ ){0,2}?(?:fait|cout|tue|caus|peri|emport))"
)
# No break in « 14 personnes ont été tuées et huit autres blessées ».
_AND = re.compile(
    r" et (?!(?:[a-z-]+|\d+) autres? (?:[a-z]+ment )?(?:bless|port|tue|enlev|captur|dispar))"
    r"(?=(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|celui|celle|presque|lundi|"
    r"mardi|mercredi|jeudi|vendredi|samedi|dimanche|le \d|a |dans |sur )\b|qu(?:e |')|"
    # « ont tué sept soldats le 5 mai et mené une troisième attaque … »
    r"[a-z]{3,12} (?:une? (?:autre|deuxieme|troisieme|quatrieme|seconde?|nouvelle?)|"
    r"(?:deux|d') ?autres) )"
)
# Each form begins with a mark, a blank or a letter of its own, so that the rest is passed over.
_BREAK = Seldom(
    ";|, et|, ou|, dont| ou |tandis qu|alors qu|puis|jour meme ou|avant qu|avant d'|apres|"
    "suite a|suite d|ainsi qu|au meme moment|au moment |"
    "provoque|suscite|entraine|declenche|ajout|signal",
    rf";|, (?:{_CONJUNCTION}|(?:et|ou)\b|{_WHOSE})| (?:{_CONJUNCTION})|"
    r"p(?<=\bp)resque au meme moment\b| au moment (?:meme )?ou (?=une? autre )|"
    rf",(?: {_LATER})| (?:{_LATER})|,(?: {_AFTER_IT})| (?:{_AFTER_IT})|"
    # « selon une source qui ajoute qu'un autre camp a été attaqué à Koro »
    r"(?:,| qui) (?:a |ont )?(?:[a-z]+ment )?(?:ajout|signal)(?:ant|e|ent|ait) qu(?:e |')|"
    # « a revendiqué l'attaque de Boni ainsi que celle du camp de Koro »
    r",? ainsi qu(?:e |')(?=celle |celui |celle,|celui,|une? |l[ae] |l'|deux |trois |plusieurs )|"
    # « dans la zone où six gendarmes avaient péri le 2 mai »
    r" ou (?=(?:[a-z0-9'-]+ ){1,6}(?:avait|avaient) )|"
    r" (?:a|ont|avait|avaient) (?:provoque|suscite|entraine|declenche) "
    r"(?=une? |des (?:manifestations|protestations|emeutes|heurts) )",
)
# « Mali : trois soldats tués à Ber, un village incendié près de Léré »
_TITLE_BREAK = re.compile(
    rf"{_BREAK.pattern.pattern}|{_AND.pattern}|"
    r", (?=(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|plusieurs|"
    r"au moins|des|\d+|l[ae]|l'|les) )"
)


def breaks(text: str, sentence: SentenceSpan) -> list[int]:
    """Return where a clause begins that may tell of another event than the one before.

    >>> text = "un camp a brule et deux soldats sont morts"
    >>> breaks(text, SentenceSpan(0, 0, 0, len(text), "body", 0, 8))
    [15]
    """
    start, end = sentence.start, sentence.end
    if sentence.role == "title":
        return [match.start() for match in _TITLE_BREAK.finditer(text, start, end)]
    found = {match.start() for match in _BREAK.finditer(text, start, end)}
    at = text.find(" et ", start, end)
    while at >= 0:
        if text[at - 1] != "," and _AND.match(text, at, end):
            found.add(at)
            found.discard(at + 3)  # « et a provoqué une »: one
        at = text.find(" et ", at + 1, end)
    return sorted(found)
