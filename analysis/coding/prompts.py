"""Why an act was done: « en représailles à la mort de … », and none of what is told."""

from analysis.language.cues import Seldom

# « en représailles à l'arrestation d'un imam », « une vengeance suite à la mort de X, tué par … »:
# why, and none of what is told
_WHY = (
    r"\b(?:(?:en (?:guise de )?|une? |des |par )(?:represailles|reponse|reaction|riposte|"
    r"vengeance|revanche),? (?:a|aux?|(?:a la )?suite (?:a|aux?|du|des?)|apres|pour|contre)|"
    r"veng(?:er|eant|eaient)) ?(?:l[ea]s? |l'|une? |cette |ce |leurs? |ses )?"
)
_WHY_WORDS = "represailles|reponse|reaction|riposte|vengeance|revanche|venge"
WHY = Seldom(_WHY_WORDS, _WHY)
_PROMPT = Seldom(_WHY_WORDS, rf"{_WHY}$")
_PROMPTED = Seldom(
    _WHY_WORDS,
    rf"{_WHY}(?:mort|assassinat|meurtre|arrestation|enlevement|execution|massacre) "
    r"d[^.;:]{3,70}, $|\bveng(?:er|eant|eaient) (?:l[ae]s? |l'|des? |ses |leurs )?[a-z' -]{3,40} $",
)
_REACH = 60


def is_prompt(text: str, start: int) -> bool:
    """Whether a noun only says what was avenged or answered.

    >>> is_prompt("en represailles a l'arrestation d'un imam", 18)
    True
    """
    return _PROMPT.search(text, max(0, start - _REACH), start) is not None


def was_prompted(text: str, start: int) -> bool:
    """Whether a participle says what befell those that were avenged: « …, tués par la milice ».

    >>> was_prompted("en reponse a la mort de deux bergers, tues par la milice", 38)
    True
    """
    return _PROMPTED.search(text, max(0, start - 2 * _REACH - 20), start) is not None
