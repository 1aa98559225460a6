"""Does the finding of notebook 02 hold? Counted again, drawn, tabled and put into words."""

from analysis.views.holding.drawing import draw_holding, holding_table, say_finding, say_holding
from analysis.views.holding.recounts import Choice, Holding, does_it_hold

__all__ = [
    "Choice",
    "Holding",
    "does_it_hold",
    "draw_holding",
    "holding_table",
    "say_finding",
    "say_holding",
]
