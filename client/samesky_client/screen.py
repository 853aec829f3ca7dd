"""What a terminal shows: lines, and with `rich` and a tty colour and a line that stays at the top."""

from __future__ import annotations

import shutil
from typing import TextIO

from .speech import Speech

STYLES = {
    "chat": "cyan",
    "question": "magenta",
    "thanks": "magenta",
    "checkin": "magenta",
    "milestone": "magenta",
    "word": "magenta",
    "letters": "yellow",
    "listen": "magenta",
    "talk": "magenta",
    "guess": "magenta",
    "wishes": "magenta",
    "repair": "magenta",
    "breathe": "cyan",
    "pact": "cyan",
    "learn": "green",
    "timer": "green",
    "player": "yellow",
    "queue": "yellow",
    "who": "dim",
}
"""The colours of lines, by the names of their heads."""


class Plain:
    """Lines, one after the other."""

    def __init__(self, target: TextIO) -> None:
        self._target = target

    def line(self, text: str) -> None:
        """One more line."""
        print(text, file=self._target, flush=True)

    def top(self, text: str) -> None:
        """The line at the top; here there is none."""

    def close(self) -> None:
        """The end."""


class Colour(Plain):
    """Lines in colour, below one that stays at the top of the screen."""

    def __init__(self, target: TextIO, t: Speech) -> None:
        from rich.console import Console

        super().__init__(target)
        self._console = Console(file=target, highlight=False, markup=False, emoji=False)
        self._styles = {t(f"head-{name}"): style for name, style in STYLES.items()} | {"!": "red"}
        self._shown = ""
        self._rows = 0

    def line(self, text: str) -> None:
        from rich.text import Text

        head = text[:9]
        style = self._styles.get(head.strip().split(" ")[0], "")
        self._console.print(Text(head, style="bold " + style) + Text(text[9:]), soft_wrap=True)

    def top(self, text: str) -> None:
        size = shutil.get_terminal_size()
        if size.lines < 6 or (text == self._shown and size.lines == self._rows):
            return
        region = "" if size.lines == self._rows else f"\x1b[2;{size.lines}r"
        self._rows, self._shown = size.lines, text
        # Save the cursor, keep the first row out of scrolling, write there, restore: what is being typed stays.
        self._target.write(f"\x1b7{region}\x1b[1;1H\x1b[2K\x1b[7m{text[: size.columns]}\x1b[0m\x1b8")
        self._target.flush()

    def close(self) -> None:
        if self._rows:
            self._target.write("\x1b7\x1b[r\x1b[1;1H\x1b[2K\x1b8")
            self._target.flush()


def screen_for(target: TextIO, plain: bool, t: Speech) -> Plain:
    """Colour where it can be shown and is wanted, by the heads of lines as `t` says them."""
    if plain or not target.isatty():
        return Plain(target)
    try:
        return Colour(target, t)
    except ImportError:  # rich is an extra
        return Plain(target)
