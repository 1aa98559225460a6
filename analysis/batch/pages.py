"""HTML pages that need no network: one a notebook, and the page of contents."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from nbconvert import HTMLExporter
from nbformat import NotebookNode

# Nothing is run and nothing is fetched, whatever an article holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_LOADER = PackageLoader("analysis.batch")


def notebook_page(notebook: NotebookNode, title: str) -> str:
    """Return a run notebook as one self-contained HTML page, its code folded away.

    Figures are inline with a short alternative text and their text twin under them; scripts, fonts
    and formulas from elsewhere are left out, so the page says the same without a network.
    """
    exporter = HTMLExporter(
        extra_loaders=[_LOADER],
        template_file="notebook.html.j2",
        mathjax_url="",
        require_js_url="",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        language_code="en",
    )
    exporter.environment.globals["policy"] = POLICY
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title}})
    return page


def contents_page(manifest: Mapping) -> str:
    """Return the page of contents for the runs of a manifest."""
    return render("contents.html.j2", **manifest)


def render(template: str, **words: object) -> str:
    """Return a page from one of the templates beside this module; all words are escaped."""
    return _environment().get_template(template).render(policy=POLICY, **words)


@cache
def _environment() -> Environment:
    environment = Environment(loader=_LOADER, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["href"] = quote
    return environment
