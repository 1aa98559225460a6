"""What every notebook keeps to: a rule yields what breaks it, its docstring says it."""

import ast
import base64
import io
import re

import matplotlib.image as mpimg
import papermill

from analysis.batch.parameters import declared
from analysis.errors import UserError

LONGEST_CELL = 8
CELLS = range(20, 31)
WORDS_PER_LINE = (8, 20)
LARGEST_FIGURE = 300_000
MACHINE = re.compile(
    r" at 0x[0-9a-f]{6,}|/home/|/Users/|/root/|/tmp/|[A-Z]:\\|ipykernel_|site-packages"
)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def markdown_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def tags(cell):
    return cell.metadata.get("tags", [])


def outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


def shown_text(output):
    """Return all text of an output, whatever its format."""
    texts = [value for key, value in output.get("data", {}).items() if key.startswith("text/")]
    return "\n".join([*texts, output.get("text", "")])


def prose(cell):
    """Return a markdown cell without the title's number, code spans and link targets."""
    text = re.sub(r"^# \d\d ·", "", cell.source, flags=re.MULTILINE)
    return re.sub(r"`[^`]*`|\]\([^)]*\)", " ", text)


def ran_once(notebook):
    """All code cells ran, once, from top to bottom."""
    counts = [cell.execution_count for cell in code_cells(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"execution counts {counts}"


def clean_outputs(notebook):
    """No output is an error or a warning, or shows a trace of one machine."""
    for output in outputs(notebook):
        if output.output_type == "error" or output.get("name") == "stderr":
            yield f"{output.output_type} {output.get('name', '')}"
        if found := MACHINE.search(shown_text(output)):
            yield f"« {found.group()} » in an output"


def parameters_first(notebook):
    """The first code cell, and no other, declares the parameters: literals, each explained."""
    first, *others = code_cells(notebook)
    if tags(first) != ["parameters"] or any("parameters" in tags(cell) for cell in others):
        yield "the first code cell is not the one parameters cell"
        return
    try:
        names = list(declared(notebook, "notebook"))
    except UserError as error:
        yield str(error)
        return
    seen = papermill.inspect_notebook(notebook)
    if list(seen) != names:
        yield f"papermill sees {list(seen)}, the cell declares {names}"
    yield from (f"{name} has no help comment" for name, p in seen.items() if not p["help"])


def short_cells(notebook):
    """A code cell has at most eight lines and defines nothing: functions live in the package."""
    for cell in code_cells(notebook):
        lines = cell.source.splitlines()
        if len(lines) > LONGEST_CELL and tags(cell) != ["parameters"]:
            yield f"{len(lines)} lines from « {lines[0]} »"
        nodes = ast.walk(ast.parse(cell.source))
        if any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in nodes):
            yield f"a definition in « {lines[0]} »"


def no_semicolon(notebook):
    """No cell ends with a semicolon, which hides an output from readers but not from nbval."""
    for cell in code_cells(notebook):
        if cell.source.rstrip().endswith(";"):
            yield cell.source


def described_figures(notebook):
    """Every figure has a text twin, is not blank and is no larger than it must be."""
    for data in (output.get("data", {}) for output in outputs(notebook)):
        if "image/png" not in data:
            continue
        if data.get("text/plain", "<").startswith("<"):
            yield "a figure without its text twin"
        raw = base64.b64decode(data["image/png"])
        if len(raw) > LARGEST_FIGURE:
            yield f"a figure of {len(raw)} bytes"
        if mpimg.imread(io.BytesIO(raw)).std() < 0.02:
            yield "a blank figure"


def whole_tables(notebook):
    """A table is shown whole: nothing that nbval should compare hides behind an ellipsis."""
    for output in outputs(notebook):
        if re.search(r"<t[dh]>(?:\.\.\.|…)</t[dh]>", output.get("data", {}).get("text/html", "")):
            yield "a table with elided rows or columns"


def bare_metadata(notebook):
    """Metadata is the kernel and the tags."""
    if set(notebook.metadata) != {"kernelspec"}:
        yield f"notebook metadata {sorted(notebook.metadata)}"
    for cell in notebook.cells:
        if not set(cell.metadata) <= {"tags"}:
            yield f"cell metadata {sorted(cell.metadata)}"


def one_title(notebook):
    """The first cell opens with `# NN · Title` and no other heading is of the first level."""
    headings = re.findall(r"^# .*", "\n".join(c.source for c in markdown_cells(notebook)), re.M)
    if not re.fullmatch(r"# \d\d · \S.*", notebook.cells[0].source.partition("\n")[0]):
        yield f"first line « {notebook.cells[0].source.partition(chr(10))[0]} »"
    if len(headings) != 1:
        yield f"headings {headings}"


def no_numbers_in_prose(notebook):
    """Prose holds no digits: numbers go stale; code spans and link targets may hold them."""
    for cell in markdown_cells(notebook):
        if found := re.search(r"\S*\d\S*", prose(cell)):
            yield f"« {found.group()} » in prose"


def enough_prose(notebook):
    """There are 8 to 20 words of prose for a line of code, in 20 to 30 cells."""
    lines = sum(
        bool(line.strip()) for cell in code_cells(notebook) for line in cell.source.split("\n")
    )
    words = sum(len(re.findall(r"[^\W\d_]+", prose(cell))) for cell in markdown_cells(notebook))
    low, high = WORDS_PER_LINE
    if not low <= words / lines <= high:
        yield f"{words / lines:.1f} words a line"
    if len(notebook.cells) not in CELLS:
        yield f"{len(notebook.cells)} cells"


def only_versions_uncompared(notebook):
    """Only the last cell, the versions, is left out of the comparison; one cell takes away."""
    ignored = [n for n, c in enumerate(notebook.cells) if any("nbval" in tag for tag in tags(c))]
    last = notebook.cells[-1]
    if ignored != [len(notebook.cells) - 1] or tags(last) != ["nbval-ignore-output"]:
        yield f"cells {ignored} are not compared"
    if any("raises-exception" in tags(cell) for cell in notebook.cells):
        yield "a cell may fail"
    if sum("takeaways" in tags(cell) for cell in code_cells(notebook)) != 1:
        yield "not one cell of take-aways"


RULES = [
    ran_once,
    clean_outputs,
    parameters_first,
    short_cells,
    no_semicolon,
    described_figures,
    whole_tables,
    bare_metadata,
    one_title,
    no_numbers_in_prose,
    enough_prose,
    only_versions_uncompared,
]
