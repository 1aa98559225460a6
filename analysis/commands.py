"""What each command of the command line does; the exit code is what it returns.

Each imports what it needs, so that --help answers at once.
"""

import sys
from collections.abc import Sequence

from analysis.errors import UserError


def say(text: str) -> None:
    """Tell the user something that is no result."""
    print(text, file=sys.stderr)


def code(options) -> int:
    """Code a corpus into tables."""
    from analysis.batch.coding import code_into

    problems = code_into(
        options.corpus,
        options.out,
        use_chronology=not options.no_chronology,
        gazetteer=options.gazetteer,
        workers=options.workers,
    )
    _tell(problems)
    return 1 if problems else 0


def run(options) -> int:
    """Run notebooks, or a batch of them."""
    outcome = (_run_batch if options.batch else _run_series)(options)
    _tell(outcome.problems)
    for entry in outcome.failures:
        say(f"{entry['name']}.ipynb failed: {entry['error']}")
    print(f"{len(outcome.runs) - len(outcome.failures)} of {len(outcome.runs)} notebooks done.")
    print(f"Open {outcome.index}")
    return 1 if outcome.problems or outcome.failures else 0


def _run_series(options):
    from analysis.batch.parameters import read_file
    from analysis.batch.runs import parse_parameters
    from analysis.batch.series import find_notebooks, run

    if options.workers > 1:
        raise UserError("--workers goes with --batch.")
    notebooks = find_notebooks(options.notebooks)
    words = read_file(options.file) if options.file else {}
    words |= _named_once(options.parameters)
    return run(
        notebooks,
        options.out,
        corpus=options.corpus,
        tables=options.tables,
        parameters=parse_parameters(notebooks, words),
        html=not options.no_html,
        share=options.share,
    )


def _run_batch(options):
    from analysis.batch.batches import read_batches
    from analysis.batch.series import run_batch

    if options.notebooks or options.parameters or options.file:
        raise UserError("--batch names its notebooks and parameters itself: leave out the others.")
    return run_batch(
        read_batches(options.batch),
        options.out,
        corpus=options.corpus,
        tables=options.tables,
        html=not options.no_html,
        share=options.share,
        workers=options.workers,
    )


def _named_once(pairs: Sequence[Sequence[str]]) -> dict[str, str]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise UserError("A parameter is given twice with -p.")
    return values


def _tell(problems) -> None:
    for problem in problems:
        say(f"{problem.path}: {problem.message}")


def score(options) -> int:
    """Score tables, or a second hand coding, against hand coding."""
    from analysis.evaluation import report, report_agreement

    is_hand_coding = not (options.coded / "articles.parquet").exists() and any(
        options.coded.glob("*.json")
    )
    tell = report_agreement if is_hand_coding else report
    print(
        tell(options.coded, options.gold, intervals=options.intervals, errors=options.errors),
        end="",
    )
    return 0


def gold(options) -> int:
    """Begin the hand coding of an article."""
    from analysis.evaluation import write_prefilled

    text = write_prefilled(options.article, options.out)
    if options.out is None:
        print(text, end="")
    return 0


def diff(options) -> int:
    """Show what two codings tell differently."""
    from analysis.tables import Tables
    from analysis.views.changes import changes, told

    print(told(changes(Tables.load(options.old), Tables.load(options.new))))
    return 0


def check_lexicon(options) -> int:
    """List every bad row of the vocabulary."""
    from analysis.lexicon.inspect import check

    problems = check()
    for problem in problems:
        say(str(problem))
    if not problems:
        print("The lexicon is sound.")
    return 1 if problems else 0


def find_in_lexicon(options) -> int:
    """Show what a word can mean."""
    from analysis.lexicon.inspect import find

    print(find(options.word))
    return 0


def dictionary(options) -> int:
    """Print the data dictionary."""
    from analysis.tables import data_dictionary

    print(data_dictionary())
    return 0
