"""Who says it with a verb: verbs of saying, their subjects, agents and pronouns."""

import re

from .document import Document, SentenceSpan, VerbHit
from .grammar import (
    agent,
    is_after_quotation,
    is_count,
    joined_to,
    opening_subject,
    relative_antecedent,
    subject_after,
    subject_before,
)
from .memory import Memory
from .no_saying import confirms_news, says_nothing
from .persons import Speaker, with_their_party
from .pronouns import (
    group_start,
    house_of,
    is_ours,
    is_unable,
    pronoun_before,
    pronoun_inverted,
    pronoun_opening,
)
from .saying import Attribution
from .verb_number import disagree, is_misspelt

_IN_RELATIVE = re.compile(r"\b(?:dont|qui|que|qu') ?[^,;:]*$")
_COORDINATED = re.compile(r"(?:\bet|\bmais|\bpuis)(?: [a-z]+ment| en| l'| y)* ?$")
_TRANSITIVE = {"accuses", "denies", "declines", "confirms", "acknowledges"}
# « s'est contentée de faire état », « a tenu à préciser »: the governing verb has the subject.
_GOVERNOR = re.compile(
    r"\b(?:s'est|se sont|s'etait|s'etaient|a|ont|avait|avaient)(?: [a-z]+ment)?"
    r" (?:contente|borne|limite|tenu|fini|prefere|choisi|voulu|souhaite|decide|cherche|tente|"
    r"commence|continue|pu)e?s?(?: d[e']| a| par)? ?$"
)
# « devrait annoncer », « doit confirmer »: nothing is said yet.
_NOT_YET = re.compile(r"(?:ne )?(?:devr|doi[ts]|doivent|pourr)[a-z]* ")
# « a indiqué ce samedi 8 avril à l'AFP le gouverneur »: when and to whom, no object.
_RUN_ON = ("states", "announces", "reports")
_RUNS_ON = ("past_participle", "present")
_WHEN_SAID = re.compile(
    r"(?: (?:ce|hier|dans|la|en|a|au|l'afp|rfi|reuters|[a-z]{3,6}di|dimanche|\d{1,2}|soir|matin|"
    r"soiree|matinee|[a-z]{3,5}ier|mars|avril|mai|juin|juillet|aout|[a-z]{4,5}mbre|octobre))*"
    r" (?:l[ea]s? |l'|une? |des |du )?"
)
# « … accuse la France d'avoir … »: whom, and of what
_ACCUSED = re.compile(r"[^.;:«»\"]{0,40}?,? d(?:'|e (?:«|[a-z]+(?:er|ir|re)\b))")
_NOBODY = "armed_men_unspecified"
# « des témoignages qui, pour la première fois, accusent … »: no inversion
_WHO_ASIDE = re.compile(r"\bqui,[^,;:]{2,60}, ?$")
# « Comme le révèle un élu, dix soldats … »: his words follow.
_AS_TOLD = re.compile(r"(?:ainsi que|comme) ?(?:l[e'] ?)?")
# « Des sources – élus et notables – rapportent … »
_DASHES = (" - ", " – ", " — ")
_DASH_CLOSED = re.compile(r"[^-–—«\"] [-–—] [^-–—«»\"]{2,200} [-–—] $")
_THAT = re.compile(r"\bqu[e'] ?$")
# « un berger a vu dix corps » is testimony, « l'armée a vu tomber le camp » is none.
_EYEWITNESSES = {"resident_witness", "local_official", "media", "unnamed_source", "ngo"}


def _speech_verbs(
    document: Document, sentence: SentenceSpan, people: list[Speaker]
) -> list[VerbHit]:
    chosen = []
    for verb in sentence.verbs:
        if verb.phrase.kind != "speech":
            continue
        if verb.phrase.row.needs_quote and not document.quotes_over(sentence.start, sentence.end):
            continue
        quote = document.quote_at(verb.start)
        start = group_start(document, verb) if quote is not None else verb.start
        # A verb inside somebody's quotation is that speaker's word, unless it is an incise.
        if (
            quote is not None
            and quote.end - quote.start > 60
            and not pronoun_inverted(document, verb, start)
        ):
            before = document.text[sentence.start : start].rstrip()
            opens = not document.text[quote.inner_start : start].strip()
            opens = opens and not verb.phrase.row.needs_quote
            if not opens and not before.endswith((",", "!", "?", "-", "–", "(")):
                continue
            if not opens and not subject_after(document, sentence, verb, people):
                continue  # « des hommes, venus à moto, ont lancé un assaut »
        chosen.append(verb)
    return chosen


class VerbsOfSaying:
    """The verbs of saying of one sentence, read from left to right."""

    def __init__(
        self, document: Document, sentence: SentenceSpan, people: list[Speaker], memory: Memory
    ) -> None:
        self.document, self.sentence = document, sentence
        self.people, self.memory = people, memory
        self.last: Attribution | None = None
        # « Confirmant l'attaque, un élu a parlé de … »: implied before anybody is named.
        self.pending: set[str] = set()
        # « L'état-major n'a pas nommé le camp, mais a dit … »: a subject that said nothing yet.
        self.denied: list[Speaker] = []

    def read(self) -> list[Attribution]:
        """Return what the verbs attribute, each verb with a subject that can be told."""
        found = []
        for verb in _speech_verbs(self.document, self.sentence, self.people):
            if [p for p in self.people if p.start < verb.start < p.end]:
                continue  # « un homme se présentant comme un combattant »
            one = self._of_verb(verb)
            if one is not None:
                found.append(one)
                self.memory.here = one.speakers
                self.last = one
        return found

    def _of_verb(self, verb: VerbHit) -> Attribution | None:
        """Return the attribution that a verb makes; some only add to the last one."""
        document = self.document
        reading, at = verb.reading, group_start(document, verb)
        if says_nothing(document, self.sentence, verb, at):
            return None
        is_denied = reading.is_negated or is_unable(document, verb)
        if is_denied and verb.phrase.row.implies != "declines":
            self.denied = self._subject(verb, at)[0]
            return None
        if reading.voice == "reflexive" and not verb.phrase.is_reflexive:
            return None
        house = house_of(document, self.sentence, verb, self.people)
        if house is None and is_ours(document, verb, at):
            return None
        if reading.tense == "future" or _NOT_YET.match(document.text, reading.start):
            return None
        if reading.tense == "infinitive":
            governor = _GOVERNOR.search(document.text, max(self.sentence.start, at - 40), at)
            if governor is None:
                return None
            at = governor.start()
            if document.text.endswith(("n'", "ne "), 0, at):
                return None  # « n'a pu confirmer »
        if self._continues(verb, at):
            return None
        speakers, is_before = ([house], True) if house else self._speakers(verb, at)
        if not speakers:
            return None
        if all(is_count(document, s) or s.is_plural and s.actor == _NOBODY for s in speakers):
            return None  # « les assaillants ont crié », on which nobody relies
        return self._attribution(verb, at, speakers, is_before)

    def _continues(self, verb: VerbHit, at: int) -> bool:
        """Whether a verb has the speakers of the last one: « …, en précisant », « et ajoute »."""
        implies = verb.phrase.row.implies
        if verb.form.form == "present_participle":
            if self.last is None:
                return False
            self.last.verbs.append(verb)
            if implies != "confirms" or confirms_news(self.document, verb):
                self.last.implies.add(implies)
            return True
        if self.last is None or not self._is_coordinated(at):
            return False
        if verb.reading.voice == "passive" or self._pronoun(verb) is not None:
            return False
        self.last.verbs.append(verb)
        self.last.implies.add(implies)
        self.last.at_end = max(self.last.at_end, verb.end)
        return True

    def _pronoun(self, verb: VerbHit) -> tuple[str | None, bool] | None:
        return pronoun_inverted(self.document, verb, group_start(self.document, verb))

    def _is_coordinated(self, at: int) -> bool:
        return bool(_COORDINATED.search(self.document.text[self.sentence.start : at]))

    def _speakers(self, verb: VerbHit, at: int) -> tuple[list[Speaker], bool]:
        """Return who says it, and whether they stand before their words."""
        document, reading = self.document, verb.reading
        pronoun = self._pronoun(verb)
        if pronoun is not None:
            found = (
                self.memory.resolve(*pronoun, self.sentence.start)
                if self.last is None
                else self.last.speakers[-1]
            )
            return ([found] if found is not None else []), False
        form = verb.form.form
        if (
            reading.voice == "passive"
            or form == "past_participle"
            and reading.voice == "participle"
        ):
            if verb.lemma == "soutenir":
                return [], False  # « l'armée, soutenue par X »: with arms
            before = document.text[self.sentence.start : at]
            is_claim = verb.phrase.row.implies == "claims"
            if _IN_RELATIVE.search(before) and not is_claim or before.endswith("deja "):
                return [], False  # « l'attaque qui a été revendiquée par X » is claimed
            if at == self.sentence.start and verb.phrase.row.implies in _RUN_ON:
                return [], False  # « Alertés par des bergers, des soldats … »
            people = agent(document, verb, self.sentence, self.people)
            if verb.phrase.row.implies == "confirms":
                return people, False
            return [s for s in people if s.kind != "media"], False
        if form == "present_participle":
            people = subject_before(document, self.sentence, at, self.people)
            if not people and document.text[at - 2 : at] == ", ":
                people = self._opening(at)
            if not people:
                self.pending.add(verb.phrase.row.implies)
            return people, True
        if self.denied and self.last is None and self._is_coordinated(at):
            return self.denied, True
        return self._subject(verb, at)

    def _subject(self, verb: VerbHit, at: int) -> tuple[list[Speaker], bool]:
        """Return the subject of a finite verb, and whether it stands before its words."""
        document, sentence, people = self.document, self.sentence, self.people
        implies = verb.phrase.row.implies
        if implies in _TRANSITIVE:
            # « L'armée, elle, accuse les rebelles »: what follows is rather the object.
            left = self._left(verb, at)
            if left:
                return left, True
        opens = at == sentence.start and pronoun_before(document, sentence, at) is not None
        own = _WHO_ASIDE.search(document.text, max(sentence.start, at - 70), at)
        if own is None and document.text.endswith(_DASHES, 0, at):
            own = _DASH_CLOSED.search(document.text, sentence.start, at)
        if not opens and own is None and is_after_quotation(document, sentence, verb):
            right = subject_after(document, sentence, verb, people)
            if right and "accuses" in implies and _ACCUSED.match(document.text, right[-1].end):
                right = []  # « Le Conseil (CNSP), accuse la France d'avoir … »: whom he accuses
            if right and (
                not disagree(document, verb, right) or is_misspelt(document, verb, right)
            ):
                return right, bool(_AS_TOLD.fullmatch(document.text, sentence.start, at))
        if _THAT.search(document.text, max(sentence.start, at - 6), at):
            right = self._next(verb)
            if right:
                return right, False  # « une version que conteste l'armée »
        pronoun = pronoun_before(document, sentence, at)
        if pronoun is not None:
            found = self.memory.resolve(*pronoun, sentence.start)
            return ([found] if found is not None else []), True
        antecedent = relative_antecedent(document, sentence, at, people)
        if antecedent is not None:
            return joined_to(document, people, antecedent, verb), True
        left = self._left(verb, at)
        return (left, True) if left else (self._run_on(verb), False)

    def _run_on(self, verb: VerbHit) -> list[Speaker]:
        """« Trois soldats ont péri au Mali a indiqué le ministère »: the comma was forgotten."""
        implies = verb.phrase.row.implies
        if implies not in (*_RUN_ON, "confirms") or verb.form.form not in _RUNS_ON:
            return []
        right = self._next(verb)
        if implies == "confirms" and not any(s.name for s in right):
            return []  # « a confirmé l'attaque »
        return right if self.document.quote_at(verb.start) is None else []

    def _next(self, verb: VerbHit) -> list[Speaker]:
        """Return the subject that follows a verb with nothing but a day between."""
        right = subject_after(self.document, self.sentence, verb, self.people)
        if not right or disagree(self.document, verb, right):
            return []
        gap = self.document.text[verb.end : right[0].start]
        return right if _WHEN_SAID.fullmatch(gap) else []

    def _left(self, verb: VerbHit, at: int) -> list[Speaker]:
        """Return the subject before a verb, unless its number forbids it."""
        found = subject_before(self.document, self.sentence, at, self.people)
        if not found and self._is_coordinated(at):
            found = self._opening(at)
        return [] if disagree(self.document, verb, found) else found

    def _opening(self, at: int) -> list[Speaker]:
        """« L'armée s'est rendue à Dia et a déploré … »: who opens the sentence does both."""
        if self.document.quote_at(at) is not None:
            return []
        pronoun = pronoun_opening(self.document, self.sentence)
        if pronoun is not None:
            found = self.memory.resolve(*pronoun, self.sentence.start)
            return [found] if found is not None else []
        opening = opening_subject(self.document, self.sentence, self.people)
        return [] if opening is None or opening.end >= at else [opening]

    def _attribution(
        self, verb: VerbHit, at: int, speakers: list[Speaker], is_before: bool
    ) -> Attribution | None:
        settled = [self.memory.settled(s) for s in speakers]
        speakers = with_their_party(settled, speakers)
        if verb.phrase.row.implies == "witnesses":
            speakers = [s for s in speakers if s.kind in _EYEWITNESSES]
            if not speakers:
                return None
        start, end = self.sentence.start, self.sentence.end
        named = [s for s in speakers if start <= s.start < end]
        last = verb.end if is_before else max([verb.end, *(s.end for s in named)])
        first = min([at, *(s.start for s in named)]) if is_before else at
        implies = {verb.phrase.row.implies} | self.pending
        self.pending = set()
        return Attribution(tuple(speakers), [verb], first, last, is_before, implies=implies)
