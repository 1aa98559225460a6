"""What a claim is about: the report that its words tell of, or the one that was told last."""

import re

from analysis.language.cues import Seldom

from .claim_types import SILENCE
from .claimed_which import claimed_there, had_been_claimed
from .content import EVENT_AGAIN
from .document import SentenceSpan
from .grammar import names_count
from .nearby import starting_in
from .other_matters import claims_others, goes_on, hires, is_of_days_before, is_of_partners
from .persons import Speaker
from .reading import ArticleReading, Report
from .silence import Said
from .told_reports import (
    SOON,
    in_the_news,
    is_act,
    place_id_of,
    tells_paragraph,
    told_lately,
)
from .vagueness import counts_a_war

# « ces deux attaques », « les deux opérations »: what is said holds for all news of the article.
_ALL_OF_THEM = Seldom(
    "attaques|operations|assauts|actions|embuscades|raids",
    r"\b(?:ces|les) (?P<count>deux|trois|quatre) (?:attaques|operations|assauts|actions|"
    r"embuscades|raids)\b"
    r"|\bces (?:attaques|actions|operations)\b",
)
_COUNTS = {"deux": 2, "trois": 3, "quatre": 4}
_ON_ALL = ("responsibility", "unclaimed", "denial", "accusation")
# What these say is told in their words; a denial only answers them.
_TELLING = ("report", "confirmation", "responsibility")
# These answer what was told last.
_ON_WHAT_WAS_SAID = {"unverified", "unclaimed", "responsibility"}
# Denials and accusations are often about presence, contracts, politics: about no report.
_NEEDS_MATTER = {"report", "denial", "accusation", "confirmation", "material_loss"}
_VIOLENCE = ("trigger", "casualty", "target")
# « 55 soldats tués depuis 2013, selon un décompte »: about no event.
_COUNTABLE = {"report", "casualties", "confirmation"}
# « ils accusent régulièrement l'armée d'exactions »: of no event in particular.
_HABITUAL = {"report", "accusation", "denial"}
_HABITUALLY = Seldom(
    "ment|souvent|d'ordinaire|a chaque|reprises|toujours|multiples|nombreu",
    r"\b(?:regulierement|souvent|frequemment|habituellement|generalement|d'ordinaire|"
    r"systematiquement|a chaque fois|a plusieurs reprises|a maintes reprises|(?:a|ont) toujours|"
    r"(?:multiples|nombreuses|nombreux) (?:exactions|violations|massacres|abus|crimes))\b",
)
_WAS_THEN = re.compile(r"\b(?:avai(?:t|ent)|fu(?:t|rent)|a l'epoque)\b")
# Who is asked about the event: all they say is about it.
_NEAR = {"resident_witness", "local_official", "military", "unnamed_source", "expert"}
# « un habitant de Dia », « le maire de Dia »: they speak of their own town.
_LOCAL = {"resident_witness", "local_official"}
_OF_TOWN = re.compile(r"[^,.;:«»\"]{0,40}? ?(?:de|d'|du|a|au) (?:la |l')?")


class Topic:
    """What an article is about while it is read, sentence by sentence."""

    def __init__(self, read: ArticleReading) -> None:
        self.read = read
        self.news = in_the_news(read.reports)
        self.about: Report | None = None
        # The reports that a sentence tells of, each with where its acts and figures stand.
        self._told: dict[int, list[tuple[Report, list[int]]]] = {}
        for report in read.reports:
            self._note(report)
        self._last_news: Report | None = None
        self._claimed: Report | None = None  # what the last claim was about
        self._claimed_in = -SOON

    def _note(self, report: Report) -> None:
        starts: dict[int, list[int]] = {}
        for unit in report.draft.units:
            own = starts.setdefault(unit.sentence.index, [])
            own += [part.start for part in (*unit.happenings, *unit.figures)]
        for index, found in starts.items():
            self._told.setdefault(index, []).append((report, found))

    def go_on(self, sentence: SentenceSpan) -> None:
        """Take note of what a sentence told."""
        told = self.told(sentence.start, sentence.end, sentence)
        if told:
            news = in_the_news(told)
            last = (news or told)[-1]
            if last.draft.family == "siege" and self._goes_on(sentence):
                return  # « Le groupe impose un blocus depuis mai »: a state beside what happened
            self.about = last
            self._last_news = news[-1] if news else self._last_news

    def _goes_on(self, sentence: SentenceSpan) -> bool:
        """Whether the paragraph of a sentence has told of an act already."""
        about = self.about
        return about is not None and is_act(about) and tells_paragraph(about, sentence)

    def told(self, start: int, end: int, sentence: SentenceSpan) -> list[Report]:
        """Return the reports that a stretch of a sentence tells of."""
        if sentence.index not in self._told:
            return []
        found = []
        for report, starts in self._told[sentence.index]:
            for at in starts:
                if start <= at < end:
                    found.append(report)
                    break
        return found

    def of(self, item: Said) -> list[Report | None]:
        """Return the reports that a claim is about; [None] for words about no report."""
        found = self._of(item)
        self._claimed, self._claimed_in = found[-1], item.sentence.index
        return found

    def _of(self, item: Said) -> list[Report | None]:
        everything = self._of_all(item)
        if everything is not None:
            return everything
        counted = self._counted(item) if item.claim_type == "casualties" else []
        if counted:
            return list(counted)
        is_unsaid = item.claim_type in ("unverified", "no_comment")
        if self._is_of_none(item) or is_unsaid and is_of_partners(self.read, item):
            return [None]  # « n'a pas commenté la présence de Wagner »
        own = self._of_town(item.speaker) if item.speaker is not None else None
        told = self._told_by(item)
        if own is not None and own not in told and not self._names_place(item):
            return [own]
        if item.claim_type == "responsibility":
            told = self._claimed_there(item.sentence) or told
        if told and item.claim_type in _TELLING:
            return list(in_the_news(told) or told[:1])
        told = told or self._beside(item)
        if item.claim_type in SILENCE:  # who cannot inquire speaks of no hand-over beside it
            told = [r for r in told if r.draft.family == "violence"]
        if told:
            return [(in_the_news(told) or told)[0]]
        if item.claim_type in _NEEDS_MATTER and not self._is_on_the_matter(item):
            return [None]
        if item.claim_type in _NEEDS_MATTER and self._is_of_partners(item):
            return [None]
        if self.about is not None and item.claim_type in _ON_WHAT_WAS_SAID:
            goes_back = had_been_claimed(self.read.document, item, self.about)
            return [self.about if goes_back else self._last_news or self.about]
        return [self._without_own(item.sentence)]

    def _claimed_there(self, sentence: SentenceSpan, after: int = 0) -> list[Report]:
        told = self._told.get(sentence.index, [])
        return claimed_there(self.read.document, sentence, told, self.about, after)

    def _told_by(self, item: Said) -> list[Report]:
        """Return what a claim's words tell; « cette attaque » beside old facts is the news."""
        told = self.told(item.start, item.end, item.sentence)
        if told and self.about is not None and not in_the_news(told):
            again = EVENT_AGAIN.search(self.read.document.text, item.start, item.end)
            if again is not None and not self._has_own_place(told, item):
                return [self._last_news if self._is_back(item) else self.about]
        return told

    def _is_back(self, item: Said) -> bool:
        """Whether a paragraph behind what was recalled is of the news again."""
        about, text = self.about, self.read.document.text
        is_old = about is not None and about.salience == "recalled"
        if not is_old or self._last_news is None or item.claim_type in _COUNTABLE:
            return False  # what is counted is of the attack told last
        units = [u.sentence for u in about.draft.units if u.sentence.index != item.sentence.index]
        if item.sentence.paragraph in {s.paragraph for s in units}:
            return False
        return _WAS_THEN.search(text, item.start, item.end) is None

    def _has_own_place(self, told: list[Report], item: Said) -> bool:
        """« Il avait revendiqué l'attaque de Bara »: that one, not the news from Tora."""
        known = {place.key for place in self.about.draft.places} if self.about else set()
        return any(
            item.start <= place.start < item.end and place.key not in known
            for report in told
            for unit in report.draft.units
            for place in unit.places
        )

    def _beside(self, item: Said) -> list[Report]:
        """Return what the rest of a sentence tells; old facts there are not what a word is about.

        « La présidence condamne l'attaque, la plus meurtrière depuis celle de 2014 »
        """
        told = self.told(item.sentence.start, item.sentence.end, item.sentence)
        is_old = (
            self.about is not None and self.about.salience != "recalled" and not in_the_news(told)
        )
        return [] if is_old else told

    def _of_all(self, item: Said) -> list[Report | None] | None:
        """« les deux opérations »: as many of the article's news as the words say."""
        if item.claim_type not in _ON_ALL:
            return None
        match = _ALL_OF_THEM.search(self.read.document.text, item.start, item.end)
        if match is None or self._claimed_there(item.sentence, match.end()):
            return None  # « Ces attaques surviennent après celle de A, revendiquée par X »
        meant = [r for r in self.news if not self._is_yet_to_tell(r, item.sentence)]
        return list(meant[: _COUNTS.get(match["count"], len(meant))]) or [self.about]

    def _is_yet_to_tell(self, report: Report, sentence: SentenceSpan) -> bool:
        """« Ces attaques ont été revendiquées. […] Dimanche dernier, … »: not Sunday's."""
        about, first = self.about, report.draft.units[0].sentence.index
        if first <= sentence.index or about is None or not (about.when and report.when):
            return False
        ours, theirs = about.when, report.when
        if None in (ours.earliest, ours.latest, theirs.earliest, theirs.latest):
            return False
        return theirs.latest < ours.earliest or ours.latest < theirs.earliest

    def _counted(self, item: Said) -> list[Report]:
        """Return the reports whose figures a claim gives."""
        return [
            r for r in self.read.reports
            if any(f.sentence == item.sentence.index and item.start <= f.start < item.end
                   for f in r.draft.figures)
        ]  # fmt: skip

    def _is_of_none(self, item: Said) -> bool:
        """Whether words count a war, or tell what happens time and again."""
        document = self.read.document
        if item.claim_type in _COUNTABLE and counts_a_war(document, item.sentence, item.start):
            told = self.told(item.start, item.end, item.sentence)
            if item.claim_type == "casualties":  # « 630 morts depuis 2015 »: of no report
                told = [
                    r for r in told
                    if any(item.start <= f.start < item.end for f in r.draft.figures)
                ]  # fmt: skip
            by_count = item.speaker is not None and names_count(document, item.speaker)
            return not told or by_count or item.claim_type == "report"
        if item.claim_type == "responsibility":
            return claims_others(self.read, item)
        return (
            item.claim_type in _HABITUAL
            and _HABITUALLY.search(document.text, item.start, item.end) is not None
        )

    def _of_town(self, speaker: Speaker) -> Report | None:
        """Return the one report of the town whose people or officials speak."""
        if speaker.kind not in _LOCAL:
            return None
        text = self.read.document.text
        for place in starting_in(self.read.places, speaker.start, speaker.end + 40):
            if place.row is not None and (
                place.start < speaker.end or _OF_TOWN.fullmatch(text, speaker.end, place.start)
            ):
                there = [r for r in self.news if place_id_of(r) == place.row.place_id]
                return there[0] if len(there) == 1 else None
        return None

    def _names_place(self, item: Said) -> bool:
        """Whether a claim's words name the place of a report, beside the speaker's own."""
        speaker = item.speaker
        known = {place_id_of(r) for r in self.read.reports}
        return any(
            p.row is not None and p.row.place_id in known
            for p in starting_in(self.read.places, item.start, item.end)
            if speaker is None or not speaker.start <= p.start < speaker.end + 40
        )

    def _is_on_the_matter(self, item: Said) -> bool:
        """Whether words that tell of no report belong to one: they follow it, or speak of harm."""
        about, index = self.about, item.sentence.index
        if item.claim_type == "report":
            if item.speaker is not None and item.speaker.kind in _NEAR:
                return about is None or not is_of_days_before(self.read, item, about)
            if about is None:
                return len(self.news) == 1
            near = tells_paragraph(about, item.sentence)
            lately = told_lately(about, index, 2 * SOON if len(self.news) == 1 else SOON)
            return near or lately and self._speaks_of_harm(item)
        if about is not None and told_lately(about, index):
            return True
        if self._claimed is not None and index - self._claimed_in < SOON:
            return True
        return about is None and len(self.news) == 1 or self._speaks_of_harm(item)

    def _is_of_partners(self, item: Said) -> bool:
        """« dénonce la présence de mercenaires, ce que Bamako dément »: of no attack before it."""
        if self.about is None:
            return False
        if not is_act(self.about):
            return hires(self.read, item.start, item.end)
        return is_of_partners(self.read, item) or self._claimed is None and goes_on(self.read, item)

    def _speaks_of_harm(self, item: Said) -> bool:
        document = self.read.document
        return any(document.within(kind, item.start, item.end) for kind in _VIOLENCE)

    def _without_own(self, sentence: SentenceSpan) -> Report | None:
        """Return the report for words that tell of none: by place, by paragraph, else the news."""
        near = starting_in(self.read.places, sentence.start, sentence.end)
        names = {p.row.place_id for p in near if p.row is not None}
        placed = [r for r in self.read.reports if place_id_of(r) in names]
        if placed:
            return placed[0]
        if self.about is not None and tells_paragraph(self.about, sentence):
            return self.about
        return self.news[0] if self.news else self.about
