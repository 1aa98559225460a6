"""A party to an act, and the sets of actors and nouns that rules ask for."""

from dataclasses import dataclass

GENERIC = {
    "jihadists_unspecified",
    "armed_men_unspecified",
    "azawad_separatists",
    "russian_unspecified",
}
ARMED_CLASSES = {"army", "police", "jihadist", "armed_men", "separatist", "mercenary", "militia",
                 "dozo", "peacekeeper", "named", "fighter"}  # fmt: skip
ARMED_GROUPS = {"jihadists_unspecified", "armed_men_unspecified", "azawad_separatists", "jnim",
                "isgs", "macina", "aqim", "ansar_dine", "al_mourabitoun", "ansarul_islam",
                "boko_haram", "cma",
                "csp", "fla", "mnla", "mujao"}  # fmt: skip
STATE_BLOCS = {"malian_state", "burkinabe_state", "nigerien_state", "french_european", "russian",
               "other_state", "un"}  # fmt: skip
# Who fights a state; separatists hold towns as well, the others only raid.
OUTLAWS = {"jihadist", "armed_men", "separatist", "assailant"}
RAIDERS = OUTLAWS - {"separatist"}
# What a word like « terroriste » beside a noun makes of it.
OF_OUTLAWS = {"jihadist": "jihadists_unspecified", "separatist": "azawad_separatists"}
# Who takes no part in a fight, whatever it says of one.
NO_FIGHTERS = {"ngo_hrw", "ngo", "un", "ua", "cedeao", "civilians"}
# A capital, a country or a mother organisation is no party to a fight.
NO_PARTY_NAMES = {"metonym", "state", "affiliation", "spokesman", "leader"}


@dataclass(slots=True)
class Party:
    """An actor in a report, with the words that say so."""

    actor: str
    role: str
    basis: str
    is_hedged: bool
    start: int
    end: int


def put(parties: list[Party], party: Party) -> None:
    """Add a party, each actor once a role; who claims an act leaves no doubt on who did it."""
    for known in parties:
        if known.actor == party.actor and known.role == party.role:
            if party.basis == "claimed":
                known.is_hedged = False
            return
    parties.append(party)


def is_rapt(family: str, parties: list[Party], blocs: dict[str, str]) -> bool:
    """« Des jihadistes ont arrêté dix jeunes »: who is no state carries people off."""
    acting = {p.actor for p in parties if p.role == "initiator"}
    hit = {p.actor for p in parties if p.role == "target"}
    by_them = all(a == "armed_men_unspecified" or blocs.get(a) == "jihadist" for a in acting)
    return family == "arrest" and bool(acting) and by_them and hit <= {"civilians"}
