"""What a value with an EDTF date has in common, whatever else it says."""

import datetime as dt

from analysis.language.edtf import EDTF


class Dated:
    """A value whose ``edtf`` may be unknown.

    >>> class Nouvelle(Dated):
    ...     edtf = EDTF.parse("2023-04")
    >>> Nouvelle().earliest.isoformat(), Nouvelle().latest.isoformat()
    ('2023-04-01', '2023-04-30')
    """

    __slots__ = ()
    edtf: EDTF | None

    @property
    def earliest(self) -> dt.date | None:
        """Return the first day it can mean."""
        return self.edtf.earliest if self.edtf else None

    @property
    def latest(self) -> dt.date | None:
        """Return the last day it can mean."""
        return self.edtf.latest if self.edtf else None
