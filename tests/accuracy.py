"""How good the coding must stay: measured against hand coding, kept in accuracy_floor.json.

python tests/accuracy.py            shows what is measured beside the floor
python tests/accuracy.py --raise    lifts every floor to what is measured now
python tests/accuracy.py --lower    writes what is measured, higher or lower: say why you do it
"""

import argparse
import json
import math
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the tool runs from a clone, without an installation

import analysis  # noqa: E402
from analysis.evaluation import score  # noqa: E402

FLOORS = ROOT / "tests" / "accuracy_floor.json"
# Articles and their hand coding.
CORPORA = {
    "seeds": (ROOT / "seeds", ROOT / "tests" / "gold"),
    "exercise": (ROOT / "tests" / "exercise", ROOT / "tests" / "exercise" / "gold"),
}
# Shares of errors: their floor is a ceiling.
FAULTS = frozenset({"events merged", "events split"})
MARGIN = 0.01


def measured(tables: analysis.Tables, name: str) -> dict[str, float]:
    """Return the value of every measure that the hand coding of a corpus has cases for."""
    values = score(tables, CORPORA[name][1]).frame()["value"].dropna()
    return {measure: round(float(value), 4) for measure, value in values.items()}


def sunk(floors: dict[str, float], values: dict[str, float]) -> list[str]:
    """Return what is worse than its floor, or no longer measured.

    >>> sunk({"events": 0.9, "events split": 0.05}, {"events": 0.95, "events split": 0.2})
    ['events split: 0.2, not 0.05 or less']
    """
    found = []
    for measure, floor in floors.items():
        value = values.get(measure, math.nan)
        if not (value <= floor if measure in FAULTS else value >= floor):
            side = "less" if measure in FAULTS else "more"
            found.append(f"{measure}: {value}, not {floor} or {side}")
    return found


def floor_of(measure: str, value: float) -> float:
    """Return the floor for a value: a hundredth worse, in hundredths.

    >>> floor_of("events", 0.8457), floor_of("events", 1.0), floor_of("events split", 0.033)
    (0.84, 0.99, 0.04)
    """
    worse = value + MARGIN if measure in FAULTS else value - MARGIN
    return min(1.0, max(0.0, round(worse, 2)))


def moved(
    floors: dict[str, float], values: dict[str, float], may_sink: bool = False
) -> dict[str, float]:
    """Return floors for values: never worse than before unless they may sink.

    >>> moved({"events": 0.9, "targets": 0.5}, {"events": 0.8, "targets": 0.8, "labels": 0.7})
    {'events': 0.9, 'targets': 0.79, 'labels': 0.69}
    """
    result = {}
    for measure in dict.fromkeys((*floors, *values)):
        options = [floor_of(measure, values[measure])] if measure in values else []
        if measure in floors and not (may_sink and options):
            options.append(floors[measure])
        result[measure] = min(options) if measure in FAULTS else max(options)
    return result


def main(arguments: list[str] | None = None) -> int:
    """Show the figures and move the floors; 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    parser.add_argument("--lower", action="store_true", help="let floors sink, too")
    options = parser.parse_args(arguments)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    faults = []
    for name, (folder, _) in CORPORA.items():
        values = measured(analysis.code(analysis.read_corpus(folder)), name)
        known = floors.get(name, {})
        for measure, value in values.items():
            print(f"{name:10}{measure:32}{value:7.4f}  {known.get(measure, '')}")
        faults += [f"{name}: {fault}" for fault in sunk(known, values)]
        floors[name] = moved(known, values, options.lower)
    if options.lift or options.lower:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for fault in () if options.lower else faults:
        print(fault, file=sys.stderr)
    return 1 if faults and not options.lower else 0


if __name__ == "__main__":
    sys.exit(main())
