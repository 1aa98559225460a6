"""The command line: what can be asked, and how mistakes are told."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from analysis import commands
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
        commands.say("stopped.")
        return 130
    commands.say("error: " + " ".join(message.split()))
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m analysis",
        description="French news dispatches on the war in Mali: from articles to tables and pages.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in (
        _add_code,
        _add_run,
        _add_score,
        _add_gold,
        _add_diff,
        _add_lexicon,
        _add_dictionary,
    ):
        add(parsers)
    return parser


def _add_code(parsers) -> None:
    code = parsers.add_parser(
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
    code.set_defaults(command=commands.code)


def _add_run(parsers) -> None:
    run = parsers.add_parser(
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
    run.add_argument("--no-html", action="store_true", help="no pages")
    run.add_argument(
        "--share",
        action="store_true",
        help="leave out article texts, names of private persons and links to propaganda",
    )
    run.set_defaults(command=commands.run)


def _add_score(parsers) -> None:
    score = parsers.add_parser(
        "score",
        help="score tables against hand coding, or one hand coding against another",
        description="Compare tables with hand-coded articles (one JSON file an article), or two "
        "hand codings of the same articles with each other.",
    )
    score.add_argument(
        "coded",
        type=Path,
        metavar="TABLES",
        help="a folder that `code` has saved, or another coder's folder",
    )
    score.add_argument("gold", type=Path, metavar="GOLD", help="a folder of hand-coded articles")
    score.add_argument(
        "--intervals", action="store_true", help="bounds of 95 %% of resamples by article"
    )
    score.add_argument(
        "--errors", action="store_true", help="list every difference with its sentence"
    )
    score.set_defaults(command=commands.score)


def _add_gold(parsers) -> None:
    gold = parsers.add_parser(
        "gold",
        help="begin the hand coding of an article",
        description="Code one article and write it down as hand coding, to be corrected by hand.",
    )
    gold.add_argument("article", type=Path, metavar="ARTICLE", help="a .txt file")
    gold.add_argument(
        "--out", type=Path, metavar="FILE", help="JSON file to write (default: shown)"
    )
    gold.set_defaults(command=commands.gold)


def _add_diff(parsers) -> None:
    diff = parsers.add_parser(
        "diff",
        help="show what two codings tell differently",
        description="Compare two folders of tables row by row, say before and after a change of "
        "the lexicon.",
    )
    diff.add_argument("old", type=Path, metavar="OLD", help="a folder that `code` has saved")
    diff.add_argument("new", type=Path, metavar="NEW", help="another one")
    diff.set_defaults(command=commands.diff)


def _add_lexicon(parsers) -> None:
    lexicon = parsers.add_parser(
        "lexicon",
        help="check the vocabulary or look a word up",
        description="Look into the vocabulary in analysis/lexicon.",
    )
    actions = lexicon.add_subparsers(metavar="ACTION", required=True)
    check = actions.add_parser("check", help="list every bad row", description="List bad rows.")
    check.set_defaults(command=commands.check_lexicon)
    find = actions.add_parser(
        "find", help="show the rows that a word can match", description="Show what a word can mean."
    )
    find.add_argument("word", metavar="WORD", help="a word or phrase, accents and case as you like")
    find.set_defaults(command=commands.find_in_lexicon)


def _add_dictionary(parsers) -> None:
    dictionary = parsers.add_parser(
        "dictionary",
        help="print the data dictionary",
        description="Print every frame and column of the tables as Markdown.",
    )
    dictionary.set_defaults(command=commands.dictionary)


def _count(text: str) -> int:
    """Read a number of processes."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"« {text} » is no number of processes from 1 up")
    return int(text)
