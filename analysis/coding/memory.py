"""Who has spoken so far: what pronouns and « le même responsable » point back to."""

import re

from .document import Document
from .nearby import InOrder, starting_in
from .persons import Speaker

_NEW = {"un", "une", "des", "deux", "trois", "quatre", "plusieurs", "quelques", "certains"}
_POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
_WITH_PAPERS = {"military", "government", "foreign_government", "armed_group", "un", "ngo"}
# « Pour sa part, l'armée … », « Dans un communiqué, l'état-major … »
_ASIDE = re.compile(r"(?:[a-z' -]{2,60}), ")


class Memory:
    """Who has spoken and who was named so far, for pronouns and « le même responsable »."""

    def __init__(self, document: Document, people: InOrder[Speaker]) -> None:
        self.document, self.people = document, people
        self.spoken: list[Speaker] = []
        self.here: tuple[Speaker, ...] = ()

    def resolve(self, gender: str | None, is_plural: bool | None, before: int) -> Speaker | None:
        """Return the last who spoke, or opened the sentence before, and agrees."""
        topic = self._topic(before)
        order = list(reversed(self.spoken))
        if topic is not None:
            order.insert(0, topic)
        order[:0] = reversed(self.here)
        for speaker in order:
            if is_plural is not None and speaker.is_plural != is_plural:
                continue
            if gender is None or speaker.gender in (gender, None):
                return speaker
        return None

    def _topic(self, before: int) -> Speaker | None:
        """Return the subject that opens the sentence before, in the same paragraph."""
        sentence = self.document.sentence_at(before)
        if sentence.index == 0:
            return None
        last = self.document.sentences[sentence.index - 1]
        if last.paragraph != sentence.paragraph or self.document.quote_at(last.start) is not None:
            return None
        aside = _ASIDE.match(self.document.text, last.start, last.end)
        start = aside.end() if aside is not None else last.start
        opening = starting_in(self.people, start, start + 12)
        return opening[0] if opening and opening[0].kind in _WITH_PAPERS else None

    def settled(self, speaker: Speaker) -> Speaker:
        """Return a speaker whose kind or party only the context tells, filled in from it."""
        if self._points_back(speaker) and self.spoken:
            return self.spoken[-1]
        if speaker.kind is None:
            known = None if speaker.determiner in _NEW else self._known(speaker)
            if known is None:
                return speaker._replace(kind="unnamed_source")
            return speaker._replace(kind=known.kind, actor=known.actor)
        if speaker.actor is None and speaker.determiner in ("le", "la", "l'", "ce", "cette", "les"):
            earlier = reversed(starting_in(self.people, 0, speaker.start))
            fitting = (s for s in earlier if s.kind == speaker.kind and s.actor)
            same = next((s for s in fitting if s.end <= speaker.start), None)
            if same is not None:
                return speaker._replace(actor=same.actor)
        return speaker

    def _points_back(self, speaker: Speaker) -> bool:
        """« la même source », « cette source »."""
        before = self.document.text[max(0, speaker.start - 8) : speaker.start]
        if before.rstrip().endswith(("meme", "memes")):
            return True
        if speaker.actor is not None:
            return False
        words = self.document.text[speaker.start : speaker.end]
        bare = words in ("source", "sources") and speaker.determiner in ("la", "les")
        return bare or speaker.determiner in ("cette", "ce", "ces")

    def _known(self, speaker: Speaker) -> Speaker | None:
        """Return for whom « le porte-parole », « son communiqué », « le bulletin » speak."""
        named = [s for s in self.people if s.actor and s.kind and s.end <= speaker.start]
        if (speaker.determiner or "").split(" ")[-1] in _POSSESSIVES:
            owners = [s for s in named if s.kind in _WITH_PAPERS]
            topic = self._topic(speaker.start)
            return topic if topic is not None and topic.actor else owners[-1] if owners else None
        if speaker.is_paper:
            spoken = [s for s in self.spoken if s.kind in _WITH_PAPERS]
            return spoken[-1] if spoken else None
        return self.spoken[-1] if self.spoken else named[-1] if named else None
