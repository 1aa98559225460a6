"""Whom a capture or an arrest befalls, where no phrase for people stands: « le président »."""

import re

from .document import Document, SentenceSpan, VerbHit

# « la capture d'un important lot d'armes »
OF_THINGS = re.compile(
    r"(?:,? [a-z]{3,6}di)?,? (?:d[eu']|des|de l[ae']) ?(?:[a-z0-9'-]+ ){0,3}?(?:armes|armement|"
    r"munitions|materiels?|vehicules?|motos?|pick-up|lots?|stocks?|equipements?|drones?|blindes?|"
    r"camions?|engins?|images?|ecrans?|videosurveillance)\b"
)
_GROUNDS = {"base", "camp", "airport", "village", "town", "police_post", "checkpoint"}
# « Doumbia a été enlevé »: a surname that opens the sentence
_SURNAME = re.compile(
    r"[\W\d_]*(?:(?:M|MM|Mme)\.? )?(?![LD]['’])[A-ZÀ-Ý][a-zà-ÿ’'-]+(?:, [^.;:,]{3,80},)? "
)
_NOBODY = {"il", "elle", "ils", "elles", "on", "cela"}
# « le président malien a été arrêté », « ont arrêté lundi le général X »
_OFFICE = (
    r"(?:l[ea] |l'|une? |son |leur )(?:ex-|ancien(?:ne)? |vice-|jeune |celebre )?(?:president|"
    r"general|colonel|capitaine|commandant|porte-parole|dirigeant|leader|militant|activiste|influenceu[rs]e?|"
    r"blogueu[rs]e?|avocat|syndicaliste|artiste|chanteu[rs]e?|cheikh|marabout|guide|predicateur|"
    r"opposant|homme d'affaires|directeur|directrice|secretaire general|cadre|chef d'etat|"
    r"chef de l'etat|couple presidentiel|ministre)e?\b"
)
_IS_TAKEN = re.compile(
    rf"(?<!\w){_OFFICE}(?: (?:(?!qu[e'])[^.;:,]){{0,60}})?(?:, [^.;:]{{3,90}},)? $"
)
_TAKES = re.compile(rf"(?:,? (?:[a-z]+ )?[a-z]{{3,6}}di(?: [a-z]+)?,?)? {_OFFICE}")
_REACH, _SAID = 160, 60


def befalls_one_named(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether a name, an office or the one who tells of it says whom a capture befell."""
    return (
        _befalls_a_surname(document, verb, sentence)
        or _befalls_an_office(document, verb, sentence)
        or _befalls_the_teller(document, verb)
    )


def _befalls_a_surname(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« Doumbia a été enlevé », where no place is called so."""
    if verb.reading.voice != "passive":
        return False
    name = document.original(sentence.start, verb.reading.start)
    if _SURNAME.fullmatch(name) is None or name.strip(" ,").lower() in _NOBODY:
        return False
    first = sentence.start + len(name.split(" ")[0])
    return not document.within("place", sentence.start, first)


def _befalls_the_teller(document: Document, verb: VerbHit) -> bool:
    """« Dubois dit avoir été enlevé à Gao », « Il y explique avoir été capturé »: who says so."""
    start = verb.reading.start
    return (
        verb.reading.subject_slot == "implicit"
        and document.text.startswith("avoir ete ", start)
        and bool(document.verbs_of("speech", max(0, start - _SAID), start))
    )


def _befalls_an_office(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """« le président a été arrêté », « ont arrêté lundi le général X »."""
    if verb.reading.voice == "passive":
        start = verb.reading.start
        near = max(sentence.start, start - _REACH)
        return _IS_TAKEN.search(document.text, near, start) is not None
    if verb.reading.voice != "active":
        return False
    return _TAKES.match(document.text, verb.end, sentence.end) is not None


def takes_a_place(document: Document, end: int) -> bool:
    """« la capture de Kidal », « de deux localités », « de l'aéroport »: of nobody."""
    reach = end + len(" de plusieurs ")
    if any(noun.row.target_kind in _GROUNDS for noun in document.within("target", end, reach)):
        return True
    named = [*document.within("place", end, reach), *document.unlisted.within(end, reach)]
    return any(document.text[end : name.start] in (" de ", " d'", " du ") for name in named)
