"""What several test modules share: the folders of the project, the seeds read and coded once."""

from pathlib import Path

import hypothesis
import matplotlib
import matplotlib.pyplot as plt
import pytest
from table_rows import valid_rows

import analysis
from analysis.views.display import use_project_style

matplotlib.use("agg")
# The same examples every time, however busy the machine is.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root():
    """Give the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds():
    """Give the folder of the five seed dispatches."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def corpus(seeds):
    """Read the seeds once for all tests."""
    return analysis.read_corpus(seeds)


@pytest.fixture(scope="session")
def tables(corpus):
    """Code the seeds once for all tests; a test that changes a frame copies it first."""
    return analysis.code(corpus)


@pytest.fixture(scope="session")
def exercise_corpus():
    """Read the invented articles once for all tests."""
    return analysis.read_corpus(ROOT / "tests" / "exercise")


@pytest.fixture(scope="session")
def exercise(exercise_corpus):
    """Code the invented articles once for all tests."""
    return analysis.code(exercise_corpus)


@pytest.fixture
def rows():
    """Give rows that keep every rule of the tables, to break."""
    return valid_rows()


@pytest.fixture
def small(rows):
    """Give the tables of these rows."""
    return analysis.Tables.from_rows(rows)


@pytest.fixture
def folder(tmp_path):
    """Give a folder for notebooks, apart from the results."""
    path = tmp_path / "carnets été"
    path.mkdir()
    return path


@pytest.fixture(scope="session")
def coded(tmp_path_factory):
    """Save tables of one article without coding anything."""
    path = tmp_path_factory.mktemp("coded") / "tables"
    text = "Attaque à Sévaré."
    row = {"article_id": "a", "path": "a.txt", "text": text, "sha256": "0" * 64}
    analysis.Tables.from_rows({"articles": [row]}).save(path)
    return path


@pytest.fixture
def style():
    """Use the project's style for figures, and close what a test leaves open."""
    use_project_style()
    yield
    plt.close("all")
