"""Files written whole."""

from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """Write a whole file or leave the old one: a killed run never leaves half a page."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    part.replace(path)
