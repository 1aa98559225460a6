"""The two sides of a report: the state and its allies, and those who fight them."""

from analysis.language.cues import Seldom

from .document import VerbHit
from .figure import Figure
from .nearby import starting_in
from .noun_phrase import NounPhrase, army_of, identify
from .party import ARMED_CLASSES, GENERIC
from .reading import ArticleReading, Report
from .subjects import subject_of
from .verb_telling import HAVING

UNSPECIFIED = "unspecified"
_ARMED_BLOCS = {"jihadist", "separatist", "unspecified"}
# « une double attaque a fait … », « deux attaques »: a total of more than one act
_SEVERAL = Seldom(
    "attaque|attentat|embuscade|assaut|explosion|raid|incursion",
    r"\b(?:(?:deux|trois|quatre|cinq|six|plusieurs|ces|serie d[e'](?: \w+)?) ?"
    r"(?:attaques|attentats|embuscades|assauts|explosions|raids|incursions)|"
    r"(?:double|triple|quadruple) (?:attaque|attentat|assaut|explosion|embuscade))\b",
)
_PARTIES = 4  # whose figures may add up
_NO_CAMP = {"civilians", "ngo", ""}


class Sides:
    """Who stands where in the reports of an article."""

    def __init__(self, read: ArticleReading) -> None:
        self.read, self.document = read, read.document

    def camp(self, actor: str) -> str | None:
        """Return the side of an actor, `state` or `armed`; None for those who take none."""
        bloc = self.read.blocs.get(actor, "")
        if bloc in _NO_CAMP:
            return None
        return "armed" if bloc in _ARMED_BLOCS else "state"

    def army_of(self, actor: str) -> str:
        """Return the army of a government: its dead are soldiers."""
        return army_of(self.document, actor) or actor

    def party(self, report: Report, camp: str) -> str | None:
        """Return the party of a report that stands on one side, the named before the unnamed."""
        actors = [p.actor for p in report.parties if p.role in ("initiator", "target")]
        found = [a for a in actors if self.camp(a) == camp]
        return min(found, key=lambda a: a in GENERIC) if found else None

    def party_of(self, people: list[NounPhrase], report: Report) -> str | None:
        """Return the party that people are, None where they are none."""
        for phrase in people:
            if phrase.cls == "assailant":
                return self.enemy_of(self.state_army(report), report) or UNSPECIFIED
            if phrase.cls in ARMED_CLASSES:
                actor = identify(self.document, phrase, report.draft.country)
                if actor is not None and self.camp(actor) is not None:
                    return self.army_of(actor)
        return None

    def subject_party(self, verb: VerbHit, report: Report) -> str | None:
        """Return the party that is the subject of a verb, None where no party is.

        « Les rebelles disent avoir tué dix soldats et avoir perdu trois hommes »: the rebels.
        """
        sentence = self.document.sentence_at(verb.start)
        if self.is_said(verb):
            said = [
                v for v in self.document.verbs_of("speech", sentence.start, verb.reading.start)
                if v.reading.voice == "active" and v.reading.tense != "infinitive"
            ]  # fmt: skip
            while len(said) > 1 and self.document.text.endswith(" et ", 0, said[-1].reading.start):
                said.pop()  # « disent avoir pris dix soldats et affirment avoir perdu … »
            verb = said[-1] if said else verb
        phrases = starting_in(self.read.phrases, sentence.start, sentence.end)
        return self.party_of(subject_of(self.document, verb, sentence, phrases), report)

    def is_said(self, verb: VerbHit) -> bool:
        """« … affirme avoir perdu dix hommes »: of who says so."""
        return self.document.text.startswith((*HAVING, "n'avoir "), verb.reading.start)

    def enemy_of(self, actor: str | None, report: Report) -> str | None:
        """Return who stands against an actor in a report, against the state if none is given."""
        if actor and self.camp(actor) == "armed":
            return self.party(report, "state") or self._other_of_two(actor, report)
        return self.party(report, "armed") or self._attackers_named(report)

    def _other_of_two(self, actor: str, report: Report) -> str | None:
        """Return the armed group that another one fights: of the two that a report names."""
        sides = {p.actor for p in report.parties if p.role in ("initiator", "target")}
        blocs = self.read.blocs
        others = {
            a for a in sides - {actor}
            if self.camp(a) == "armed" and not (a in GENERIC and blocs[a] == blocs[actor])
        }  # fmt: skip
        return others.pop() if actor in sides and len(others) == 1 else None

    def rival(self, report: Report) -> str | None:
        """Return the armed group that another one attacked: « tuant dix combattants »."""
        sides = {role: [p.actor for p in report.parties if p.role == role]
                 for role in ("initiator", "target")}  # fmt: skip
        both = [*sides["initiator"], *sides["target"]]
        if [len(s) for s in sides.values()] != [1, 1] or {*map(self.camp, both)} != {"armed"}:
            return None
        return sides["target"][0]

    def is_mutual(self, figure: Figure, report: Report) -> bool:
        """« Des combats entre A et B ont fait dix morts »: of both."""
        told = (u for u in report.draft.units if u.sentence.index == figure.sentence)
        return any(
            h.frame == "clash" and not h.is_verb and h.initiators and h.targets
            for u in told for h in u.happenings
        )  # fmt: skip

    def adds_up(self, figure: Figure, report: Report) -> bool:
        """« trois attaques ont fait cinquante morts »: on several sides, if others were hit."""
        start = self.document.sentence_at(figure.start).start
        if not _SEVERAL.search(self.document.text, start, figure.start):
            return False
        return any(_hit(other) - _hit(report) for other in self.read.reports)

    def named_foe(self, report: Report, unnamed: str) -> str | None:
        """Return the one armed group named as a party: « terroristes » are its men.

        Of several, the one of their bloc: « côté touareg » where the MNLA fights the Mujao.
        """
        named = {
            p.actor
            for p in report.parties
            if p.basis == "named" and p.role in ("initiator", "target")
            and p.actor not in GENERIC and self.camp(p.actor) == "armed"
        }  # fmt: skip
        if len(named) > 1 or unnamed == "azawad_separatists":
            blocs = self.read.blocs
            named = {actor for actor in named if blocs.get(actor) == blocs.get(unnamed)}
        return named.pop() if len(named) == 1 else None

    def _attackers_named(self, report: Report) -> str | None:
        """« une attaque terroriste … deux assaillants »: who attacked is said in passing."""
        classes = self.document.vocabulary.class_actor
        for unit in report.draft.units:
            for hit in self.document.within("head", unit.sentence.start, unit.sentence.end):
                if hit.row.actor_class in ("jihadist", "separatist"):
                    return classes[hit.row.actor_class, ""]
        return None

    def state_army(self, report: Report) -> str | None:
        """Return the army of the country that a report is about."""
        classes = self.document.vocabulary.class_actor
        return classes.get(("army", report.draft.country or self.document.country or ""))


def _hit(report: Report) -> set[str]:
    return {p.actor for p in report.parties if p.role == "target"}


def is_sum(figure: Figure, others: list[Figure], known: dict[int, str]) -> bool:
    """Whether a total adds up figures of different people told apart elsewhere.

    « 18 morts » in a headline are the « 18 morts, dont seize auxiliaires » of the text.
    """
    mixed = {id(f.part_of) for f in others if f.part_of is not None}
    if any(
        id(f) in mixed and f.low == figure.low and known.get(id(f)) == UNSPECIFIED
        and f.outcome == figure.outcome for f in others
    ):  # fmt: skip
        return True
    told: dict[str, set[int]] = {}
    for other in others:
        actor = known.get(id(other), UNSPECIFIED)
        if other.outcome == figure.outcome and actor != UNSPECIFIED:
            told.setdefault(actor, set()).add(other.low)
    sums = {(0, 0)}  # of how many parties, how many people
    for values in list(told.values())[:_PARTIES]:
        sums |= {(n + 1, total + value) for n, total in sums for value in values}
    return any(n > 1 and total == figure.low for n, total in sums)
