"""What a terminal shows."""

from __future__ import annotations

import io

from samesky_client.screen import Colour, Plain, screen_for


def test_the_line_at_the_top_leaves_what_is_typed_alone() -> None:
    target = io.StringIO()
    screen = Colour(target)
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
    screen = screen_for(target, plain=False)
    assert type(screen) is Plain
    screen.top("tea 4:00")
    screen.line("chat     Ben: hello")
    screen.close()
    assert target.getvalue() == "chat     Ben: hello\n"
