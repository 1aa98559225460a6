"""The project holds together: bounds, lock, seeds, layout, README, and the way the rooms import."""

import ast
import base64
import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SEEDS = {
    "000_faf57a0fab2af5da.txt": "97170ad2766386144cecabbeba31fab8dd952e9b9d3a6d6fbe368896c9df59f9",
    "001_50d86c1308f54e1b.txt": "a10fccc18da1087f78ad1a7c7e170ec8071c4429a9d18f5e6e60a074300b7846",
    "002_b5aec99069172fbb.txt": "5acaf732c73758b996792974299c53685828d66c1f7881cff11dc6353c6bb04b",
    "003_059ab664ff4507f1.txt": "bf6e9201c830b3e5ecc7f9532892ddf33d566db5de277913ec166ad7429af08e",
    "004_04e736a81be99214.txt": "fb8045f7df6dc0c67f452c5807ce1d82e568a5532fa1c6e964f8f23cf4d70649",
}
TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "NOTICE",
    "README.md",
    "analysis",
    "environment.yml",
    "notebooks",
    "pyproject.toml",
    "requirements.lock",
    "seeds",
    "tests",
}
# A room may import what stands before it, never what stands after.
ROOMS = [
    ("errors", "vocabularies"),
    ("language",),
    ("corpus",),
    ("lexicon",),
    ("frames",),
    ("tables",),
    ("coding",),
    ("evaluation",),
    ("views",),
    ("batch",),
    ("commands",),
    ("cli",),
    ("__main__",),
]
# `import analysis` brings what the package shows first: reading, coding, tables.
FRONT_DOOR = "coding"
CONDA_NAMES = {"matplotlib-base": "matplotlib"}

needs_git = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no git checkout")


def tracked():
    """Return the paths that git knows, relative to the root."""
    command = ["git", "ls-files", "-z"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(name) for name in found.stdout.split("\0") if name]


def bounds(lines):
    """Return name -> version bounds of requirement lines."""
    requirements = [Requirement(line) for line in lines]
    return {canonicalize_name(r.name): r.specifier for r in requirements}


def declared_bounds():
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"]
    return bounds([*project["dependencies"], *extras["test"], *extras["dev"]])


# Bounds and lock


def test_environment_has_the_bounds_of_the_package():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    (from_pip,) = (entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))
    lines = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    found = bounds([*lines, *(line for line in from_pip if not line.startswith("-"))])
    assert found.pop("python") == SpecifierSet(PYPROJECT["project"]["requires-python"])
    assert found.pop("pip") == SpecifierSet()
    assert {
        CONDA_NAMES.get(name, name): bound for name, bound in found.items()
    } == declared_bounds()
    assert "-e ." in from_pip


def test_lock_pins_every_dependency_within_its_bounds():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9.-]+==[a-z0-9.+-]+", line) for line in lines)
    assert lines == sorted(lines)
    pins = dict(line.split("==") for line in lines)
    for name, bound in declared_bounds().items():
        assert pins[name] in bound, name


@needs_git
def test_package_data_takes_every_data_file_of_the_package():
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"]
    packed = {
        path.relative_to(ROOT)
        for package, globs in patterns.items()
        for pattern in globs
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    data = {p for p in tracked() if p.parts[0] == "analysis" and p.suffix != ".py"}
    assert data - packed == set()


# Seeds


def test_seeds_are_byte_for_byte_what_was_received():
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "seeds").glob("*.txt")
    }
    assert found == SEEDS


def test_the_notes_on_the_seeds_name_each():
    notes = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    assert [name for name in SEEDS if name not in notes] == []


# Layout


@needs_git
def test_the_top_level_stays_small():
    assert {path.parts[0] for path in tracked()} - TOP_LEVEL == set()


@needs_git
def test_no_file_names_a_place_on_one_machine():
    machine = re.compile(r"(?<![\w.])/(?:home|root|tmp|work|Users|opt)/|[A-Z]:\\Users")
    checked = [p for p in tracked() if p.parts[0] != "tests" and p.suffix not in (".txt", ".png")]
    hits = [
        f"{path}: {found.group()}"
        for path in checked
        if (ROOT / path).exists()
        and (found := machine.search((ROOT / path).read_text(encoding="utf-8")))
    ]
    assert hits == []


def imports(path):
    """Yield the rooms or public names that a module imports; an empty string for the package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "analysis":
            names = [f"analysis.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # Rooms are one folder deep: two dots lead to the package.
            names = [f"analysis.{node.module or ''}" if node.level > 1 else node.module or ""]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "analysis":
                yield rest.partition(".")[0]


def test_every_room_imports_only_from_rooms_before_it():
    rank = {room: n for n, rooms in enumerate(ROOMS) for room in rooms}
    wrong = []
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        room = path.relative_to(ROOT / "analysis").parts[0].removesuffix(".py")
        if room == "__init__":
            continue
        for other in imports(path):
            if other != room and rank.get(other, rank[FRONT_DOOR]) >= rank[room]:
                wrong.append(f"{path.relative_to(ROOT)} imports {other or 'analysis'}")
    assert wrong == []


# README


@pytest.fixture(scope="module")
def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_has_a_line_for_each_notebook(readme):
    notebooks = (ROOT / "notebooks").glob("*.ipynb")
    assert [path.name for path in notebooks if f"notebooks/{path.name}" not in readme] == []


def test_readme_links_lead_somewhere(readme):
    targets = re.findall(r"\]\(([^)#]+)", readme)
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (ROOT / target).exists()] == []


def test_readme_figure_is_the_one_that_a_notebook_shows():
    shown = [
        base64.b64decode(output.data["image/png"])
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if "readme-figure" in cell.metadata.get("tags", [])
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    assert shown == [(ROOT / "notebooks" / "figure.png").read_bytes()]


@pytest.mark.parametrize("target", ["notebooks", "lab", "test", "refresh", "clean"])
def test_readme_and_makefile_have_the_same_commands(readme, target):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"make {target}" in readme
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
