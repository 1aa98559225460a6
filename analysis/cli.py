"""The command line. Each command imports what it needs, so that --help answers at once."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from analysis.errors import UserError

_EXIT_CODES = """\
exit codes: 0 all is well · 1 an article could not be read, a correction does not apply or a
notebook failed, the rest is done · 2 a mistake in what was asked, told in one line"""


class _Parser(argparse.ArgumentParser):
    """An argument parser that tells a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (try --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code (0, 1 or 2; see --help)."""
    options = _parser().parse_args(arguments)
    try:
        code = options.command(options)
        sys.stdout.flush()
        return code
    except UserError as error:
        message = str(error)
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; keep the interpreter from flushing into nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        message = f"{error.filename}: {error.strerror}."
    except KeyboardInterrupt:
        _say("stopped.")
        return 130
    _say("error: " + " ".join(message.split()))
    return 2


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m analysis",
        description="French news dispatches on the war in Mali: from articles to tables and pages.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add_code, _add_run, _add_score, _add_diff, _add_lexicon, _add_dictionary):
        add(commands)
    return parser


def _add_code(commands) -> None:
    code = commands.add_parser(
        "code",
        help="code articles into tables",
        description="Read articles, code them, save one table a frame as Parquet and CSV.",
    )
    code.add_argument("corpus", type=Path, metavar="CORPUS", help="a folder of .txt, or one file")
    code.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help="folder for the tables"
    )
    code.add_argument(
        "--no-chronology",
        action="store_true",
        help="date articles from their own words only, without known events",
    )
    code.add_argument(
        "--gazetteer", type=Path, metavar="FILE", help="a GeoNames dump of more places"
    )
    code.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="processes (default: 1)"
    )
    code.set_defaults(command=_code)


def _add_run(commands) -> None:
    run = commands.add_parser(
        "run",
        help="run notebooks and make their pages",
        description="Code articles once, run notebooks over them, leave pages and an index.html.",
        epilog="Example: run 02 --corpus my_articles --out results -p since 2023 -p actors fla",
    )
    run.add_argument(
        "notebooks",
        nargs="*",
        metavar="NOTEBOOK",
        help="a file, or the start of a name in the series such as 02 (default: the whole series)",
    )
    source = run.add_mutually_exclusive_group()
    source.add_argument("--corpus", type=Path, metavar="DIR", help="articles (default: the seeds)")
    source.add_argument("--tables", type=Path, metavar="DIR", help="tables that `code` has saved")
    run.add_argument(
        "-p",
        dest="parameters",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        help="set a parameter; a list is typed with commas or as JSON",
    )
    run.add_argument(
        "-f", dest="file", type=Path, metavar="FILE", help="parameters as YAML; -p wins"
    )
    run.add_argument(
        "--out", type=Path, default=Path("outputs"), metavar="DIR", help="default: outputs"
    )
    run.add_argument(
        "--batch",
        type=Path,
        metavar="FILE",
        help="notebooks and parameter sets as YAML; goes on where it was stopped",
    )
    run.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="with --batch: runs at a time"
    )
    run.add_argument("--no-html", action="store_true", help="no page for each notebook")
    run.set_defaults(command=_run)


def _add_score(commands) -> None:
    score = commands.add_parser(
        "score",
        help="score tables against hand coding",
        description="Compare tables with hand-coded articles (one JSON file an article).",
    )
    score.add_argument("tables", type=Path, metavar="TABLES", help="a folder that `code` has saved")
    score.add_argument("gold", type=Path, metavar="GOLD", help="a folder of hand-coded articles")
    score.set_defaults(command=_score)


def _add_diff(commands) -> None:
    diff = commands.add_parser(
        "diff",
        help="show what two codings tell differently",
        description="Compare two folders of tables row by row, say before and after a change of "
        "the lexicon.",
    )
    diff.add_argument("old", type=Path, metavar="OLD", help="a folder that `code` has saved")
    diff.add_argument("new", type=Path, metavar="NEW", help="another one")
    diff.set_defaults(command=_diff)


def _add_lexicon(commands) -> None:
    lexicon = commands.add_parser(
        "lexicon",
        help="check the vocabulary or look a word up",
        description="Look into the vocabulary in analysis/lexicon.",
    )
    actions = lexicon.add_subparsers(metavar="ACTION", required=True)
    check = actions.add_parser("check", help="list every bad row", description="List bad rows.")
    check.set_defaults(command=_check_lexicon)
    find = actions.add_parser(
        "find", help="show the rows that a word can match", description="Show what a word can mean."
    )
    find.add_argument("word", metavar="WORD", help="a word or phrase, accents and case as you like")
    find.set_defaults(command=_find_in_lexicon)


def _add_dictionary(commands) -> None:
    dictionary = commands.add_parser(
        "dictionary",
        help="print the data dictionary",
        description="Print every frame and column of the tables as Markdown.",
    )
    dictionary.set_defaults(command=_dictionary)


def _count(text: str) -> int:
    """Read a number of processes."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"« {text} » is no number of processes from 1 up")
    return int(text)


def _code(options) -> int:
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


def _run(options) -> int:
    outcome = (_run_batch if options.batch else _run_series)(options)
    _tell(outcome.problems)
    for entry in outcome.failures:
        _say(f"{entry['name']}.ipynb failed: {entry['error']}")
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
        workers=options.workers,
    )


def _named_once(pairs: Sequence[Sequence[str]]) -> dict[str, str]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise UserError("A parameter is given twice with -p.")
    return values


def _tell(problems) -> None:
    for problem in problems:
        _say(f"{problem.path}: {problem.message}")


def _score(options) -> int:
    from analysis.evaluation import report

    print(report(options.tables, options.gold))
    return 0


def _diff(options) -> int:
    from analysis.tables import Tables
    from analysis.views.changes import changes, told

    print(told(changes(Tables.load(options.old), Tables.load(options.new))))
    return 0


def _check_lexicon(options) -> int:
    from analysis.lexicon.inspect import check

    problems = check()
    for problem in problems:
        _say(str(problem))
    if not problems:
        print("The lexicon is sound.")
    return 1 if problems else 0


def _find_in_lexicon(options) -> int:
    from analysis.lexicon.inspect import find

    print(find(options.word))
    return 0


def _dictionary(options) -> int:
    from analysis.tables import data_dictionary

    print(data_dictionary())
    return 0
