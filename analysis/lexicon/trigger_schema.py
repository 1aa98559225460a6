"""The files of event words: what tells of an event, its parties, means and harm."""

from analysis.lexicon.columns import Column, File, enum, ref, text, words

SOURCE = text("source")
METHODS = (
    "gunfire ied car_bomb suicide_bomb ambush mortar_rocket air_strike drone arson siege abduction "
    "execution looting base_capture shootdown motorbikes other"
)
TARGET_KINDS = (
    "camp base airport convoy patrol village market school church_mosque checkpoint town "
    "mining_site un_mission embassy_hotel health police_post vehicle boat bridge other"
)
FAMILIES = "violence arrest siege base establishment coup agreement group disarming protest"
HEAD_CLASSES = words(
    "army police government jihadist armed_men separatist mercenary fighter militia dozo "
    "peacekeeper assailant civilian person fellow victim animal"
)

ACTOR_HEADS = File(
    "actor_heads",
    (
        Column("noun", "phrase"),
        Column("actor_class", "enum", allowed=HEAD_CLASSES),
        # `counted`: only behind a figure or « un »: « deux capitaines », no « capitaine Traoré »
        # `owned`: only with an armed group behind it: « un chef d'AQMI », « deux cadres du JNIM »
        # `pair`: two of them, « un couple »
        enum("number", "any one many counted owned pair"),
        SOURCE,
    ),
    unique=("noun", "actor_class"),
)
DEMONYMS = File(
    "demonyms", (Column("country", "country"), Column("form", "phrase"), SOURCE), unique=("form",)
)
STATE_ACTORS = File(
    "state_actors",
    (
        Column("actor_class", "enum", allowed=HEAD_CLASSES),
        Column("country", "country", required=False),
        ref("actor_id", "actors"),
        SOURCE,
    ),
    unique=("actor_class", "country"),
)
FRAMES = File(
    "frames",
    (
        text("frame"),
        text("event_type"),
        text("sub_event_type"),
        enum("family", FAMILIES),
        # What must stand beside a verb of strength `support` for it to tell of this at all.
        enum("needs", "base ground accord bodies crowd counted forces", required=False),
        SOURCE,
    ),
    unique=("frame",),
)
TRIGGERS = File(
    "triggers",
    (
        Column("trigger", "phrase"),
        enum("pos", "verb noun"),
        text("frame"),
        enum("subject_role", "initiator target", required=False),
        enum("object_role", "initiator target", required=False),
        enum("method", METHODS, required=False),
        enum("strength", "main support"),
        SOURCE,
    ),
    unique=("trigger", "pos"),
)
LIGHT_VERBS = File(
    "light_verbs",
    (
        Column("phrase", "phrase"),
        enum("direction", "subject_is_initiator subject_is_target subject_claims"),
        SOURCE,
    ),
    unique=("phrase",),
)
CASUALTIES = File(
    "casualties",
    (
        Column("term", "phrase"),
        enum("pos", "verb noun"),
        enum("outcome", "killed wounded captured missing neutralised"),
        # `passive`: the object, where it is the subject of a passive, « deux soldats touchés »
        enum("victims_are", "subject object passive self self_vague complement"),
        SOURCE,
    ),
    unique=("term", "pos"),
)
METHOD_WORDS = File(
    "methods",
    (Column("phrase", "phrase"), enum("method", METHODS), SOURCE),
    unique=("phrase", "method"),
)
TARGET_WORDS = File(
    "target_kinds",
    (
        Column("phrase", "phrase"),
        enum("target_kind", TARGET_KINDS),
        # whose it is where nobody is named
        enum("owner", "state civilian un", required=False),
        SOURCE,
    ),
    unique=("phrase",),
)
OUTCOMES = File(
    "outcomes",
    (
        Column("phrase", "phrase"),
        enum("pos", "verb phrase"),
        enum("outcome", "repelled overrun held withdrawn"),
        # where the place taken stands, « s'emparer de X », « X est tombée », or who gave way
        enum("ground", "subject object", required=False),
        SOURCE,
    ),
    unique=("phrase",),
)

CLAIM_CUES = File(
    "claim_cues",
    (
        Column("phrase", "phrase"),
        enum(
            "claim_type",
            "responsibility denial accusation control toll_unknown confirmation no_comment "
            "unverified access_denied unclaimed material_loss repelled report",
        ),
        SOURCE,
    ),
    unique=("phrase",),
)
# What somebody does not do who keeps silent; the verb counts where it is negated.
SILENCES = File(
    "silences",
    (
        Column("phrase", "phrase"),
        enum("claim_type", "toll_unknown no_comment unverified unclaimed"),
        SOURCE,
    ),
    unique=("phrase",),
)
# What tells of a partner: verbs (by infinitive), nouns of action, adjectives, fixed phrases, and
# governors, the verbs and nouns that make a leaving announced or asked for. `partner`: where a verb
# has the partner in its clause; `needs`: the kinds of word of presence_objects of which one must
# follow.
STATEMENTS = (
    "arrives present operates withdraws announces_departure remains hired asked_to_leave "
    "breaks_alliance hands_over_base strength"
)
OBJECT_KINDS = "base pact mission troops ground action help hostage gear"
PRESENCE_CUES = File(
    "presence_cues",
    (
        Column("cue", "phrase"),
        enum("pos", "verb noun adjective phrase governor governing_noun teller"),
        enum("statement", STATEMENTS),
        enum("partner", "subject object either head owner pact operation agent", required=False),
        Column("needs", "enums", required=False, allowed=words(OBJECT_KINDS)),
        SOURCE,
    ),
    unique=("cue", "pos", "statement"),
)
PRESENCE_OBJECTS = File(
    "presence_objects",
    (Column("word", "phrase"), enum("kind", OBJECT_KINDS), SOURCE),
    unique=("word", "kind"),
)

NOUN_MODIFIERS = File(
    "noun_modifiers",
    (
        Column("word", "phrase"),
        enum("position", "before after"),
        Column("is_hedge", "bool"),
        SOURCE,
    ),
    unique=("word", "position"),
)

TRIGGER_FILES: tuple[File, ...] = (
    ACTOR_HEADS,
    DEMONYMS,
    STATE_ACTORS,
    FRAMES,
    TRIGGERS,
    LIGHT_VERBS,
    CASUALTIES,
    METHOD_WORDS,
    TARGET_WORDS,
    OUTCOMES,
    CLAIM_CUES,
    SILENCES,
    NOUN_MODIFIERS,
    PRESENCE_CUES,
    PRESENCE_OBJECTS,
)
