"""Frames in, figures or HTML out."""
