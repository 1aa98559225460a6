"""What is done to a place: « l'attaque contre Ber », « ont repris Ber », « Ber a été pillée »."""

import re

_STRUCK = re.compile(
    r"(?:,? (?:a|avait|est|etait|aurait) (?:ete |de nouveau |encore |egalement |a nouveau ){0,2}"
    r"(?:la cible|le theatre|sous (?:blocus|embargo)|attaque|prise?\b|visee?\b|ciblee?\b|assieg|"
    r"encercle|tombee?\b|reprise?\b|bombarde|conquis|secoue|touchee?\b|endeuille|meurtri|envahi|"
    r"pille|incendie|frappee?\b)|"
    # « la capitale, Ouagadougou, connaît son premier attentat »
    r",? (?:connait|subit|vit|a connu|a subi|a vecu) (?:une? |son |sa |des |de ))"
)
# « l'attaque de lundi contre Ber », « des obus tirés sur Ber »
_AGAINST = ("contre ", "sur ")
# « ont pris X », « a repris lundi X », « sont entrés dans X »
_HOLDING = (
    r"attaqu|occup|bombard|pilonn|incendi|saccag|assieg|encercl|envahi|evacu|quitt|abandonn|"
    r"control|frapp|cibl|vis(?=e|a[in])|harcel|(?:re)?conqui|(?:re)?pri(?=s |rent )|(?:re)?pren|"
    r"tien|tenai|investi"
)
_WHEN = (
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|hier)(?: (?:soir|matin|dernier))?|"
    r"en [a-z]{3,9}(?: \d{4})?|le \d{1,2}(?:er)? [a-z]{3,9}"
)
_HELD = re.compile(
    rf"\b(?:(?:{_HOLDING})[a-z]{{0,6}}|(?:entr|penetr|retranch|repli|install)[a-z]{{1,5}}"
    r"(?= [^.;:]{0,30}dans $))"
    rf"(?: (?:{_WHEN}|aussi|egalement|encore|(?:de|a) nouveau|brievement|violemment)){{0,2}}"
    r"(?: dans)? $"
)
# « se sont emparés de X », « les ont chassés de X »
SEIZED = ("empares de", "empare de", "emparer de", "emparent de", "emparaient de", "chasses de",
          "deloges de", "maitres de")  # fmt: skip
# How the word before such a name begins: most words say no.
_OPENS = {
    word[:4]
    for word in (
        "attaqu occup bombard pilonn incendi saccag assieg encercl envahi evacu quitt abandonn "
        "control frapp cibl vise visa harcel conqui reconqui pris priren repris reprir prend "
        "prenn repren tien tenai investi lundi mardi mercredi jeudi vendredi samedi dimanche hier "
        "soir matin dernier aussi egalement encore nouveau brievement violemment dans janvier "
        "fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    ).split()
}
_AIM = re.compile(
    r"\b(?:attaques?|raids?|assauts?|offensives?|incursions?|frappes?|bombardements?|tirs?|obus|"
    r"roquettes?|expeditions?|descentes?) (?:[a-z0-9-]{1,14} ){0,4}(?:contre|sur) $"
)


def is_aimed_at(text: str, start: int) -> bool:
    """Whether an attack goes where a name stands: « l'attaque de lundi contre Ber ».

    >>> is_aimed_at("le raid de lundi contre ber", 24), is_aimed_at("une plainte contre ber", 19)
    (True, False)
    """
    aimed = text.endswith(_AGAINST, 0, start)
    return aimed and _AIM.search(text, max(0, start - 70), start) is not None


def is_hit_or_held(text: str, start: int) -> bool:
    """Whether a verb says that a place is attacked, taken, held: « ils ont repris lundi Ber ».

    >>> is_hit_or_held("ils ont repris lundi ber", 21), is_hit_or_held("ils ont rencontre ber", 18)
    (True, False)
    """
    word = text.rfind(" ", 0, start - 1) + 1 if start else 0
    return (
        text[word : min(word + 4, start - 1)] in _OPENS
        and _HELD.search(text, max(0, start - 60), start) is not None
    )


def is_struck(text: str, end: int) -> bool:
    """Whether the words behind a name tell what befell a place: « Ber a été attaquée ».

    >>> is_struck("ber a ete attaquee lundi", 3), is_struck("ber a ete nomme lundi", 3)
    (True, False)
    """
    return _STRUCK.match(text, end) is not None
