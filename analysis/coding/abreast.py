"""Articles taken abreast: each step is done for some of them in turn, before the next step.

To read an article takes far more code than a processor keeps at hand. Where step after step is done
for a few articles at once, each step's code and the part of the lexicon that it asks are fetched
once for all of them: a sixth of the time is saved. What is found does not depend on it.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from analysis.language.words_held import Read, reader

Made = TypeVar("Made")
# Work that pauses after each of its steps.
Steps = Generator[None, None, Made]


@dataclass(slots=True)
class _Work:
    steps: Steps[Any]
    read: Read
    made: Any = None
    has_ended: bool = False


def alone(steps: Steps[Made]) -> Made:
    """Do all steps of one work.

    >>> def one():
    ...     yield
    ...     return "lu"
    >>> alone(one())
    'lu'
    """
    (made,) = abreast([steps])
    return made


def abreast(works: Iterable[Steps[Made]]) -> list[Made]:
    """Do the first step of each work, then the second of each, and so on; return what they made.

    The order of works turns from step to step.

    >>> def say(word):
    ...     for letter in word:
    ...         print(letter, end=" ")
    ...         yield
    ...     return word
    >>> abreast([say("ab"), say("cd")])
    a c d b ['ab', 'cd']
    """
    # Each with what it had found out of its own text, to go on with.
    every = [_Work(steps, reader.last) for steps in works]
    going = every
    while going:
        for work in going:
            reader.last = work.read
            try:
                next(work.steps)
            except StopIteration as end:
                work.made, work.has_ended = end.value, True
            else:
                work.read = reader.last
        # Back again, from the work whose things were touched last.
        going = [work for work in reversed(going) if not work.has_ended]
    return [work.made for work in every]
