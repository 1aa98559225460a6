"""What is taken in a raid: arms, vehicles, stocks, cattle."""

import re

from .document import Document, Hit, VerbHit

# Matches folded words, singular and plural.
CATTLE = r"betail|troupeaux?|boeufs?|animaux|bovins|ovins|caprins|ruminants|vaches|moutons|chevres"
GOODS = (
    r"(?:armes?|armements?|arsenal|munitions?|fusils?|pistolets?|mitrailleuses?|kalachnikovs?|"
    r"lanceurs?|vehicules?|pick-?ups?|voitures?|camions?|motos?|blindes?|ambulances?|engins?|"
    r"materiels?|equipements?|stocks?|lots?|butin|documents?|uniformes|radios|carburant|vivres|"
    rf"provisions|medicaments|argent|marchandises|{CATTLE})\b"
)

# « ont enlevé l'ensemble des troupeaux », « enlever une centaine de têtes de bétail »
_ITS_OBJECT = re.compile(
    r"(?: (?:l'ensemble|la totalite|une partie|la plupart|plus|pres|quelques?|environ|tout|tous|"
    r"toutes?|l[ae]s?|leurs?|d[eu]s?|une?|plusieurs|nombreux|nombreuses|centaines?|dizaines?|"
    r"milliers?|tetes|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|\d+)){0,8} "
    rf"(?:d'|de l'|l')?{GOODS}"
)
# « a volé en éclats », « nous ont traités de terroristes »
_NO_ACT = {
    "voler": (" en eclat", " en poussiere", " en morceaux", " la vedette", " au secours",
              " a l'aide"),
    "traiter": (" de ", " d'"),
    "emporter": (" par les eaux", " par l'eau", " par le courant", " par les flots",
                 " par le fleuve", " par la crue", " par le vent", " par la maladie"),
}  # fmt: skip
_LEAPT = re.compile(r" (?:[a-z]+ment )?(?:d[eu] |d'|des |par |dans |hors |l[ae] |en )")


def takes_goods(document: Document, verb: VerbHit) -> bool:
    """Return whether things or cattle are what a verb takes: « ont enlevé les troupeaux »."""
    return verb.reading.voice == "active" and _ITS_OBJECT.match(document.text, verb.end) is not None


def flies_apart(document: Document, verb: VerbHit) -> bool:
    """« les vitres ont volé en éclats », « traités de terroristes »: nothing was done to them."""
    words = _NO_ACT.get(verb.lemma)
    return words is not None and document.text.startswith(words, verb.end)


def blows_up(document: Document, verb: VerbHit, things: list[Hit]) -> bool:
    """« un véhicule a sauté », no « le verrou a sauté », « des passagers ont sauté du camion »."""
    return bool(things) and _LEAPT.match(document.text, verb.end) is None
