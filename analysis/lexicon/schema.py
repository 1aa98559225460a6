"""Which files make up the lexicon, and what each of their columns may hold.

To add a file: declare its ``File`` here, put it into ``FILES``, and lay the CSV beside this module.
Its rows are then ``load().<name>``, and each cell is checked by the kind of its column.
"""

from analysis.lexicon.columns import Column, File, enum, ref, refs, text
from analysis.lexicon.trigger_schema import HEAD_CLASSES, TRIGGER_FILES

SOURCE = text("source")
SINCE = Column("from", "edtf", required=False)
UNTIL = Column("to", "edtf", required=False)

ACTOR_KINDS = (
    "state_force government jihadist separatist militia foreign_force private_military "
    "international regional ngo civilians unspecified"
)
BLOCS = (
    "malian_state burkinabe_state nigerien_state jihadist separatist self_defence "
    "french_european russian un regional other_state ngo civilians unspecified"
)
# A metonym is a capital that may stand for its government (« Paris dément »), a state the name of a
# country that may act (« la France retire ses troupes »), an affiliation a mother organisation
# (« lié à Al-Qaïda »), which is seldom a party to the event itself.
NAME_KINDS = (
    "name acronym unit operation leader spokesman nickname descriptor metonym state affiliation"
)
SPEAKER_KINDS = (
    "government military armed_group local_official resident_witness diplomat ngo un expert media "
    "foreign_government unnamed_source"
)
# A party « claims » what is to its credit; « declines » is a refusal to speak.
IMPLICATIONS = (
    "states confirms denies claims accuses acknowledges announces asks judges reports witnesses "
    "declines"
)
PLACE_KINDS = (
    "country region area cercle province department town village camp crossroads forest lake river "
    "mountain quarter mine border_area"
)

ACTORS = File(
    "actors",
    (
        Column("actor_id", "id"),
        text("name_fr"),
        text("name_en"),
        enum("kind", ACTOR_KINDS),
        enum("bloc", BLOCS),
        Column("named_from", "edtf", required=False),
        Column("active_from", "edtf", required=False),
        Column("active_to", "edtf", required=False),
        text("acled_name", required=False),
        text("ucdp_id", required=False),
        SOURCE,
    ),
    key="actor_id",
    index="actor",
)
ACTOR_NAMES = File(
    "actor_names",
    (
        ref("actor_id", "actors"),
        Column("name", "phrase"),
        enum("kind", NAME_KINDS),
        SINCE,
        UNTIL,
        Column("country", "country", required=False),
        enum("case", "exact", required=False),
        SOURCE,
    ),
)
# « la mission » alone is the one of these that the article named last.
ACTOR_ANAPHORA = File(
    "actor_anaphora",
    (Column("phrase", "phrase"), refs("actors", "actors"), SOURCE),
    once="phrase",
)
MEMBERSHIPS = File(
    "memberships",
    (ref("actor_id", "actors"), ref("member_of", "actors"), SINCE, UNTIL, SOURCE),
    unique=("actor_id", "member_of", "from"),
)
PLACES = File(
    "places",
    (
        Column("place_id", "id"),
        text("name"),
        enum("kind", PLACE_KINDS),
        Column("country", "country", required=False),
        text("admin1", required=False),
        text("admin1_current", required=False),
        Column("latitude", "float", low=-90, high=90),
        Column("longitude", "float", low=-180, high=180),
        Column("radius_km", "float", required=False, low=0, high=3000),
        SOURCE,
        text("note", required=False),
    ),
    key="place_id",
    index="place",
)
PLACE_NAMES = File(
    "place_names",
    (
        ref("place_id", "places"),
        Column("name", "phrase"),
        enum("kind", "variant english adjective old"),
        SOURCE,
    ),
    unique=("place_id", "name"),
)
CHRONOLOGY = File(
    "chronology",
    (
        Column("chronology_id", "text"),
        Column("date", "edtf"),
        text("title_fr"),
        text("description_en"),
        refs("actors", "actors", required=False),
        refs("place", "places", required=False),
        text("category"),
        Column("country", "country", required=False),
        SOURCE,
        text("url", required=False),
        text("note", required=False),
    ),
    key="chronology_id",
    index="chronology_entry",
)
SPEECH_VERBS = File(
    "speech_verbs",
    (
        text("lemma"),
        Column("phrase", "phrase", required=False),
        enum("implies", IMPLICATIONS),
        Column("needs_quote", "bool"),  # true: speaks only beside a quotation (« …, glisse-t-il »)
        SOURCE,
    ),
    unique=("lemma", "phrase"),
)
SPEAKERS = File(
    "speakers",
    (
        Column("noun", "phrase"),
        # Empty: the complement tells (« porte-parole de la Minusma » speaks for the UN).
        enum("speaker_kind", SPEAKER_KINDS, required=False),
        Column("actor_class", "enum", required=False, allowed=HEAD_CLASSES),
        SOURCE,
    ),
    once="noun",
)
LABELS = File(
    "labels",
    (
        Column("term", "phrase"),
        Column("actor_class_or_id", "refs", allowed=HEAD_CLASSES, to=("actors",)),
        enum("load", "neutral accusing delegitimising softening legitimising glorifying"),
        SOURCE,
    ),
    once="term",
)
CHANNELS = File(
    "channels",
    (
        Column("phrase", "phrase"),
        enum(
            "channel",
            "afp reuters ap other_media communique telephone social_network propaganda video audio "
            "television radio press_conference interview document letter speech in_person",
        ),
        SOURCE,
    ),
    once="phrase",
)
HEDGES = File(
    "hedges",
    (
        Column("phrase", "phrase"),
        enum("kind", "presumed hearsay attributed authorship doubt"),
        SOURCE,
    ),
    once="phrase",
)
BOILERPLATE = File(
    "boilerplate",
    (
        Column("phrase", "phrase"),
        text("outlet", required=False),
        enum("kind", "agency_credit read_more caption byline copyright update newsletter dateline"),
        SOURCE,
    ),
    once="phrase",
)

# What lies outside the region: what was done there is no news of this war.
FAR_PLACES = File("far_places", (Column("name", "phrase"), SOURCE), once="name")
# Two files that the corpus reads by itself, being a room before this one; checked here.
AGENCIES = File(
    "agencies",
    (Column("phrase", "phrase"), text("agency"), enum("case", "exact any"), SOURCE),
    once="phrase",
)
TRANSLATION_HINTS = File("translation_hints", (Column("phrase", "phrase"), SOURCE), once="phrase")

FILES: tuple[File, ...] = (
    ACTORS,
    ACTOR_NAMES,
    ACTOR_ANAPHORA,
    MEMBERSHIPS,
    SPEECH_VERBS,
    SPEAKERS,
    LABELS,
    CHANNELS,
    HEDGES,
    BOILERPLATE,
    PLACES,
    PLACE_NAMES,
    FAR_PLACES,
    CHRONOLOGY,
    AGENCIES,
    TRANSLATION_HINTS,
    *TRIGGER_FILES,
)
