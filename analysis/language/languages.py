"""Tell French from English by their commonest small words."""

# Words that one of the two languages has and the other has not.
_FRENCH = frozenset(
    "le la les des du un une et dans est que qui au aux par pour sur avec selon ont été".split()
)
_ENGLISH = frozenset(
    "the of and with for by from is are was were this that at to have has been it its".split()
)
_SMALLEST_SHARE = 0.08


def language(text: str) -> str | None:
    """Return "fr", "en" or, where neither shows, None.

    >>> language("Des jihadistes ont attaqué un camp dans le centre du pays.")
    'fr'
    >>> language("Malian soldiers are pictured during a patrol with the new force.")
    'en'
    """
    words = text.lower().split()
    french = sum(map(_FRENCH.__contains__, words))
    english = sum(map(_ENGLISH.__contains__, words))
    if max(french, english) < _SMALLEST_SHARE * len(words) or french == english:
        return None
    return "fr" if french > english else "en"


def is_french(text: str) -> bool:
    """Say whether a sentence may be French: no more English than French small words in it.

    >>> is_french("Picture taken August 23, 2021 by the army.")
    False
    >>> is_french("Bamako, Mali")
    True
    """
    return language(text) != "en"
