"""The names of all sentences as a TypeScript type, so that a page cannot ask for one that is not there."""

from __future__ import annotations

import re
from importlib.resources import files

UNSEEN = ("notices", "terminal")
"""The files that no page reads."""


def shown() -> list[str]:
    """The files that a page reads."""
    folder = files("samesky_shared").joinpath("words", "en")
    return sorted({one.name.removesuffix(".ftl") for one in folder.iterdir()} - set(UNSEEN))


def ids(language: str, *names: str) -> list[str]:
    """The sentences of a language, in the order of their files."""
    folder = files("samesky_shared").joinpath("words", language)
    texts = [folder.joinpath(f"{name}.ftl").read_text("utf-8") for name in names]
    return [found for text in texts for found in re.findall(r"^([a-z][\w-]*) =", text, re.MULTILINE)]


def keys() -> str:
    """The file of the type."""
    lines = "\n".join(f'  | "{one}"' for one in ids("en", *shown()))
    return (
        "// Made of the Fluent files in shared/samesky_shared/words: ./run docs\n\n"
        f"/** The names of all sentences. */\nexport type Key =\n{lines};\n"
    )
