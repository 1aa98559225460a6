"""HTML pages that need no network: one a notebook, and the page of contents."""

from collections.abc import Mapping
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from nbconvert import HTMLExporter
from nbformat import NotebookNode

_LOADER = PackageLoader("analysis.batch")


def notebook_page(notebook: NotebookNode, title: str) -> str:
    """Return a run notebook as one self-contained HTML page, its code folded away.

    Figures are inline, their text twins are the alternative text; scripts, fonts and formulas from
    elsewhere are left out, so the page says the same without a network.
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
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title}})
    return page


def contents_page(manifest: Mapping) -> str:
    """Return the page of contents for the runs of a manifest."""
    environment = Environment(loader=_LOADER, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["href"] = quote
    return environment.get_template("contents.html.j2").render(manifest)
