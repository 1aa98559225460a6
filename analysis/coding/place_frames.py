"""Words that say that a name is a place: « le village de », « à », « …, localité située »."""

import re
from collections.abc import Iterable

from analysis.language.cues import Seldom

from .place_acts import SEIZED, is_aimed_at

_SETTLEMENTS = (
    r"villages?|villes?|localites?|hameaux?|bourgades?|bourg|campements?|communes?|"
    r"site(?: d'orpaillage| minier)?"
)
_OTHER_FRAMES = (
    r"quartier|camp(?: de refugies| de deplaces)?|base|garnison|detachement|mine(?: d'or)?|"
    r"poste(?: de (?:police|gendarmerie|douanes?|controle|securite|sante|peage))?|"
    r"foret|ile|ilot|axe|puits|marches?|foire|ecoles?|mairies?|eglises?|mosquees?|"
    r"(?:brigade(?: territoriale)?(?: de )?)?gendarmerie|brigade|"
    r"commissariat(?: de district)?(?: de police)?|pont|embarcadere|hopital|centre de sante|"
    r"dispensaire|prison|tribunal|barrage|"
    r"lycee|college|carrefour|populations?|habitants|villageois|riverains|secteur|zone|"
    r"tour|attaque|embuscade|massacre|tuerie|drame|carnage|bataille|attentat|"
    r"route|piste|aeroport|aerodrome|troncon|check-?point|cercle|departement|province|"
    r"(?:sous-)?prefecture|canton|arrondissement|"
    r"maires?|(?:sous-)?prefets?|hauts?-commissaires?|gouverneurs?|imams?|cures?|elus?|"
    r"controle|prise|reprise|conquete|reconquete|blocus|occupation|bombardement"
)
# « le village de Bara, à 20 km de la frontière, et celui de Tora »
_AND_THAT = r"\b(?:village|localite|hameau) (?:de |d')[^.;:«»]{3,90}? et cel(?:ui|le) (?:de |d')$"
_FRAME = re.compile(
    rf"\b(?:{_SETTLEMENTS}|{_OTHER_FRAMES})(?: [a-z]{{3,14}}){{0,2}}(?: du nom)? (?:de |d'|du )$|"
    rf"{_AND_THAT}"
)
_SETTLEMENT = re.compile(
    # « une localité du Soum » lies in it
    r"\b(?:villages?|localites?|hameaux?|bourgades?|bourg|campement) (?:[a-z]{3,14} )?(?:de |d')$|"
    rf"{_AND_THAT}"
)
_NEAR_WORDS = {"pres", "environs", "abords", "proximite", "alentours", "loin", "km", "kilometres",
               "autour", "proche"}  # fmt: skip
# « au nord-ouest de Niamey », « à l'est de la ville de Gao », « dans la zone de Tessit »
_BESIDE_IT = re.compile(
    r"\b(?:nord|sud|est|ouest|zone|secteur) d(?:e |')"
    r"(?:la (?:ville|localite|commune|capitale) (?:de |d')?)?$"
)
_SEVERAL = r"(?:villages|localit[ée]s|hameaux|bourgades|communes|quartiers|campements|sites)"
_SEVERAL_FOLDED = Seldom.of(rf"\b{_SEVERAL.replace('[ée]', 'e')}\b")
# « les villages visés, où vivent des Dogons, sont … »
_ASIDE = r"(?:, (?:o[uù]|qui|dont|situ[eé]e?s|tous|toutes) [^.;:,]{3,60},)?"
# « les villages de Cabia, Wanbila et … »; each item takes a mark or an « et » to go on.
_LISTED = re.compile(
    rf"\b{_SEVERAL}(?:(?: [a-zéèê]{{3,14}}){{0,2}}{_ASIDE} (?:de |d['’]|du |sont )|"
    r"[^.;:«»]{0,90}: ?)(?:de |d['’]|ceux de )?"
    r"(?:[A-ZÀ-Ý][\w’'-]{1,20}(?: [A-ZÀ-Ý][\w’'-]{1,20})?"
    r"(?: \([^()\n]{1,40}\)|,? le \d{1,2}(?:er)? [a-zéû]{3,9}(?: \d{4})?)?"
    r"(?:,? et |, ?|,? ainsi que )(?:de |d['’]|du |à |celui de )?)+\Z"
)
_ARE = re.compile(
    rf"\b(?:villages|localites|hameaux|communes)(?: [a-z]{{3,14}}){{0,2}}{_ASIDE} sont "
    r"(?:ceux de )?$"
)
_WHICH = re.compile(
    rf"(?:il s'agit des? {_SEVERAL.replace('[ée]', 'e')} (?:de |d'|: ?)|"
    rf"(?:les|ces) (?:{_SEVERAL.replace('[ée]', 'e')}|endroits)(?: (?!sont\b)[a-z]{{3,14}}){{0,2}}"
    rf"{_ASIDE} (?:sont (?!situe|localise|dans\b|connu)|: ?)|"
    # « C'était à Koulpalé », « Nous sommes dans le village de … »
    r"(?:c'etait|nous sommes|on est) (?:a|au|dans|pres|non loin|sur l'axe|entre) |"
    r"(?:le|ce) (?:village|hameau|lieu|site|bourg)(?: [a-z]{3,14}){0,2} (?:est|s'appelle|"
    r"se nomme|porte le nom) (?!situe|localise|a |dans|connu|peuple|habite)|"
    # « Les victimes exploitaient de l'or sur le site de … »: where they were hit
    r"les victimes (?:exploit|travaill|dorm|se trouv|cultiv|camp|celebr|pri|assist|particip|"
    r"recolt|orpaill)[a-z]*aient [^.;:]{0,40}\b(?:a|au|dans|sur|pres)\b |"
    # « Les soldats se trouvaient alors dans la région de … », « La patrouille circulait entre … »
    r"(?:l[ea]s?|leurs?|ces?|cette|ils|elles?|l')? ?(?:(?:soldat|militaire|gendarme|policier|homme|"
    r"casque bleu|douanier|villageois|civil|voyageur|passager|vehicule|convoi|patrouille|unite|"
    r"detachement|colonne|mission|equipe|bus|car|camion)s?)?(?: [a-z]{4,14})? ?(?:alors )?"
    r"(?:(?:se trouv|circul|roul|patrouill|transit|pass)ai(?:en)?t|"
    r"etai(?:en)?t (?:alors )?en (?:patrouille|mission|route|deplacement|reconnaissance)) "
    r"(?:alors )?(?:a|au|dans|sur|pres|entre|non loin|vers|par|en patrouille)\b )"
)
_LIST, _LIST_FOLDED = 160, 200
_AT = (
    "a", "pres de", "pres d'", "vers", "aux environs de", "aux abords de", "a la sortie de",
    "les environs de", "les alentours de", "aux alentours de", "les parages de", "aux portes de",
    "coeur de", "faubourgs de", "peripherie de", "proximite de", "pas loin de", "lisiere de",
    "au village", "le village", "du village", "ce village", "au hameau", "le hameau",
    "a l'entree de", "a hauteur de", "a la hauteur de", "au niveau de",
    "lieu-dit", "lieu dit", "lieudit", "reliant", "relie",
    "mene de", "allant de", "non loin de", "autour de", "proche de", "entre", "l'axe",
    "kilometres de", "km de", "au nord de", "au sud de", "a l'est de", "a l'ouest de",
    "direction de", "provenance de", "parti de", "partis de", "partie de", "rentraient de",
    "revenaient de", "rentrant de", "revenant de", "venant de", *SEIZED,
    "environs immediats de", "abords immediats de",
    "au nord-est de", "au nord-ouest de", "au sud-est de", "au sud-ouest de",
)  # fmt: skip
_CALLED = tuple(f"{word}{end} " for word in ("appele", "nomme", "dit") for end in ("", "e"))
# « une localité dénommée Kambo », « un endroit appelé Kambo »
_SO_CALLED = (
    rf"(?:(?:d')?une?|la|cette|ce|au|l') ?(?:{_SETTLEMENTS}|endroit|lieu|zone|foret)"
    r"(?: [a-z]{3,14})? (?:(?:de)?(?:appele|nomme)e?|dite?)"
)
_DIRECT = re.compile(rf"(?:^|[\s('«\"])(?:{'|'.join(_AT)}|{_SO_CALLED}) ?$")
# What is cheap to ask first, since almost every word says no.
_ENDS_DIRECT = (*_AT, *(f"{words} " for words in _AT), *_CALLED)
_ENDS_FRAME = ("de ", "d'", "du ")
_ENDS_LIST = ("sont ", "de ")
_LAST = {words.split(" ")[-1] for words in _AT}
_ENDS = {*_LAST, *(f"{word} " for word in _LAST), *_ENDS_FRAME, *_ENDS_LIST, *_CALLED}
_LETTERS = 3  # at the end of such words
_LAST_LETTERS = {end[-_LETTERS:] for end in _ENDS}
# « une camionnette appartenant à Ada Daou », « attribué à Moussa »: people
_TO_SOMEBODY = Seldom.of(
    r"\b(?:apparten(?:ant|ait|aient)|appartien(?:t|nent)|(?:attribue|impute|lie|affilie|confie|"
    r"rattache|adresse|(?<!ont )(?<!avaient )oppose|dedie)e?s?|grace|face|quant|hommage|"
    r"contrairement) a $|"
    r"\b(?:ancien(?:ne)?s?|tres|un|une|des|les|le|ses|general|colonel|ministre|opposant|milieux|"
    r"sources?|media|dirigeants?|personnalites?) proches? d(?:e |')$"
)
_ENDS_ARE = (" sont ", " ceux de ")
_ENDS_SETTLEMENT = (*_ENDS_FRAME, *_ENDS_ARE)
_ENDS_OWN_FRAME = (*_ENDS_FRAME, "de", "d' ", "-", "(", "de l'", "de la ")
_OWN_FRAME = re.compile(r"(?:\b(?:de|d') ?|-|\(|\bregions? (?:de l'|du |de la |d'))$")
_APPOSITION = re.compile(
    r"(?:\s*[,(])\s*(?:une?|la|le|petite?)?\s*(?:petite? |grande? )?"
    rf"(?:{_SETTLEMENTS}|chef-lieu|situee?|localisee?)\b"
)
# « Tillabéri, région située … », but « Ansongo, région de Gao » is a town.
_SAID_TO_BE = re.compile(
    r"(?:,| \() ?(?:une? |la |le )?(?:vaste |immense |autre )?"
    r"(?P<kind>region|province|departement) "
    r"(?:situee?|frontaliere?|voisine?|limitrophe|enclavee?|instable|du (?:nord|sud|centre)\b|"
    r"de l'(?:est|ouest|extreme)\b)"
)
# Two names before a third, and an office or a mark before them: a person's.
_PERSON = re.compile(
    r"(?:\b[a-zéèê]{3,}|[,(«:]) [A-ZÀ-Ý][a-zà-ÿ'’]{1,15} (?:[A-ZÀ-Ý][a-zà-ÿ'’]{1,15} ){1,3}$"
)
# « le procureur de Nouna, Armel Sama »: an office, a mark and a first name before it.
_OFFICER = re.compile(
    r"\b(?:procureure?|maire|gouverneure?|(?:sous-)?préfet|ministre|porte-parole|présidente?|colonel|"
    r"général|commandant|capitaine|lieutenant|députée?|directeur|directrice|secrétaire|chef|imam|"
    r"abbé|docteur|coordinateur|responsable|correspondant|représentante?|pasteur|conseiller)\b"
    r"[^.;:!?\n]{0,60}, [A-ZÀ-Ý][a-zà-ÿ'’-]{1,15} $"
)
_ON_THE_WAY = ("sur la route de ", "sur la piste de ", "par la route de ", "par la piste de ")
_ONWARD = re.compile(r" ?(?:a|vers|et|-|–) ?[a-z]")
_KINDS = {"region": "region", "province": "province", "departement": "department"}


def ends_a_name(printed: str) -> bool:
    """Whether a text as printed ends with the first names of a person, who is no place.

    >>> ends_a_name("le gouverneur Laouali Mahamane Dan "), ends_a_name("la ville de ")
    (True, False)
    >>> ends_a_name("le procureur de Nouna, Armel ")
    True
    """
    name = printed[:-1].rpartition(" ")[2]
    return name[:1].isupper() and bool(_PERSON.search(printed) or _OFFICER.search(printed))


def is_on_the_way(text: str, start: int, end: int) -> bool:
    """Whether a name only says where a road leads: « sur la route de Kidal ».

    >>> text = "sur la route de kidal, sur la route de gao a bourem"
    >>> is_on_the_way(text, 16, 21), is_on_the_way(text, 39, 42)
    (True, False)
    """
    leads = text.endswith(_ON_THE_WAY, 0, start)
    return leads and _ONWARD.match(text, end) is None


def said_to_be(text: str, end: int) -> str | None:
    """Return the kind of area that an apposition behind a name says it is.

    >>> said_to_be("a dosso, region situee au sud", 7), said_to_be("a ansongo, region de gao", 9)
    ('region', None)
    """
    match = _SAID_TO_BE.match(text, end, end + 60)
    return _KINDS[match["kind"]] if match else None


def has_frame(text: str, start: int) -> bool:
    """Whether the words before a name of the gazetteer let it be the place.

    >>> has_frame("dans la foret de ber", 17), has_frame("le ministre ber", 12)
    (True, False)
    >>> has_frame("le raid de lundi contre ber", 24), has_frame("une plainte contre ber", 19)
    (True, False)
    """
    own = text.endswith(_ENDS_OWN_FRAME, 0, start) and _OWN_FRAME.search(
        text, max(0, start - 20), start
    )
    return _is_announced(text, start, 40) or bool(own) or is_aimed_at(text, start)


def names_settlement(text: str, start: int) -> bool:
    """Whether a name is said to be a village or town: « le village de Bodio ».

    >>> names_settlement("le village de bodio", 14), names_settlement("le cercle de koro", 13)
    (True, False)
    """
    if not text.endswith(_ENDS_SETTLEMENT, 0, start):
        return False
    before = text[start - 40 if start > 40 else 0 : start]
    return bool(before.endswith(_ENDS_FRAME) and _SETTLEMENT.search(before)) or _are(before)


def is_beside(text: str, start: int, before: list[str]) -> bool:
    """Return whether a place that begins at `start` only tells where another scene is.

    `text` is folded, `before` the words before the name.

    >>> is_beside("tues a l'est de gao", 16, ["a", "l'", "est", "de"])
    True
    >>> is_beside("tues a gao", 7, ["tues", "a"])
    False
    """
    here = before[before.index(",") + 1 :] if "," in before else before  # « non loin de là, à Ber »
    if not _NEAR_WORDS.isdisjoint(here):
        return True
    is_of = text.endswith(_ENDS_FRAME, 0, start)
    return is_of and _BESIDE_IT.search(text, start - 36 if start > 36 else 0, start) is not None


def is_listed(text: str, start: int, since: Iterable[int]) -> bool:
    """Whether a name goes on with a list of villages, in a text as it is printed.

    `since`: how far before it lists begin, by `begin_lists`.

    >>> is_listed("les villages de Cabia, Wanbila et Zibou", 34, [30])
    True
    >>> is_listed("le village de Cabia et Moussa Diallo", 23, [])
    False
    """
    if not any(0 < letters < _LIST_FOLDED for letters in since):
        return False
    return _LISTED.search(text, max(0, start - _LIST), start) is not None


def begin_lists(text: str) -> list[int]:
    """Return where « villages » stands in a folded text: a list of names may follow.

    >>> begin_lists("les villages de cabia")
    [4]
    """
    return [match.start() for match in _SEVERAL_FOLDED.finditer(text)]


def names_villages(text: str, start: int, end: int) -> bool:
    """Whether a folded sentence only says where it was: « Les villages touchés sont Djimi et … ».

    >>> names_villages("les villages touches sont djimi et pangadou.", 0, 44)
    True
    """
    return _WHICH.match(text, start, end) is not None


def announces_place(text: str, start: int, end: int) -> bool:
    """Whether the words around a name that nobody knows make it a place.

    >>> announces_place("a zindi, village du nord", 2, 7)
    True
    >>> announces_place("un car appartenant a zindi", 21, 26)
    False
    """
    if _is_announced(text, start, 60):
        return _TO_SOMEBODY.search(text, max(0, start - 30), start) is None
    return _APPOSITION.match(text, end, end + 60) is not None


def _is_announced(text: str, start: int, reach: int) -> bool:
    """Whether words end with what stands before places: « le village de », « à la sortie de »."""
    last = text[start - _LETTERS if start > _LETTERS else 0 : start]
    if not (last in _LAST_LETTERS or last[1:] in _LAST_LETTERS or last[2:] in _LAST_LETTERS):
        return False  # most often
    before = text[start - reach if start > reach else 0 : start]
    return bool(
        (before.endswith(_ENDS_FRAME) and _FRAME.search(before))
        or (before.endswith(_ENDS_DIRECT) and _DIRECT.search(before))
        or _are(before)
    )


def _are(before: str) -> bool:
    """« Les villages touchés sont … », « … sont ceux de … »."""
    return bool(before.endswith(_ENDS_ARE) and _ARE.search(before))
