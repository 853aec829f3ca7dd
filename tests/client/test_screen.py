"""What a terminal shows."""

from __future__ import annotations

import io

import pytest

from samesky_client.screen import Colour, Plain, screen_for
from samesky_client.speech import Speech


def test_the_line_at_the_top_leaves_what_is_typed_alone() -> None:
    target = io.StringIO()
    screen = Colour(target, Speech())
    screen.top("tea 4:00")
    first = target.getvalue()
    assert "tea 4:00" in first
    assert first.startswith("\x1b7")
    assert first.endswith("\x1b8")
    screen.top("tea 4:00")
    assert target.getvalue() == first  # nothing new, nothing written
    screen.line("chat     Ben: hello")
    screen.close()
    assert "\x1b[r" in target.getvalue()


def test_in_a_pipe_there_are_only_lines() -> None:
    target = io.StringIO()
    screen = screen_for(target, plain=False, t=Speech())
    assert type(screen) is Plain
    screen.top("tea 4:00")
    screen.line("chat     Ben: hello")
    screen.close()
    assert target.getvalue() == "chat     Ben: hello\n"


class Tty(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("language", "head"), [("en", "question"), ("de", "Frage")])
def test_lines_have_their_colours_in_every_language(
    language: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen = screen_for(Tty(), False, Speech(language))
    assert isinstance(screen, Colour)
    screen.line(f"{head:<9}Where to?")
    assert f"\x1b[1;35m{head:<9}Where to?" in screen._target.getvalue()  # type: ignore[attr-defined]
