"""The closed vocabularies of the frames, each in the order in which tables and figures show it.

Names of events are ACLED's, to the letter (ACLED Codebook, 2023 edition: six event types, 25
sub-event types), so that rows can be laid beside ACLED's own. ``where_prec`` is UCDP GED's.
"""


def words(line: str) -> tuple[str, ...]:
    """Return the words of a line, in order.

    >>> words("oui non")
    ('oui', 'non')
    """
    return tuple(line.split())


# ACLED codebook: event type -> its sub-event types.
ACLED = {
    "Battles": (
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    ),
    "Explosions/Remote violence": (
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Chemical weapon",
    ),
    "Violence against civilians": (
        "Attack",
        "Abduction/forced disappearance",
        "Sexual violence",
    ),
    "Protests": (
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
    ),
    "Riots": (
        "Violent demonstration",
        "Mob violence",
    ),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
EVENT_TYPES = tuple(ACLED)
SUB_EVENT_TYPES = tuple(name for names in ACLED.values() for name in names)
EVENT_TYPE_OF = {name: event_type for event_type, names in ACLED.items() for name in names}

# UCDP GED codebook, where_prec.
WHERE_PREC = {
    1: "exact place",
    2: "near a named place (about 25 km)",
    3: "second-order division (cercle, province, département)",
    4: "first-order division (région)",
    5: "a line or area no division fits (a road, a river, a forest)",
    6: "country only",
    7: "international waters or airspace",
}

PUBLISHED_BASES = words("header inferred chronology analyst unknown")
SENTENCE_ROLES = words("title standfirst crosshead body caption boilerplate")
MENTION_KINDS = words("actor place date time number")
SALIENCES = words("news revisited recalled")
DATE_PRECISIONS = words("day set days week month year longer unknown")
TARGET_KINDS = words(
    "camp base airport convoy patrol village market school church_mosque checkpoint town "
    "mining_site un_mission embassy_hotel health police_post vehicle boat bridge other"
)
REPORT_OUTCOMES = words("repelled overrun held withdrawn unknown")
STATUSES = words("confirmed reported claimed disputed denied unknown")
PARTICIPANT_ROLES = words("initiator target partner intervener")
PARTICIPANT_BASES = words("named inferred claimed")
METHODS = words(
    "gunfire ied car_bomb suicide_bomb ambush mortar_rocket air_strike drone arson siege "
    "abduction execution looting base_capture shootdown motorbikes other"
)
# The order decides between two types that fit the same words.
CLAIM_TYPES = words(
    "responsibility denial accusation control casualties toll_unknown confirmation no_comment "
    "unverified access_denied unclaimed material_loss report"
)
TOLL_OUTCOMES = words("killed wounded captured missing neutralised")
TOLL_STAGES = words("first provisional official revised final superseded")
STATEMENTS = words(
    "arrives present operates withdraws announces_departure remains strength hired "
    "asked_to_leave breaks_alliance hands_over_base"
)
CORRECTION_ACTIONS = words("set add delete merge split")
