"""What a terminal says: sentences in Fluent files, which the web has too (`samesky_shared/words`).

Speaking needs `fluent.runtime` of the extra [terminal]. What goes wrong can be named without it: a `Said` reads as
English wherever it is raised, and is said in the person's language where one is spoken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from samesky_shared.errors import RefusalCode, Refused

from .errors import Gone, Unreachable

LANGUAGES = ("en", "de")
"""The languages whose words are complete and signed."""
FILES = (
    "terminal",
    "elements",
    "beside",
    "decks",
    "checkin",
    "gratitude",
    "floor",
    "listening",
    "talk",
    "guess",
    "wishes",
    "repair",
    "breathe",
    "pact",
    "learn",
    "help",
    "culture",
    "cook",
    "play",
    "tour",
    "support",
    "kindness",
    "languages",
    "milestones",
    "letters",
    "timeline",
    "touch",
    "moment",
    "app",
    "watch",
    "chat",
)
"""The terminal's own, and those of which it shares sentences."""
Gap = str | int | float


def clean(text: str) -> str:
    """Text of another member without what could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def pick(tag: str) -> str:
    """The language of a BCP 47 tag or a POSIX locale (`de_AT.UTF-8`), if we speak it, else English."""
    found = re.split(r"[-_.@]", tag.strip().lower())[0]
    return found if found in LANGUAGES else "en"


def language_of(environ: Mapping[str, str]) -> str:
    """The language of messages that an environment asks for."""
    return pick(next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "en"))


_SENTENCE = re.compile(r"^([A-Za-z][\w-]*) *=", re.MULTILINE)


@cache
def text(language: str, name: str) -> str:
    """The text of one file of words."""
    return files("samesky_shared").joinpath("words", language, f"{name}.ftl").read_text("utf-8")


class Said(Refused):
    """Refused here, by the name of a sentence in `terminal.ftl` and what stands in its gaps."""

    def __init__(self, code: RefusalCode, key: str, *, path: str | None = None, **gaps: Gap) -> None:
        super().__init__(code, _english(key, gaps), path=path)
        self.key = key
        self.gaps = gaps


def unreachable(key: str, **gaps: Gap) -> Unreachable:
    """What says by a sentence of `terminal.ftl` why a hub cannot be reached."""
    return Unreachable(_english(key, gaps), key, gaps)


def _english(key: str, gaps: Mapping[str, Gap]) -> str:
    found = re.search(rf"^{re.escape(key)} = (.*)$", text("en", "terminal"), re.MULTILINE)
    assert found, key
    return re.sub(r"\{ \$(\w+) \}", lambda gap: str(gaps[gap[1]]), found[1])


class _Words:
    """The sentences of one language. A file is read when one of them is said, for reading all takes a second."""

    def __init__(self, language: str) -> None:
        try:
            from fluent.runtime import FluentBundle, FluentResource
        except ImportError:
            raise Unreachable("This needs the terminal's packages: pip install 'samesky[terminal]'") from None
        self._language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._resource = FluentResource
        self._read: set[str] = set()
        self.files = {key: name for name in FILES for key in _SENTENCE.findall(text(language, name))}
        """By the sentences in them; no sentence has another one in it."""

    def say(self, key: str, values: dict[str, Gap]) -> str:
        """A sentence with its gaps filled; raises `KeyError` when there is none of this name."""
        name = self.files[key]
        if name not in self._read:
            self._read.add(name)
            self._bundle.add_resource(self._resource(text(self._language, name)))
        pattern = self._bundle.get_message(key).value
        assert pattern is not None, key
        said, faults = self._bundle.format_pattern(pattern, values)
        assert not faults, faults
        return str(said)


_words = cache(_Words)


class Speech:
    """Speaks one language.

    Args:
        language: one that has words; see `pick`.

    Raises:
        Unreachable: the packages for it are not installed.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._words = _words(language)

    def __call__(self, key: str, **gaps: Gap) -> str:
        """A sentence. What stands in its gaps cannot steer the terminal."""
        values = {name: clean(value) if isinstance(value, str) else value for name, value in gaps.items()}
        return self._words.say(key, values)

    def has(self, key: str) -> bool:
        """Whether there is a sentence of this name."""
        return key in self._words.files

    def head(self, name: str) -> str:
        """What a line begins with: what it is about, nine cells wide."""
        return self(f"head-{name}").ljust(9)

    def of(self, error: Exception) -> str:
        """What went wrong. In English the hub's own words, which are closer; else those for its code."""
        if isinstance(error, Said) or (isinstance(error, Unreachable) and error.key):
            return self(error.key, **error.gaps)
        if isinstance(error, Gone):
            return self._first(f"ended-{error.code}", "ended-other")
        if isinstance(error, Refused):
            if self.language == "en":
                return clean(error.message)
            return self._first(f"refused-{error.code}", "refused-other")
        return clean(str(error))

    def _first(self, key: str, other: str) -> str:
        return self(key if self.has(key) else other)
