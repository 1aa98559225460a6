"""Coups told together: « deux coups d'État, en août 2020 et en mai 2021 » are two."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.language.edtf import EDTF
from analysis.language.times import Reading

from .draft import Draft


def coups_apart(
    drafts: list[Draft], dates: list[Reading | None]
) -> Iterator[tuple[Draft, Reading | None]]:
    """Yield reports with their dates, each coup of several once."""
    for draft, when in zip(drafts, dates, strict=True):
        dated = when.edtf if when is not None else None
        if when is None or dated is None or draft.family != "coup" or dated.kind != "all_of":
            yield draft, when
            continue
        for one in str(dated).strip("{}").split(","):
            yield replace(draft, parties=None), replace(when, edtf=EDTF.parse(one))
