"""Who has spoken so far: what pronouns and « le même responsable » point back to."""

import re
from dataclasses import replace
from operator import attrgetter

from .document import Document, SentenceSpan
from .nearby import InOrder, starting_in
from .persons import Speaker
from .spoken_for import kind_of_actor

_NEW = {"un", "une", "des", "deux", "trois", "quatre", "plusieurs", "quelques", "certains"}
_AGAIN = ("le", "la", "l'", "cette", "ce", "cet")
_PAPERS = ("communique", "document")
_POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
_WITH_PAPERS = {"military", "government", "foreign_government", "armed_group", "un", "ngo"}
_OFFICIAL = {"military", "government", "un"}
_OF_STATES = {"military", "government", "foreign_government"}
# « Pour sa part, l'armée … », « Dans un communiqué, l'état-major … »
# « Quant à la Minusma, qui plie bagage, elle a fait savoir … »
_AS_FOR = re.compile(r"(?:mais |et )?(?:quant (?:a|aux?)|de la part d(?:e|u|es)|pour) ")
# « les sources jointes par RFI »: none that were named before.
_CONTACTED = re.compile(
    r" (?:joint|contact|interrog|consult|rencontr|cite)e?e?s? (?:par|aupres|a|dans|sur)\b"
)
_ACCORDING = re.compile(r"(?:mais |et )?(?:selon|d'apres|a en croire|aux dires) ")
# « l'organisation locale de défense des droits humains »
_OF_ITS_KIND = re.compile(
    r" (?:d(?:e|es|u|')\b|non |[a-z]+(?:ale|aire|elle|ique|aine|ienne|nte)\b)"
)
# « « Ce dimanche, les FAMa ont … », « … publié ce mardi 2 janvier, les FAMa ont … »
_OPENS = re.compile(r"\W*(?:(?:ce |dans |le )[a-z0-9' -]{2,60}, )?(?:les |l'|la |le )?")
_ITS_NEWS = re.compile(r"[^,.;:«\"]{0,60}, (?:les |l'|la |le )?")
_LATTER = ("ces derniers ", "ces dernieres ", "ce dernier ", "cette derniere ")
_BLAMED = re.compile(
    r"\b(?:attribu|imput)ee?s? (?:[a-z]+ment )?(?:a|aux?) (?:l[ea]s? |l')?(?:[a-z]+ ){0,2}$|"
    r"\b(?:par|contre) (?:l[ea]s? |l'|des |une? )?(?:[a-z]+ (?:d[eu]s? |d')?){0,2}$"
)
_BLAME_REACH = 50
_ASIDE = re.compile(r"(?:[a-z' -]{2,60}), ")


class Memory:
    """Who has spoken and who was named so far, for pronouns and « le même responsable »."""

    def __init__(self, document: Document, people: InOrder[Speaker]) -> None:
        self.document, self.people = document, people
        self.spoken: list[Speaker] = []
        self.here: tuple[Speaker, ...] = ()

    def last_in(self, sentence: SentenceSpan) -> Speaker | None:
        """Return who spoke last in the paragraph of a sentence, if they speak for somebody."""
        for speaker in reversed(self.spoken):
            if speaker.kind in _WITH_PAPERS:
                near = self.document.sentence_at(speaker.start)
                return speaker if near.paragraph == sentence.paragraph else None
        return None

    def resolve(self, gender: str | None, is_plural: bool | None, before: int) -> Speaker | None:
        """Return the last who spoke, or opened the sentence before, and agrees."""
        last = self._latter(gender, is_plural, before)
        if last is not None:
            return last
        topic = self._dislocated(before) or self._topic(before)
        order = list(reversed(self.spoken))
        if topic is not None:
            last = self.document.sentence_at(topic.start)
            # « Selon un habitant, un soldat est mort. Il estime … »: rather the first
            told = _ACCORDING.match(self.document.text, last.start) is not None
            order.insert(len(order) if told else 0, topic)
        order[:0] = reversed(self.here)
        for speaker in order:
            if is_plural is not None and speaker.is_plural != is_plural:
                continue
            if gender is None or speaker.gender in (gender, None):
                return speaker
        return None

    def _latter(self, gender: str | None, is_plural: bool | None, before: int) -> Speaker | None:
        """« un élu a parlé à des habitants. Ces derniers évoquent … »: who was named last."""
        if not self.document.text.startswith(_LATTER, before):
            return None
        index = self.document.sentence_at(before).index
        start = self.document.sentences[index - 1].start if index else before
        near = [s for s in starting_in(self.people, start, before) if s.kind not in (None, "media")]
        fitting = (
            s for s in reversed(near)
            if s.is_plural == is_plural and (gender == "f") <= (s.gender != "m")
        )  # fmt: skip
        return next(fitting, None)

    def _dislocated(self, start: int) -> Speaker | None:
        """Return whom a sentence names before its subject: « quant à l'armée, elle … »."""
        match = _AS_FOR.match(self.document.text, start)
        near = starting_in(self.people, match.end() - 3, match.end() + 4) if match else []
        return near[0] if near else None

    def _topic(self, before: int) -> Speaker | None:
        """Return the subject that opens the sentence before, in the same paragraph."""
        sentence = self.document.sentence_at(before)
        if sentence.index == 0:
            return None
        last = self.document.sentences[sentence.index - 1]
        if last.paragraph != sentence.paragraph or self.document.quote_at(last.start) is not None:
            return None
        return self._opening(last)

    def _opening(self, sentence: SentenceSpan) -> Speaker | None:
        """Return the subject that opens a sentence: « De son côté, le MNLA … »."""
        aside = _ASIDE.match(self.document.text, sentence.start, sentence.end)
        start = aside.end() if aside is not None else sentence.start
        opening = starting_in(self.people, start, start + 12)
        return opening[0] if opening and opening[0].kind in _WITH_PAPERS else None

    def settled(self, speaker: Speaker) -> Speaker:
        """Return a speaker whose kind or party only the context tells, filled in from it."""
        if self._points_back(speaker):
            last = self._last_unnamed(speaker)
            if last is not None:
                return last
            is_source = self.document.text.startswith("source", speaker.start)
            earlier = (
                self.source_again(speaker.is_plural)
                if is_source
                else self.spoken[-1]
                if self.spoken
                else None
            )
            if earlier is not None and _may_be(earlier, speaker):
                return earlier
        again = self._again(speaker) or self._group_again(speaker)
        if again is not None:
            return again
        if speaker.kind is None:
            is_new = speaker.determiner in _NEW
            known = self._own_paper(speaker) if is_new else self._known(speaker)
            if known is None and speaker.is_paper:
                known = self._writer(speaker)
            if known is None:
                own = kind_of_actor(self.document, speaker.actor) if speaker.actor else None
                return replace(speaker, kind=own or "unnamed_source")
            return replace(speaker, kind=known.kind, actor=known.actor)
        if speaker.actor is None and speaker.determiner in ("le", "la", "l'", "ce", "cette", "les"):
            earlier = reversed(starting_in(self.people, 0, speaker.start))
            fitting = (s for s in earlier if s.kind == speaker.kind and s.actor)
            same = next((s for s in fitting if s.end <= speaker.start), None)
            if same is not None:
                return replace(speaker, actor=same.actor)
        return speaker

    def _writer(self, paper: Speaker) -> Speaker | None:
        """Return who tells of himself in a paper: « “L'état-major informe …”, dit le communiqué ».

        So do « Selon un communiqué publié lundi, les FAMa ont détruit … ».
        """
        text = self.document.text
        sentence = self.document.sentence_at(paper.start)
        quotes = [q for q in self.document.quotes_over(0, paper.start) if q.end <= paper.start]
        starts = [sentence.start, *(q.start for q in quotes[-1:])]
        ends = [m.end() for at in starts if (m := _OPENS.match(text, at)) is not None]
        behind = _ITS_NEWS.match(text, paper.end, sentence.end)
        ends += [behind.end()] if behind is not None else []
        found = [s for at in ends for s in starting_in(self.people, at - 3, at + 3)]
        told = next((s for s in found if s.kind in _OF_STATES), None)
        if told is not None:
            return told
        named = [h for at in ends for h in self.document.within("actor", at - 3, at + 3)]
        kinds = [(h.row.actor_id, kind_of_actor(self.document, h.row.actor_id)) for h in named]
        own = next((actor for actor, kind in kinds if kind == "military"), None)
        return replace(paper, kind="military", actor=own) if own is not None else None

    def _last_unnamed(self, speaker: Speaker) -> Speaker | None:
        """« Un autre élu a indiqué … », a ajouté « cette source »: heard a sentence before."""
        last = self.spoken[-1] if self.spoken else None
        if last is None or last.name or last.determiner not in _NEW or last.is_paper:
            return None
        near = self.document.sentence_at(speaker.start).index
        is_next = 0 < near - self.document.sentence_at(last.start).index <= 1
        return last if is_next and last.is_plural == speaker.is_plural else None

    def _again(self, speaker: Speaker) -> Speaker | None:
        """« Le gouvernement guinéen … »: « le gouvernement » is his own, said again."""
        text = self.document.text
        noun = text[speaker.start : speaker.end].removeprefix(f"{speaker.determiner} ")
        if speaker.determiner not in _AGAIN or " " in noun or speaker.name:
            return None
        for earlier in reversed(self.spoken):
            named = text[earlier.start : earlier.end].removeprefix("l'").removeprefix("le ")
            if named.startswith(noun + " ") and earlier.end <= speaker.start:
                return replace(speaker, kind=earlier.kind, actor=earlier.actor)
        return None

    def _group_again(self, speaker: Speaker) -> Speaker | None:
        """« l'organisation », behind an armed group or the UN: no relief organisation."""
        words = self.document.text[speaker.start : speaker.end].removeprefix("l'")
        if words != "organisation" or speaker.kind != "ngo" or speaker.determiner in _NEW:
            return None
        if _OF_ITS_KIND.match(self.document.text, speaker.end):
            return None
        named = starting_in(self.people, 0, speaker.start)
        kinds = ("armed_group", "ngo", "un")
        groups = [s for s in self.spoken if s.kind in kinds] or [
            s for s in named if s.kind in kinds
        ]
        return groups[-1] if groups and groups[-1].kind != "ngo" else None

    def noun_again(self, noun: str | None) -> Speaker | None:
        """Return who spoke last under a noun: « les mêmes médias », « le même responsable »."""
        if noun is None:
            return None
        starts = (s for s in reversed(self.spoken) if self.document.text.startswith(noun, s.start))
        return next(starts, None)

    def source_again(self, is_plural: bool) -> Speaker | None:
        """Return whom « cette source », « ces sources » name again."""
        text = self.document.text
        order = [s for s in reversed(self.spoken) if s.kind != "armed_group"]
        named = (
            s for s in order if text.startswith("source", s.start) and s.is_plural == is_plural
        )
        return next(named, order[0] if order else None)

    def _points_back(self, speaker: Speaker) -> bool:
        """« la même source », « cette source »."""
        before = self.document.text[speaker.start - 8 if speaker.start > 8 else 0 : speaker.start]
        if before.rstrip().endswith(("meme", "memes")):
            return True
        if speaker.actor is not None:
            return False
        words = self.document.text[speaker.start : speaker.end]
        if words.startswith("interlocuteur") and speaker.determiner not in _NEW:
            return True
        bare = words in ("source", "sources") and (
            speaker.determiner in ("la", "les") or before.endswith("notre ")
        )
        if _CONTACTED.match(self.document.text, speaker.end):
            return False
        return bare or speaker.determiner in ("cette", "ce", "ces")

    def _is_written(self, speaker: Speaker) -> bool:
        """Whether somebody is named as the author of a paper: « un communiqué de l'armée »."""
        papers = self.document.within("channel", speaker.start, speaker.start + 1)
        return bool(papers) and any(hit.row.channel in _PAPERS for hit in papers)

    def _is_in_writing(self, speaker: Speaker) -> bool:
        """« a indiqué le ministère dans un communiqué »: later « le texte » is his."""
        sentence = self.document.sentence_at(speaker.start)
        channels = self.document.hits_of("channel", sentence)
        return any(hit.row.channel in _PAPERS for hit in channels)

    def _own_paper(self, speaker: Speaker) -> Speaker | None:
        """« L'armée a « réagi énergiquement », indique un communiqué »: it is the army's."""
        if not speaker.is_paper:
            return None
        first = self.document.sentence_at(speaker.start).start
        own = next(iter(starting_in(self.people, first, first + 4)), None)
        if own is None or own.end > speaker.start or own.determiner not in _AGAIN:
            return None
        return own if own.kind in _OFFICIAL else None

    def _known(self, speaker: Speaker) -> Speaker | None:
        """Return for whom « le porte-parole », « son communiqué », « le bulletin » speak."""
        named = [s for s in self.people if s.actor and s.kind and s.end <= speaker.start]
        if (speaker.determiner or "").split(" ")[-1] in _POSSESSIVES:
            own = self._opening(self.document.sentence_at(speaker.start))
            if own is not None and own.actor and own.end <= speaker.start:
                return own
            owners = [s for s in named if s.kind in _WITH_PAPERS]
            topic = self._topic(speaker.start)
            return topic if topic is not None and topic.actor else owners[-1] if owners else None
        if speaker.is_paper:
            spoken = [s for s in self.spoken if s.kind in _WITH_PAPERS]
            issued = [s for s in spoken if s.is_paper or self._is_in_writing(s)]
            # « C'est un communiqué de l'armée qui … »: a paper that is named without a word of it
            issued += [s for s in named if s.kind in _WITH_PAPERS and self._is_written(s)]
            if speaker.actor is not None:  # « le communiqué officiel »: a state's
                issued = [s for s in issued if s.kind in _OF_STATES]
                spoken = [s for s in spoken if s.kind in _OF_STATES]
            if not issued and not spoken:  # « a annoncé la société. […] selon le communiqué »
                spoken = [s for s in self.spoken if s.kind == "local_official"]
            if issued:
                return max(issued, key=attrgetter("start"))
            return spoken[-1] if spoken else None
        named = [s for s in named if not self._is_blamed(s)]
        return self.spoken[-1] if self.spoken else named[-1] if named else None

    def _is_blamed(self, group: Speaker) -> bool:
        """« l'attaque, attribuée au Jnim, … », « menée par le Jnim »: no spokesman of theirs."""
        reach = group.start - _BLAME_REACH if group.start > _BLAME_REACH else 0
        blamed = _BLAMED.search(self.document.text, reach, group.start)
        return group.kind == "armed_group" and blamed is not None


def _may_be(earlier: Speaker, speaker: Speaker) -> bool:
    """Whether « ces témoins » can be who spoke last: not where those were gendarmes."""
    return speaker.kind in (None, "unnamed_source", earlier.kind)
