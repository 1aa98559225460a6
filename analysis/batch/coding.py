"""From a folder of articles to a folder of tables."""

from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import analysis
from analysis.batch import recoding
from analysis.corpus import Problem
from analysis.corpus.reading import CORRECTIONS
from analysis.errors import UserError


def code_into(
    corpus: Path,
    folder: Path,
    *,
    use_chronology: bool = True,
    gazetteer: Path | None = None,
    workers: int = 1,
) -> list:
    """Code a corpus and save its tables into `folder`.

    Return the problems: files not read, corrections that no longer apply.

    The tables are the same for any number of `workers` (processes), and whether `folder` held the
    tables of some of the articles already (see `recoding`) or not.
    """
    articles = analysis.read_corpus(corpus)
    problems = list(articles.problems)
    if not any(True for _ in articles):
        listed = "; ".join(f"{problem.path}: {problem.message}" for problem in problems)
        raise UserError(f"{corpus} holds no article that can be read. {listed}".strip())
    made_by = recoding.recipe(use_chronology, gazetteer)
    earlier = recoding.kept(folder, articles, made_by)
    pool = ProcessPoolExecutor(workers) if workers > 1 else nullcontext()
    with pool as executor:
        tables = analysis.code(
            articles,
            executor=executor,
            use_chronology=use_chronology,
            gazetteer=gazetteer,
            earlier=earlier,
        )
    tables.save(folder)
    recoding.note(folder, articles, made_by)
    return problems + _not_applied(tables)


def _not_applied(tables: analysis.Tables) -> list[Problem]:
    rows = tables.corrections[~tables.corrections["is_applied"]]
    return [
        Problem(CORRECTIONS, f"line {row.line} is not applied: {row.problem}.")
        for row in rows.itertuples()
    ]
