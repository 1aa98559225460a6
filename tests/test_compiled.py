"""The rules by which a module is rewritten before it is compiled; no compiler is needed here."""

import dataclasses
import runpy
from pathlib import Path

import pytest

ADAPTED = Path(__file__).resolve().parent.parent / ".ci" / "adapted.py"
HEAD = '"""Whence it comes."""\n\nfrom __future__ import annotations\n'


@pytest.fixture(scope="module")
def adapted():
    return runpy.run_path(str(ADAPTED))["adapted"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@dataclass(slots=True)\nclass A:\n    x: int", "@dataclass()\nclass A:\n    x: int"),
        (
            "@dataclass(frozen=True, slots=True)\nclass A:\n    x: int",
            "@dataclass(unsafe_hash=True)\nclass A:\n    x: int",
        ),
        ("class A:\n    __slots__ = ('x',)\n    y: int", "class A:\n    y: int"),
        ("class A:\n    __slots__ = ()\n    y: int", "class A:\n    pass"),
        ("x in (a, *b)", "x in list([a, *b])"),
        ("x not in [*b, c]", "x not in list([*b, c])"),
        ("[x for x in (a, *(y for y in (b, *c)))]", "[x for x in [a, *(y for y in [b, *c])]]"),
        ("for x in (*a, *b):\n    f(x)", "for x in [*a, *b]:\n    f(x)"),
    ],
)
def test_what_mypyc_cannot_compile_is_written_otherwise(adapted, source, expected):
    assert adapted(source) == expected + "\n"


@pytest.mark.parametrize(
    "source",
    [
        "x in (a, b)",
        "x in b",
        "for x in (a, b):\n    f(*a)",
        "f((a, *b))",
        "class A(B[list]):\n    y: int",
    ],
)
def test_anything_else_stays(adapted, source):
    assert adapted(source) == source + "\n"


def test_the_child_of_a_container_is_an_ordinary_class(adapted):
    source = HEAD + "import re\n\nclass Words(dict[str, T], Generic[T]):\n    x = re.compile('a')"
    lines = adapted(source).split("\n")
    assert lines[lines.index("import re") - 1] == "from mypy_extensions import mypyc_attr"
    assert lines.index("from __future__ import annotations") < lines.index("import re") - 1
    assert lines[lines.index("class Words(dict[str, T], Generic[T]):") - 1] == (
        "@mypyc_attr(native_class=False)"
    )


def test_a_rewritten_module_does_the_same(adapted):
    source = (
        "from dataclasses import dataclass\n"
        "@dataclass(frozen=True, slots=True)\nclass Pair:\n    a: int\n    b: int = 2\n"
        "more = (3, 4)\n"
        "found = [n in (1, *more) for n in (*more, 5)], Pair(1)\n"
    )
    before, after = {}, {}
    exec(source, before)
    exec(adapted(source), after)
    assert before["found"][0] == after["found"][0] == [True, True, False]
    one, other = before["found"][1], after["found"][1]
    assert dataclasses.astuple(one) == dataclasses.astuple(other)
    assert hash(one) == hash(other)
