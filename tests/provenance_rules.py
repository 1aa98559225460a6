"""Whether the words that a row points to say what the row says.

Each rule takes tables and yields the rows that break it, readable in a failure.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from coded import Row, rows_of, spanned

from analysis import Tables, lexicon
from analysis.language import numbers
from analysis.language.edtf import EDTF
from analysis.language.folding import fold, fold_key
from analysis.language.phrases import PhraseMatcher, expand
from analysis.language.verbs import forms

POINTING = (
    "sentences date_evidence mentions reports report_places participants methods claims tolls "
    "presence labels"
).split()
# Words that are a figure only with the noun behind them: « aucun mort », « un soldat ».
FAMILY = re.compile(r" (?:et|avec) (?:ses|son|sa|\w+ de ses|\w+)\b")
NONE = re.compile(r"\b(?:aucune?|sans|pas|ni|personne)\b")
ONE = re.compile(r"(?:l'|\b(?:un|une|le|la)\b)")
# Who « ces mêmes groupes armés » can be.
NOT_A_STATE = {"jihadist", "separatist", "self_defence", "unspecified"}


def _shown(row: Row, why: str) -> str:
    name = next(iter(row.values()))
    return f"{name}: {why}: « {row.get('said', '')[:90]} »"


def places_in_the_text(tables: Tables) -> Iterator[str]:
    """Every span lies in its article, holds something, and no blank at its ends."""
    sizes = tables.articles.set_index("article_id")["n_chars"].to_dict()
    for frame in POINTING:
        for row in spanned(tables, frame):
            if not 0 <= row["start"] < row["end"] <= sizes[row["article"]]:
                yield _shown(row, f"{frame}: {row['start']}–{row['end']} is outside")
            elif row["said"] != row["said"].strip():
                yield _shown(row, f"{frame}: blanks at the ends")


def quoted_words(tables: Tables) -> Iterator[str]:
    """What a row repeats of the text stands at its span, letter by letter."""
    for frame, column in (("sentences", "text"), ("mentions", "text"), ("tolls", "words"),
                          ("labels", "term")):  # fmt: skip
        for row in spanned(tables, frame):
            if row[column] != row["said"]:
                yield _shown(row, f"{frame}.{column} is « {row[column]} »")


def figures(tables: Tables) -> Iterator[str]:
    """A figure's words parse to its bounds."""
    for row in spanned(tables, "tolls"):
        if (row["low"], row["high"], row["is_approximate"]) not in _readings(row["said"]):
            yield _shown(row, f"is no {row['low']}–{row['high']}")
    for row in spanned(tables, "mentions"):
        if row["kind"] == "number":
            # « état de dizaines de morts »: only what follows makes a figure of the word.
            alone, followed = (numbers.find(row["said"] + after) for after in ("", " de morts"))
            if [(row["low"], row["high"])] not in [
                [(q.low, q.high) for q in f] for f in (alone, followed)
            ]:
                yield _shown(row, f"reads {alone}, not {row['low']}–{row['high']}")
    for row in spanned(tables, "presence"):
        if row["low"] is not None and (row["low"], row["high"]) not in {
            reading[:2] for reading in _readings(row["said"])
        }:
            yield _shown(row, f"has no {row['low']}–{row['high']}")


def _readings(words: str) -> set[tuple[int | None, int | None, bool]]:
    """Return every (low, high, approximate) that the words of one figure can mean."""
    readings = {
        (q.low, q.high, q.approximate)
        for q in numbers.find(words)
        if q.kind in ("count", "vague", "none")
    }
    folded = fold(words).text
    if FAMILY.search(folded):  # « une femme et ses deux enfants »: three
        readings |= {(low + 1, high and high + 1, about) for low, high, about in readings}
        readings.add((2, 2, False))
    if NONE.search(folded):
        readings.add((0, 0, False))
    if ONE.match(folded):
        readings.add((1, 1, False))
    if folded.endswith(("au moins", "au minimum")):
        readings |= {(low, None, approximate) for low, _, approximate in readings}
    return readings


def actors(tables: Tables) -> Iterator[str]:
    """The words of a participant or mention name its actor, by name or by kind of people."""
    claims = {row["claim_id"]: row for row in rows_of(tables.claims)}
    texts = tables.articles.set_index("article_id")["text"].to_dict()
    for row in spanned(tables, "participants"):
        if row["basis"] == "claimed":
            claim = claims.get(row["claim_id"])
            if claim is None or claim["speaker_actor"] != row["actor_id"]:
                yield _shown(row, f"{row['actor_id']} does not claim it")
        elif row["basis"] == "named" and not _names(row, row["actor_id"], texts):
            yield _shown(row, f"{row['actor_id']} is not named")
    for row in spanned(tables, "mentions"):
        if row["kind"] == "actor" and not _names(row, row["ref"], texts):
            yield _shown(row, f"{row['ref']} is not named")
    blocs = {actor.actor_id: actor.bloc for actor in lexicon.load().actors}
    for row in spanned(tables, "presence"):
        # « elle a plié bagage »: a pronoun; « Paris retire ses troupes »: the state for its army.
        told = named_actors(texts[row["article"]][: row["end"]])
        if blocs[row["actor_id"]] not in {blocs[actor] for actor in told}:
            yield _shown(row, f"{row['actor_id']} is not named before")


def _names(row: Row, actor_id: str, texts: dict[str, str]) -> bool:
    """Whether the words name the actor, or point back to it: « ces miliciens », « la secte »."""
    if actor_id in named_actors(row["said"]):
        return True
    blocs = {actor.actor_id: actor.bloc for actor in lexicon.load().actors}
    told = named_actors(texts[row["article"]][: row["start"]])
    return blocs[actor_id] in NOT_A_STATE and actor_id in told


@cache
def _namer() -> PhraseMatcher:
    """Find the words that can name an actor; the payload is who that can be."""
    known = lexicon.load()
    by_class: dict[str, set[str]] = defaultdict(set)
    by_country: dict[str | None, set[str]] = defaultdict(set)
    for row in known.state_actors:
        by_class[row.actor_class].add(row.actor_id)
        by_country[row.country].add(row.actor_id)
    found: dict[str, set[str]] = defaultdict(set)
    for row in known.actor_names:
        for phrase in expand(row.name):
            found[fold_key(phrase)].add(row.actor_id)
    for row in known.actor_heads:
        for phrase in expand(row.noun):
            found[fold_key(phrase)] |= by_class[row.actor_class]
    for row in known.target_kinds:
        if row.target_kind == "patrol":
            for phrase in expand(row.phrase):
                found[fold_key(phrase)] |= by_class["army"]
    for row in known.demonyms:
        for phrase in expand(row.form):
            found[fold_key(phrase)] |= {"civilians", *by_country[row.country]}
    return PhraseMatcher({phrase: frozenset(ids) for phrase, ids in found.items()})


def named_actors(words: str) -> set[str]:
    """Return every actor that some of the words can name."""
    return {actor for _, _, ids in _namer().scan(fold(words).text) for actor in ids}


def methods(tables: Tables) -> Iterator[str]:
    """The words of a method are a phrase of the lexicon for that method, or a verb form."""
    known, verbs = _method_words()
    for row in spanned(tables, "methods"):
        forms_said = set(re.findall(r"[a-z]+", fold(row["said"]).text))
        if _key(row["said"]) not in known[row["method"]] and not forms_said & verbs[row["method"]]:
            yield _shown(row, f"says no {row['method']}")


@cache
def _method_words() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return by method the phrases that name it, and the forms of the verbs that tell it."""
    known, verbs = defaultdict(set), defaultdict(set)
    for row in lexicon.load().methods:
        known[row.method] |= {_key(phrase) for phrase in expand(row.phrase)}
    for row in lexicon.load().triggers:
        if row.method is None:
            continue
        if row.pos == "noun":
            known[row.method] |= {_key(phrase) for phrase in expand(row.trigger)}
            continue
        lemma = next(w for w in re.split(r"[ '’]", row.trigger) if w not in ("s", "se"))
        told = {row.method, "shootdown"} if row.frame == "killing" else {row.method}
        for method in told:
            verbs[method] |= set(forms(lemma))
    return known, verbs


def _key(words: str) -> str:
    return fold_key(words).replace("-", " ")


def places(tables: Tables) -> Iterator[str]:
    """A place is named in its article: by a name of its place_id, or as the row writes it."""
    names = place_names(tables)
    for row in spanned(tables, "report_places"):
        if not _is_named(row, _key(row["said"]), names):
            yield _shown(row, f"is no name of {row['place_id'] or row['place']}")
    for row in spanned(tables, "mentions"):
        if row["kind"] == "place" and row["ref"] and _key(row["said"]) not in names[row["ref"]]:
            yield _shown(row, f"is no name of {row['ref']}")
    texts = {row["article_id"]: f" {_words(row['text'])} " for row in rows_of(tables.articles)}
    for row in spanned(tables, "reports"):
        wanted = names[row["place_id"]] if row["place_id"] else {_key(row["place"] or "")}
        if row["place"] and not any(f" {_words(n)} " in texts[row["article_id"]] for n in wanted):
            yield _shown(row, f"{row['place']} is not in the article")


def place_names(tables: Tables) -> dict[str, set[str]]:
    """Return the folded names of each place of the tables."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(tables.places):
        names[row["place_id"]].add(_key(row["name"]))
    for row in lexicon.load().place_names:
        names[row.place_id] |= {_key(phrase) for phrase in expand(row.name)}
    return names


def _is_named(row: Row, words: str, names: dict[str, set[str]]) -> bool:
    if row["place_id"] is None:
        return words == _key(row["place"])
    return words in names[row["place_id"]]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).text))


def speakers(tables: Tables) -> Iterator[str]:
    """Who speaks, and the words spoken, stand in the article; verb and object in the sentence."""
    texts = tables.articles.set_index("article_id")["text"].to_dict()
    for row in spanned(tables, "claims"):
        text = texts[row["article"]]
        for column in ("speaker", "speaker_name", "quote", "verb", "object"):
            if row[column] and row[column] not in text:
                yield _shown(row, f"{column} « {row[column]} » is not in the article")
        for column in ("verb", "object"):
            if row[column] and row[column] not in row["said"]:
                yield _shown(row, f"{column} « {row[column]} » is not in what is said")


def channels(tables: Tables) -> Iterator[str]:
    """The channel of a claim is named in its sentence."""
    known = defaultdict(set)
    for row in lexicon.load().channels:
        known[row.channel] |= {fold_key(phrase) for phrase in expand(row.phrase)}
    told = {(row["article_id"], row["sentence"]): row["text"] for row in rows_of(tables.sentences)}
    for row in spanned(tables, "claims"):
        said = f" {_words(told[row['article_id'], row['sentence']])} "
        if row["channel"] and not any(f" {_words(c)} " in said for c in known[row["channel"]]):
            yield _shown(row, f"no words for {row['channel']}")


def labels(tables: Tables) -> Iterator[str]:
    """A naming's words are a label of the lexicon."""
    known = {_key(phrase) for row in lexicon.load().labels for phrase in expand(row.term)}
    for row in spanned(tables, "labels"):
        if _key(row["said"]) not in known:
            yield _shown(row, "is no label")


def times(tables: Tables) -> Iterator[str]:
    """A mention of a time reads as it says, and dates lie in the bounds that they claim."""
    for row in spanned(tables, "mentions"):
        if row["kind"] == "date" and row["ref"]:
            EDTF.parse(row["ref"])
        if row["kind"] == "time" and row["ref"] and not re.fullmatch(r"\d\d:\d\d", row["ref"]):
            yield _shown(row, f"{row['ref']} is no time of day")
    for row in rows_of(tables.date_evidence):
        if row["rule"] in ("header", "dateline") and row["start"] is None:
            yield f"{row['article_id']}: {row['rule']} points nowhere"


def parts(tables: Tables) -> Iterator[str]:
    """A part is no greater than its total, of the same outcome, and of the same article."""
    by_id = {row["toll_id"]: row for row in spanned(tables, "tolls")}
    for row in by_id.values():
        total = by_id.get(row["part_of"])
        if total is None:
            continue
        if total["high"] is not None and row["low"] is not None and row["low"] > total["high"]:
            yield _shown(row, f"{row['low']} is more than all {total['high']}")
        if (total["article"], total["outcome"]) != (row["article"], row["outcome"]):
            yield _shown(row, "is part of another count")


RULES = (places_in_the_text, quoted_words, figures, actors, methods, places, speakers, channels,
         labels, times, parts)  # fmt: skip
