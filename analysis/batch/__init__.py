"""Batch runs: code a corpus once, run notebooks over it, leave pages that open in a browser."""
