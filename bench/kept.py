"""What was printed, put into a page of docs/ between `<!-- bench NAME -->` and `<!-- end -->`."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

PAGE = os.environ.get("BENCH_PAGE", "")


@contextmanager
def kept(name: str) -> Iterator[None]:
    """Keeps what is printed meanwhile, without its heading; it is printed too, at the end."""
    with redirect_stdout(io.StringIO()) as said:
        try:
            yield
        finally:
            print(said.getvalue(), end="", file=sys.__stdout__, flush=True)
    keep(name, re.sub(r"^## (.*)$", r"\1.", said.getvalue(), count=1, flags=re.MULTILINE))


def keep(name: str, text: str) -> None:
    """Puts a text into the page, where that has a place of this name."""
    if PAGE:
        path = Path(PAGE)
        place = re.compile(rf"(<!-- bench {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        filled = place.sub(lambda one: f"{one[1]}\n{text.strip()}\n\n{one[2]}", path.read_text("utf-8"))
        path.write_text(filled, "utf-8")
