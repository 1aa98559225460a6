"""Mali dispatches: French news dispatches on the war in Mali, read into tidy tables."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.coding import code
    from analysis.corpus import Corpus, read_corpus
    from analysis.tables import Tables

__all__ = ["Corpus", "Tables", "code", "read_corpus"]

_HOMES = {
    "Corpus": "analysis.corpus",
    "Tables": "analysis.tables",
    "code": "analysis.coding",
    "read_corpus": "analysis.corpus",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: ``--help`` need not wait for pandas."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
