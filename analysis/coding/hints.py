"""What else two accounts have in common: what was hit, villages named together, tolls nearly alike.

None of it tells a happening by itself; it adds to what place, day and parties say.
"""

from .accounts import Account
from .spellings import sound_alike

# So few of these are hit that two dispatches of the same days hardly mean two of them.
_KINDS = {"boat": 2.0, "church_mosque": 1.4, "embassy_hotel": 1.6, "airport": 1.6,
          "mining_site": 1.4, "bridge": 0.7, "health": 0.7, "market": 0.7, "school": 0.7,
          "un_mission": 0.7}  # fmt: skip
_SAME_KIND = 0.2
_TWO_PLACES, _EACH_MORE, _MOST = 0.4, 1.6, 2.0
# « 47 » and « 49 » are counts of one toll, « 8 » and « 10 » may be; « 4 » and « 5 » as well not.
CLOSE, _FAIRLY = 0.8, 0.4
_LARGE, _APART = 20, 0.15
_FAIRLY_LARGE, _FEW = 8, 2


def hints(a: Account, b: Account) -> float:
    """Return what the targets and the further places in common are worth."""
    kind = a.row.target_kind
    same = kind is not None and kind == b.row.target_kind
    worth = _KINDS.get(str(kind), _SAME_KIND) if same else 0.0
    if a.further and b.further:
        several = _in_common(a, b)
        worth += min(_MOST, _TWO_PLACES + _EACH_MORE * (several - 2)) if several > 1 else 0.0
    return worth


def _in_common(a: Account, b: Account) -> int:
    """Count the places that both name as theirs, by ear too."""
    left = {*b.further, *([b.place] if b.place else [])}
    count = 0
    for place in sorted({*a.further, *([a.place] if a.place else [])}):
        twin = place if place in left else next(
            (other for other in sorted(left) if sound_alike(place, other)), None
        )  # fmt: skip
        if twin is not None:
            left.discard(twin)
            count += 1
    return count


def close_tolls(a: Account, b: Account) -> float:
    """Return what it is worth that both tell of many dead, and of nearly as many."""
    ours, theirs = ([n for outcome, n in account.figures if outcome == "killed"]
                    for account in (a, b))  # fmt: skip
    pairs = [sorted((one, other)) for one in ours for other in theirs]
    if any(low >= _LARGE and high - low <= _APART * high for low, high in pairs):
        return CLOSE
    return _FAIRLY if any(low >= _FAIRLY_LARGE and high - low <= _FEW for low, high in pairs) else 0
