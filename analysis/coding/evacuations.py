"""Who is taken away, where a noun of leaving does not tell that somebody gives up a base."""

import re

# « une évacuation sanitaire », « l'évacuation des blessés »: nobody gives up a base.
_OF_THE_HURT = re.compile(
    # « la relève descendante »: men on the road
    r" (?:medicale|sanitaire|aero[a-z-]+|aerienne|montante|descendante)s?\b|"
    r" d(?:es|e|e ses|e leurs|e ces) (?:[a-z]+ )?"
    r"(?:bless|corps|depouill|malad|victim|mort|civil|habitant|ressortissant|otage|population)"
)


def is_of_the_hurt(text: str, end: int) -> bool:
    """Whether a noun of leaving is of the wounded, the dead, the people of a place.

    >>> is_of_the_hurt("l'evacuation sanitaire des soldats", 12)
    True
    """
    return _OF_THE_HURT.match(text, end) is not None
