"""A lookup is built once for each frame, and never answers for another one."""

import gc

import pandas as pd

from analysis.views.remember import remembered


def test_a_lookup_is_built_once_for_each_frame():
    built = []

    @remembered
    def names(frame):
        built.append(len(frame))
        return list(frame["name"])

    one, two = (pd.DataFrame({"name": [name]}) for name in ("Gao", "Kidal"))
    assert [names(one), names(two), names(one)] == [["Gao"], ["Kidal"], ["Gao"]]
    assert built == [1, 1]
    assert names(one.copy()) == ["Gao"]
    assert built == [1, 1, 1]


def test_frames_that_are_gone_are_forgotten():
    @remembered
    def size(frame):
        return len(frame)

    # Ids of dead frames are given to new ones: the answers must not follow them.
    for n in range(50):
        assert size(pd.DataFrame({"name": ["Ber"] * n})) == n
        gc.collect()
