"""What is looked up for every row is built once for each frame, or once for a set of tables."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Source = TypeVar("Source")
Built = TypeVar("Built")


def remembered(build: Callable[[Source], Built]) -> Callable[[Source], Built]:
    """Decorate a function of one frame, or of all tables, so that it runs once for each that lives.

    Tables and frames are never changed in place, so what was built of them stays true; nor may
    what is built be changed by those who ask for it.

    >>> import pandas as pd
    >>> @remembered
    ... def place_names(places):
    ...     print("built")
    ...     return dict(zip(places["place_id"], places["name"]))
    >>> frame = pd.DataFrame({"place_id": ["sevare"], "name": ["Sévaré"]})
    >>> [place_names(frame)["sevare"] for _ in range(2)]
    built
    ['Sévaré', 'Sévaré']
    """
    kept: dict[int, tuple[weakref.ref, Built]] = {}

    @wraps(build)
    def lookup(source: Source) -> Built:
        key = id(source)
        # An id is given again once its frame is gone, so the frame itself is compared.
        if key not in kept or kept[key][0]() is not source:
            kept[key] = weakref.ref(source, lambda _: kept.pop(key, None)), build(source)
        return kept[key][1]

    return lookup
