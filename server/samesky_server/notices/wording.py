"""The words of notices, in the member's language and by their clock."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from samesky_shared.core.notices import Owed
from samesky_shared.core.quiet import zone_of

LANGUAGES = ("en", "de", "ar")
LATE = 300.0
"""Seconds after which a notice says that it is late."""
WEEK = 7
"""Days from which on the name of a day does not say which."""
SOME_OTHER = "notice-anything"


class Wording:
    """One language. Made by `wording`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        text = files("samesky_shared").joinpath("words", language, "notices.ftl").read_text("utf-8")
        self._bundle.add_resource(FluentResource(text))

    def __call__(self, key: str, **gaps: str) -> str:
        """A sentence of `notices.ftl`."""
        pattern = self._bundle.get_message(key).value
        assert pattern is not None, key
        said, faults = self._bundle.format_pattern(pattern, gaps)
        assert not faults, faults
        return str(said)

    def body(self, owed: Owed, tz: str, now: float, code: str = "") -> str:
        """What a notice says; what an activity of another package has no words for here, in general words."""
        key = f"notice-{owed.what}"
        about = "" if owed.about is None else self.when(owed.about, tz, now)
        known = self._bundle.has_message(key) and (owed.about is not None or owed.what != "soon")
        said = self(key, when=about, code=code) if known else self(SOME_OTHER)
        if now - owed.at < LATE:
            return said
        return f"{said} {self('notice-late', when=self.when(owed.at, tz, now))}"

    def when(self, at: float, tz: str, now: float) -> str:
        """A time by the clock of this zone; its day too, where that is not today."""
        from babel.dates import format_date, format_time  # a hub starts without

        zone = zone_of(tz)
        then, today = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(now, zone)
        time = format_time(then, "short", tzinfo=zone, locale=self.language)
        if then.date() == today.date():
            return self("notice-at", time=time)
        near = abs((then.date() - today.date()).days) < WEEK
        return self(
            "notice-on", time=time, day=format_date(then.date(), "EEEE" if near else "full", self.language)
        )


@cache
def _made(language: str) -> Wording:
    return Wording(language)


def wording(tag: str) -> Wording:
    """The language of a BCP 47 tag, if there are words in it, else English."""
    found = re.split("[-_]", tag.lower())[0]
    return _made(found if found in LANGUAGES else "en")
