"""Whose dead and wounded a figure counts: by its noun, its ranks, its speaker, its neighbours."""

import re
from collections import defaultdict

from .admissions import admits, boasts, loses
from .answers import ATTACKS
from .beside import has_others, in_civil_places, names_some, of_neighbour, of_same_value
from .claims import Claim
from .document import VerbHit
from .figure import ENEMY, OWN, Figure
from .nearby import starting_in
from .noun_phrase import NounPhrase, identify
from .party import GENERIC, NO_PARTY_NAMES
from .reading import ArticleReading, Report
from .sides import UNSPECIFIED, Sides, is_sum
from .takings import captors
from .their_own import (
    counts_own_wounded,
    counts_theirs,
    foe_killed,
    is_aboard,
    losers,
    loses_own,
    lost_brothers,
    nobodys,
    of_a_group,
    of_them,
    other_loser,
    says_their_ranks,
    took_prisoners,
    were_arrested,
    whose_ranks,
)

# Nouns that say no more than that people are counted.
_BARE = {"person", "fellow", "victim", "fighter", "assailant"}
# « quinze morts, militaires compris », « civils et soldats confondus »: people of two kinds.
_INCLUDED = re.compile(
    r",? (?!y )(?:[a-z]+ (?:et )?){1,3}(?<! y )(?:compris|inclus|confondus)\b|"
    r",? (?:parmi l[ea]s |des |d'|a la fois )?(?:civils et (?:des |les |de |d')?(?:militaires|"
    r"soldats|gendarmes|volontaires)|(?:militaires|soldats|gendarmes) et (?:des |les )?civils)\b"
)
_ARMED_WORDS = ("combattant", "partisan", "guerrier", "milicien")


class Victims:
    """Whose victims the figures of an article count; `unspecified` where the words leave it open.

    `own` are the claims that give the figures of `found`, None for the article's own voice;
    `claims` are all of the article.
    """

    def __init__(
        self,
        read: ArticleReading,
        found: list[tuple[Figure, Report]],
        own: list[Claim | None],
        claims: list[Claim],
    ) -> None:
        self.read, self.document, self.sides = read, read.document, Sides(read)
        self.claims = claims
        self.claim_of = {id(f): c for (f, _), c in zip(found, own, strict=True)}
        self.in_sentence: dict[int, list[Figure]] = defaultdict(list)
        self.in_report: dict[int, list[Figure]] = defaultdict(list)
        self.parts_of: dict[int, list[tuple[Figure, Report]]] = defaultdict(list)
        for figure, report in found:
            self.in_sentence[figure.sentence].append(figure)
            self.in_report[id(report)].append(figure)
            if figure.part_of is not None:
                self.parts_of[id(figure.part_of)].append((figure, report))
        self.known: dict[int, str] = {}
        for figure, report in found:
            if (actor := self._by_words(figure, report)) is not None:
                self.known[id(figure)] = actor
        for figure, report in sorted(found, key=lambda one: id(one[0]) not in self.parts_of):
            if id(figure) not in self.known:
                self.known[id(figure)] = self._by_context(figure, report)

    def of(self, figure: Figure) -> str:
        """Return the actor_id of the people that a figure counts, or `unspecified`."""
        return self.known[id(figure)]

    # ------------------------------------------------------------------------------ its own words

    def _by_words(self, figure: Figure, report: Report) -> str | None:
        """Return whose victims the figure's own noun, ranks or verb name."""
        people, verb = figure.people, self._verb(figure)
        if verb is not None and (other := other_loser(self.read, figure, verb, self.sides, report)):
            return other
        if verb is not None and loses_own(self.document, figure, verb):
            return self.sides.subject_party(verb, report) or self._own(figure, report)
        if figure.is_mixed or _INCLUDED.match(self.document.text, figure.end):
            return UNSPECIFIED
        if people is not None and self.document.text.startswith("suspect", people.head_start):
            return UNSPECIFIED  # who is suspected may be anybody
        if (party := self._by_deed(figure, report)) is not None:
            return party
        if people is not None and (people.actor is not None or people.cls not in _BARE):
            actor = identify(self.document, people, report.draft.country)
            if actor is None and people.cls == "militia":
                return "other_community_militia"
            if actor in GENERIC and self.sides.camp(actor) == "armed":
                actor = self.sides.named_foe(report, actor) or actor
            return actor or UNSPECIFIED
        if people is not None and people.country is not None:
            actor = identify(self.document, people, report.draft.country)
            if actor is not None:
                return actor
        theirs = counts_theirs(self.document, figure)
        if theirs and (foe := foe_killed(self.sides, figure, report)) is not None:
            return foe
        if figure.side == OWN or theirs:
            speaker = (
                self._speaker(figure, report) if says_their_ranks(self.document, figure) else None
            )
            foe = self.sides.enemy_of(speaker, report) if speaker is not None else None
            return foe or self._own(figure, report)
        if figure.high == 0 and figure.outcome != "captured":
            loser = self._loser(figure, report)
            speaker = self._speaker(figure, report)
            return loser or nobodys(self.sides, figure, report, speaker) or UNSPECIFIED
        if figure.side == ENEMY or (people is not None and people.cls == "assailant"):
            actor = self.sides.enemy_of(self._own(figure, report), report)
            return UNSPECIFIED if actor is None or self._parts(figure) - {actor} else actor
        if verb is not None and verb.lemma == "perdre" and not verb.phrase.rest:
            if self.sides.is_said(verb) and (party := self._speaker(figure, report)) is not None:
                return party
            return self.sides.subject_party(verb, report) or self._own(figure, report)
        loser = self._loser(figure, report) if people is None or people.cls in _BARE else None
        if loser is not None:
            return UNSPECIFIED if self._parts(figure) - {loser} else loser
        if people is not None and people.cls == "fighter":
            parts, actor = self._parts(figure), self._fighters(figure, report, verb)
            return UNSPECIFIED if parts - {actor} else actor
        return None

    def _by_deed(self, figure: Figure, report: Report) -> str | None:
        """« Nous avons perdu deux frères », « la CMA dit avoir fait dix prisonniers »."""
        verb = self._verb(figure)
        if lost_brothers(self.document, figure, verb):
            return self._speaker(figure, report)
        if not took_prisoners(self.document, figure):
            return None
        start = self.document.sentence_at(figure.start).start
        free = self._free(start, figure.start)
        taker = self._speaker(figure, report) or self.sides.party_of(free[:1], report)
        return self.sides.enemy_of(taker, report) if taker is not None else None

    def _parts(self, figure: Figure) -> set[str]:
        """Return whose victims the parts of a total are, as far as their words tell."""
        return {self._named(f, r) for f, r in self.parts_of[id(figure)]} - {None}

    def _named(self, figure: Figure, report: Report) -> str | None:
        known = self.known.get(id(figure))
        if known is None and figure.people is not None:
            known = identify(self.document, figure.people, report.draft.country)
        return known

    def _verb(self, figure: Figure) -> VerbHit | None:
        return next(iter(self.document.verbs_in(figure.anchor, figure.anchor + 1)), None)

    def _loser(self, figure: Figure, report: Report) -> str | None:
        """« Les assaillants ont laissé douze corps », « l'armée a enregistré dix pertes »."""
        start = self.document.sentence_at(figure.start).start
        if not loses(self.document.text, start, figure.start):
            return None
        here = starting_in(self.read.phrases, start, figure.start)
        return self.sides.party_of(losers(self.document, here, figure.start), report)

    def _free(self, start: int, end: int) -> list[NounPhrase]:
        """Return the people of a stretch of text that no preposition governs."""
        return [p for p in starting_in(self.read.phrases, start, end) if p.preposition is None]

    def _fighters(self, figure: Figure, report: Report, verb: VerbHit | None) -> str | None:
        """« vingt combattants », « six éléments »: foes of who killed them, else of who speaks."""
        people = figure.people
        if verb is not None and verb.reading.voice == "active":
            killer = None
            if verb.form.form != "present_participle":
                killer = self.sides.subject_party(verb, report)
            elif (rival := self.sides.rival(report)) is not None:
                return rival
            killer = killer or self._speaker(figure, report)
            if killer is not None:
                foe = self.sides.enemy_of(killer, report)
                return foe or (UNSPECIFIED if self.sides.camp(killer) == "armed" else None)
        head = self.document.text[people.head_start : people.head_end] if people else ""
        if head.startswith("homme"):
            return None  # « les corps de huit hommes » may be anybody's
        own = counts_own_wounded(figure, self.claim_of[id(figure)])
        is_armed = head.startswith(_ARMED_WORDS) and not own
        camp = "armed" if is_armed or of_a_group(self.document, people) else "state"
        party = self.sides.party(report, camp)
        speaker = self._speaker(figure, report)
        if speaker is None or self.sides.camp(speaker) != camp:
            return party
        if camp == "armed" and not admits(self.document, figure):
            return self.sides.enemy_of(speaker, report) or UNSPECIFIED
        # « six éléments tués », says a leader of volunteers
        is_hit = any((p.actor, p.role) == (speaker, "target") for p in report.parties)
        return speaker if party is None or is_hit else party

    # ------------------------------------------------------------------------------- who speaks

    def _speaker(self, figure: Figure, report: Report) -> str | None:
        """Return the party that gives a figure, None where no party does."""
        claim = self.claim_of[id(figure)] or self._claim_before(figure)
        if claim is None:
            return None
        if claim.speaker_actor is not None and self.sides.camp(claim.speaker_actor) is not None:
            return self.sides.army_of(claim.speaker_actor)
        if claim.speaker_kind == "military":
            return self.sides.state_army(report)
        return None

    def _claim_before(self, figure: Figure) -> Claim | None:
        """Return who spoke last in the paragraph: « il a relevé à sept le nombre de ses morts »."""
        paragraph = self.document.sentence_at(figure.start).paragraph
        before = [
            c for c in self.claims
            if c.start < figure.start and c.speaker_kind is not None
            and self.document.sentences[c.sentence].paragraph == paragraph
        ]  # fmt: skip
        return before[-1] if before else None

    def _own(self, figure: Figure, report: Report) -> str:
        """Return the side that counts its own: the speaker's, else the army's."""
        return (
            self._speaker(figure, report)
            or (whose_ranks(self.read, figure, report) if figure.side == OWN else None)
            or self.sides.party(report, "state")
            or self.sides.state_army(report)
            or UNSPECIFIED
        )

    # --------------------------------------------------------------------------------- the context

    def _by_context(self, figure: Figure, report: Report) -> str:
        """Return whose victims « sept morts » are: by parts, neighbours, speaker or report."""
        if report.draft.family == "violence" and were_arrested(self.document, figure):
            return UNSPECIFIED
        parts = self._parts(figure)
        is_person = figure.people is not None and figure.people.cls == "person"
        actor = self.known.get(id(figure.part_of))
        told = self.in_report[id(report)]
        is_total = not parts and is_sum(figure, told, self.known)
        if actor is None and not is_person and not is_total:
            actor = of_neighbour(
                self.document, figure, self.in_sentence[figure.sentence], self.known
            )
        actor = actor or (of_them(self.read, figure, report) if is_person else None)
        same = of_same_value(figure, told, self.known)
        if actor is None and same is not None and parts:
            return same  # « vingt civils … il y a eu 20 morts, dont quelques miliciens »
        actor = actor or same
        if actor is None and is_total:
            return UNSPECIFIED
        if actor is None and not is_person:
            actor = self._of_clause(figure, report)
        if actor is None:
            actor = self._by_default(figure, report, is_person)
        told_apart = [part for part, _ in self.parts_of[id(figure)]]
        is_mixed = parts - {actor} or has_others(self.document, figure, told_apart)
        return UNSPECIFIED if is_mixed else actor

    def _of_clause(self, figure: Figure, report: Report) -> str | None:
        """« cette attaque qui a visé des civils a fait onze morts »: those whom it says it hit."""
        told = [u for u in report.draft.units if u.sentence.index == figure.sentence]
        acts = [h for u in told for h in u.happenings if h.frame in ATTACKS and not h.is_generic]
        hit = {
            identify(self.document, p, report.draft.country)
            for h in acts for p in h.targets
            if p.end <= figure.start and p.cls not in _BARE and p.name_kind not in NO_PARTY_NAMES
        }  # fmt: skip
        hit = hit or in_civil_places(acts, figure.start)
        return hit.pop() if len(hit) == 1 else None

    def _by_default(self, figure: Figure, report: Report, is_person: bool) -> str:
        """Return whom the report's act befell, where that is one party only."""
        here = self.in_sentence[figure.sentence]
        if not names_some(here, self.known) and self.sides.adds_up(figure, report):
            return UNSPECIFIED
        named = dict.fromkeys(p.actor for p in report.parties if p.role == "target")
        took = captors(self.document, figure, report.draft)  # and no government has dead
        targets = [a for a in named if self.sides.army_of(a) == a and a not in took]
        if report.sub_event_type == "Other" and not targets:
            return "civilians"  # accidents befall people
        initiators = {p.actor for p in report.parties if p.role == "initiator"}
        if is_person:
            is_told = targets == ["civilians"] or is_aboard(self.document, figure)
            return targets[0] if is_told and len(targets) == 1 else UNSPECIFIED
        speaker = self._speaker(figure, report)
        if speaker is not None and boasts(self.document, figure):
            return self.sides.enemy_of(speaker, report) or UNSPECIFIED
        if speaker is not None and admits(self.document, figure):
            return speaker
        if speaker is not None and (speaker in targets or speaker in initiators):
            if figure.outcome == "captured":
                return self.sides.enemy_of(speaker, report) or UNSPECIFIED
            if speaker in targets:
                return speaker
        dozens = figure.low >= 20 and figure.high == 99 and initiators - {None}
        of_both = self.sides.is_mutual(figure, report) or (dozens and targets != ["civilians"])
        return UNSPECIFIED if of_both or len(targets) != 1 else targets[0]
