"""A party or people as the text puts it, and which actor it is."""

from dataclasses import dataclass, replace

from analysis.language.numbers import Quantity

from .document import Document

DETERMINERS = {
    "le": "definite", "la": "definite", "l'": "definite", "les": "definite", "leur": "definite",
    "leurs": "definite", "son": "definite", "sa": "definite", "ses": "definite",
    "notre": "definite", "nos": "definite", "ce": "demonstrative", "cet": "demonstrative",
    "cette": "demonstrative", "ces": "demonstrative", "un": "indefinite", "une": "indefinite",
    "des": "indefinite", "aucun": "none", "aucune": "none",
}  # fmt: skip
PREPOSITIONS = {
    "de", "d'", "du", "a", "au", "aux", "dans", "en", "sur", "contre", "par", "avec", "pour",
    "selon", "chez", "entre", "vers", "apres", "avant", "depuis", "sous", "sans", "envers", "parmi",
    "aupres", "outre", "hors", "pres", "face", "grace", "croire", "d'apres", "malgre", "durant",
    "pendant", "lors", "suivant", "excepte", "sauf", "hormis", "via", "derriere", "devant",
    "jusqu'a", "jusqu'au",
}  # fmt: skip
_ACCORDING = ("selon ", "d'apres ", "a en croire ")
# What stands before the name of a group: « le groupe Wagner », « la secte Boko Haram ».
COLLECTIVES = {
    "groupe", "force", "forces", "societe", "compagnie", "organisation", "mouvement", "coalition",
    "alliance", "nebuleuse", "katiba", "branche", "operation", "mission", "troupes", "secte",
    "contingent",
}  # fmt: skip
# « un groupe de soldats », « une équipe de la mission »: the people that follow.
BANDS = {
    "groupe", "groupes", "bande", "bandes", "horde", "hordes", "meute", "meutes", "gang", "gangs",
    "equipe", "equipes", "mission", "missions", "escouade", "escouades", "poignee", "cohorte",
    "nuee", "foule", "colonne", "colonnes",
    "contingent", "delegation", "delegations", "peloton", "pelotons", "escadron",
    "rassemblement", "rassemblements", "regroupement", "regroupements", "attroupement",
    "attroupements", "concentration", "concentrations", "coalition", "coalitions",
}  # fmt: skip
# The usual actor of these classes is meant only when no other country is named beside them.
OF_ONE_SIDE = {"militia", "mercenary"}


@dataclass(slots=True)
class NounPhrase:
    """A party or people in the text.

    `cls` is the class of the head noun (army, jihadist, civilian …, `named` for a name alone);
    `actor` the actor_id, None while only the context can tell.
    """

    start: int
    end: int
    cls: str
    actor: str | None
    country: str | None
    quantity: Quantity | None
    determiner: str | None
    preposition: str | None
    is_hedged: bool
    sentence: int
    head_start: int
    head_end: int
    name_kind: str | None = None


def is_according(document: Document, start: int) -> bool:
    """Whether what stands at `start` is who says it: « selon Bamako », « d'après Paris »."""
    return document.text.endswith(_ACCORDING, 0, start)


def identify(document: Document, phrase: NounPhrase, country: str | None = None) -> str | None:
    """Return the actor_id of a phrase: its name, else class and country.

    `country` overrides the country that the words around suggest.
    """
    if phrase.actor is not None:
        return phrase.actor
    if phrase.cls not in document.vocabulary.state_classes:
        return None
    classes = document.vocabulary.class_actor
    if phrase.country is not None and (phrase.cls, phrase.country) in classes:
        return classes[phrase.cls, phrase.country]
    if (phrase.cls, "") in classes and (phrase.country is None or phrase.cls not in OF_ONE_SIDE):
        local = country or document.country_near(phrase.start)
        usual = classes[phrase.cls, ""]
        if phrase.cls == "mercenary" and not document.names_side(usual):
            return None  # « des mercenaires » of whom nobody says whose
        return classes.get((phrase.cls, local or ""), usual)
    if phrase.country is not None:
        return None
    local = country or document.country_near(phrase.start)
    return classes.get((phrase.cls, local or ""))


def in_arms(document: Document, whose: NounPhrase) -> NounPhrase:
    """Return the soldiers of a state whose ranks are counted: « un mort côté Mali »."""
    ruled = document.vocabulary.governed_by.get(whose.actor or "")
    if whose.cls == "named" and ruled is not None:
        return replace(whose, cls="army", actor=None, country=ruled)
    return whose


def counts(document: Document, quantity: Quantity) -> bool:
    """Return whether a figure counts: « un de ses soldats »; « un soldat » has but an article."""
    return quantity.kind != "article" or document.text.startswith((" de ", " des "), quantity.end)


def army_of(document: Document, actor: str | None) -> str | None:
    """« La France a mené une frappe », « les autorités ont ratissé »: their soldiers did."""
    country = document.vocabulary.governed_by.get(actor or "")
    return document.vocabulary.class_actor.get(("army", country), actor) if country else actor
