"""What is looked up for every row is built once for each frame, not once for each row."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import pandas as pd

Built = TypeVar("Built")


def remembered(build: Callable[[pd.DataFrame], Built]) -> Callable[[pd.DataFrame], Built]:
    """Decorate a function of one frame so that it runs once for each frame that lives.

    Frames of the tables are never changed in place, so what was built of one stays true.

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
    def lookup(frame: pd.DataFrame) -> Built:
        key = id(frame)
        # An id is given again once its frame is gone, so the frame itself is compared.
        if key not in kept or kept[key][0]() is not frame:
            kept[key] = weakref.ref(frame, lambda _: kept.pop(key, None)), build(frame)
        return kept[key][1]

    return lookup
