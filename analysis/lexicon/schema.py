"""Which files make up the lexicon, and what each column may hold.

To add a file: write its ``File`` below, put it into ``FILES``, and lay the CSV beside this module.
Its rows are then ``load().<name>``, and every cell is checked by the kind of its column:

=========  ==========================================================================
kind       the cell holds
=========  ==========================================================================
id         lower-case letters, digits and ``_``; where it is the file's key, only once
text       any words, without blanks at either end
phrase     words to look for, with optional letters ``soldat(s)`` and choices ``[|d]jihadiste``
edtf       a date in EDTF: ``2023``, ``2023-04``, ``2023-04-22``, ``2012/2014``, ``2021~``
country    a country's two letters in ISO 3166: ``ML``, ``BF``, ``NE``
enum       one of a closed list of words (``allowed``)
enums      one or several of a closed list, separated by ``;``
float      a number with a decimal point, between ``low`` and ``high``
bool       ``true`` or ``false``
ref        an id of another file (``to``)
refs       one or several ids of another file, separated by ``;``
=========  ==========================================================================
"""

from typing import NamedTuple


class Column(NamedTuple):
    """One column: its name in the header, its kind (table above), what a cell must respect."""

    name: str
    kind: str
    required: bool = True
    allowed: frozenset[str] = frozenset()
    to: tuple[str, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")


class File(NamedTuple):
    """One CSV: its columns, its key, and the columns which together may stand on one row only.

    ``index`` names the dictionary of rows by key: ``load().actor["jnim"]``.
    """

    name: str
    columns: tuple[Column, ...]
    key: str | None = None
    index: str | None = None
    unique: tuple[str, ...] = ()


def words(text: str) -> frozenset[str]:
    """Return the closed list written as one line of words."""
    return frozenset(text.split())


def text(name: str, required: bool = True) -> Column:
    """Return a column of free words."""
    return Column(name, "text", required)


def enum(name: str, allowed: str, required: bool = True) -> Column:
    """Return a column with one word of a closed list."""
    return Column(name, "enum", required, words(allowed))


def ref(name: str, *files: str, required: bool = True) -> Column:
    """Return a column with an id of one of the named files."""
    return Column(name, "ref", required, to=files)


SOURCE = text("source")
KEY = "id"
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
ACTOR_CLASSES = words(
    "army police government jihadist armed_men separatist mercenary instructor civilian militia "
    "peacekeeper assailant foreign_soldier partner"
)
NAME_KINDS = "name acronym unit operation leader spokesman nickname descriptor metonym"
SPEAKER_KINDS = (
    "government military armed_group local_official resident_witness diplomat ngo un expert media "
    "foreign_government unnamed_source"
)
IMPLICATIONS = "states confirms denies claims accuses acknowledges announces asks reports"
PLACE_KINDS = (
    "country region area cercle province department town village camp crossroads forest lake river "
    "mountain quarter mine border_area"
)

ACTORS = File(
    "actors",
    (
        Column("actor_id", KEY),
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
MEMBERSHIPS = File(
    "memberships",
    (ref("actor_id", "actors"), ref("member_of", "actors"), SINCE, UNTIL, SOURCE),
    unique=("actor_id", "member_of", "from"),
)
PLACES = File(
    "places",
    (
        Column("place_id", KEY),
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
        Column("actors", "refs", required=False, to=("actors",)),
        Column("place", "refs", required=False, to=("places",)),
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
        Column("actor_class", "enum", required=False, allowed=ACTOR_CLASSES),
        SOURCE,
    ),
    unique=("noun",),
)
LABELS = File(
    "labels",
    (
        Column("term", "phrase"),
        Column("actor_class_or_id", "refs", allowed=ACTOR_CLASSES, to=("actors",)),
        enum("load", "neutral accusing belittling softening legitimising glorifying"),
        SOURCE,
    ),
    unique=("term",),
)
CHANNELS = File(
    "channels",
    (
        Column("phrase", "phrase"),
        enum(
            "channel",
            "afp reuters ap other_media communique telephone social_network propaganda video audio "
            "television radio press_conference interview document letter in_person",
        ),
        SOURCE,
    ),
    unique=("phrase",),
)
HEDGES = File(
    "hedges",
    (Column("phrase", "phrase"), enum("kind", "presumed hearsay attributed doubt"), SOURCE),
    unique=("phrase",),
)
BOILERPLATE = File(
    "boilerplate",
    (
        Column("phrase", "phrase"),
        text("outlet", required=False),
        enum("kind", "agency_credit read_more caption byline copyright update newsletter dateline"),
        SOURCE,
    ),
    unique=("phrase",),
)

FILES: tuple[File, ...] = (
    ACTORS,
    ACTOR_NAMES,
    MEMBERSHIPS,
    SPEECH_VERBS,
    SPEAKERS,
    LABELS,
    CHANNELS,
    HEDGES,
    BOILERPLATE,
)
