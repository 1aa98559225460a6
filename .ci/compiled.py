"""Compile what reads the articles into .compiled/ with mypyc, and check that it reads the same.

    python .ci/compiled.py      (or `make compiled`)

The sources stay as they are: the package is copied, and the copy adapted (adapted.py) and compiled.
Then the plain and the compiled package code seeds/, each in a process of its own. The exit code is
0 when their tables are the same, byte for byte; 1 when not, or when something could not be
compiled; 2 where there is no C compiler, or not what it needs of Python.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from adapted import adapted

ROOT = Path(__file__).resolve().parent.parent
COMPILED = ROOT / ".compiled"
LOG = COMPILED / "build.log"
ROOMS = ("coding", "language")
# Modules of these rooms that stay Python, by their path in the package, with the reason.
LEFT_OUT: dict[str, str] = {}
# What a type checker finds is nothing that Python minds.
OPTIONS = ["--ignore-missing-imports", "--follow-imports=silent", "--allow-redefinition"]
CODE = """
import sys, analysis, analysis.coding.reading as reading
assert reading.__file__.endswith(".py") == (sys.argv[1] == "plain"), reading.__file__
analysis.code(analysis.read_corpus(sys.argv[2])).save(sys.argv[3])
"""


def main(arguments: list[str]) -> int:
    if arguments == ["build"]:
        build(copy_package())
        return 0
    if wanting := what_is_wanting():
        print(f"Nothing is compiled: {wanting}. Plain Python does the same.", file=sys.stderr)
        return 2
    shutil.rmtree(COMPILED, ignore_errors=True)
    COMPILED.mkdir()
    print("Compiling takes some minutes …", flush=True)
    trouble = what_fails() or what_differs()
    if trouble:
        shutil.rmtree(COMPILED / "analysis", ignore_errors=True)  # nobody shall use it
        print(trouble, file=sys.stderr)
        return 1
    print("Compiled: the tables of seeds/ are the same. PYTHONPATH=.compiled python -P -m analysis")
    return 0


def what_is_wanting() -> str | None:
    """Return what this computer lacks to compile anything."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler here (« {compiler} » is not found)"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "Python's C headers (Python.h, often a package python3-dev) are not installed"
    return None


def what_fails() -> str | None:
    """Copy and compile, in a process of its own; return what went wrong."""
    with LOG.open("w", encoding="utf-8") as log:
        command = [sys.executable, __file__, "build"]
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT)
    if done.returncode == 0:
        return None
    return f"It could not be compiled; {LOG.relative_to(ROOT)} says why."


def copy_package() -> list[str]:
    """Copy the package, adapt what will be compiled and return its paths in the copy."""
    ignored = shutil.ignore_patterns("__pycache__", ".*", "*.so")
    shutil.copytree(ROOT / "analysis", COMPILED / "analysis", ignore=ignored)
    found = [p for room in ROOMS for p in sorted((COMPILED / "analysis" / room).rglob("*.py"))]
    chosen = [p for p in found if p.relative_to(COMPILED / "analysis").as_posix() not in LEFT_OUT]
    for path in chosen:
        path.write_text(adapted(path.read_text(encoding="utf-8")), encoding="utf-8")
    return [str(path.relative_to(COMPILED)) for path in chosen]


def build(modules: list[str]) -> None:
    """Compile modules where they stand."""
    from mypy.errorcodes import error_codes
    from mypyc.build import mypycify
    from setuptools import setup

    os.chdir(COMPILED)
    compile_abreast()
    silent = [f"--disable-error-code={code}" for code in error_codes]
    extensions = mypycify(
        [*OPTIONS, *silent, *modules],
        opt_level="2",
        debug_level="0",
        multi_file=True,
        group_name="reading",
    )
    setup(name="reading", ext_modules=extensions, script_args=["-q", "build_ext", "--inplace"])


def compile_abreast() -> None:
    """Let setuptools compile the C files of an extension with all processors, not in a row."""
    from setuptools._distutils.ccompiler import CCompiler

    in_a_row = CCompiler.compile

    def abreast(self, sources, *args, **named):
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            parts = pool.map(lambda one: in_a_row(self, [one], *args, **named), sources)
            return [path for part in parts for path in part]

    CCompiler.compile = abreast


def what_differs() -> str | None:
    """Code seeds/ with both packages and return what differs between their tables."""
    tables = {}
    for kind, tree in (("plain", ROOT), ("compiled", COMPILED)):
        out = COMPILED / "tables" / kind
        command = [sys.executable, "-P", "-c", CODE, kind, str(ROOT / "seeds"), str(out)]
        done = subprocess.run(
            command, env=os.environ | {"PYTHONPATH": str(tree)}, capture_output=True, text=True
        )
        if done.returncode:
            return f"The {kind} package cannot code seeds/: {done.stderr.strip().splitlines()[-1]}"
        files = [path for path in out.rglob("*") if path.is_file()]
        tables[kind] = {str(path.relative_to(out)): path.read_bytes() for path in files}
    plain, compiled = tables["plain"], tables["compiled"]
    other = sorted(n for n in plain.keys() | compiled.keys() if plain.get(n) != compiled.get(n))
    return f"The compiled package writes other tables: {', '.join(other)}." if other else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
