"""What the terminal says, in the language of whoever reads it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from samesky_client import helping, speech
from samesky_client.errors import Gone, Unreachable
from samesky_client.notes import ACTS, ENERGIES, FEELINGS, MEETS
from samesky_client.rows import support
from samesky_client.speech import FILES, LANGUAGES, Said, Speech, _Words, language_of, pick, text
from samesky_shared.core.signals import REACTIONS
from samesky_shared.decks.ways import WAYS
from samesky_shared.errors import REFUSALS, Refused

CODE = Path(speech.__file__).parent
OWN = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
MADE = {
    "head-": (),
    "help-": (),
    "doctor-": (),
    "status-": ("here", "busy", "away", "offline", "unknown"),
    "react-": REACTIONS,
    "checkin-x-": ("1", "2", "3", "4", "5"),
    "checkin-y-": ("1", "2", "4", "5"),
    "checkin-feel-": FEELINGS,
    "checkin-energy-": ENERGIES,
    "checkin-meet-": MEETS,
    "checkin-act-": ACTS,
    "support-help-": support.HELPS,
    "support-act-": support.ACTS,
    "help-lines-": helping.ABOUT,
    "kindness-way-": WAYS,
    "device-": ("terminal", "browser", "phone", "other"),
    "doctor-mark-": ("ok", "note", "wrong"),
    "doctor-store-": ("disk", "second", "memory", "unknown"),
    "doctor-clock-": ("ahead", "behind"),
}
"""Sentences whose names are put together, and the ends that exist besides those found in the code."""


def spoken() -> tuple[set[str], set[str]]:
    """All texts that stand in the client's code, and the beginnings of those that are put together."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
    return whole, begun


def asked() -> set[str]:
    """The names of sentences that the code asks for: `t("…")`, `self._t("…")`, `Said(code, "…")`, `say(…, "…")`."""
    found: set[str] = set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"t": 0, "_t": 0, "self": 0, "Said": 1}.get(name)
            if name == "say" and len(node.args) > 2:
                place = 2
            if place is None or len(node.args) <= place:
                continue
            for one in ast.walk(node.args[place]):
                inside = isinstance(one, ast.Constant) and isinstance(one.value, str)
                if inside and re.fullmatch(r"[a-z]+(-[\w]+)+", one.value):  # type: ignore[attr-defined]
                    found.add(one.value)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_every_sentence_that_the_code_asks_for_exists(language: str) -> None:
    t = Speech(language)
    names = asked()
    assert len(names) > 50
    ends = {start + end for start, some in MADE.items() for end in some}
    assert [one for one in names | ends if not t.has(one)] == []


def test_every_sentence_of_the_terminal_is_used() -> None:
    whole, begun = spoken()
    assert {one for one in MADE if one not in begun} == set()
    unused = []
    for name in OWN.findall(speech.text("en", "terminal")):
        start = next(
            (one for one in sorted(begun, key=len, reverse=True) if one in MADE and name.startswith(one)), ""
        )
        closes = re.fullmatch(r"ended-(\d{4}|other)", name)
        if not (name in whole or closes or (start and name.removeprefix(start) in whole)):
            unused.append(name)
    assert unused == []


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de"}, "de"),
        ({"LANG": "de_DE", "LC_ALL": ""}, "de"),
        ({"LANG": "ar_EG.UTF-8"}, "en"),
    ],
)
def test_the_environment_says_the_language(environ: dict[str, str], language: str) -> None:
    assert language_of(environ) == language


def test_a_tag_is_as_good_as_a_locale() -> None:
    assert [pick(tag) for tag in ("de", "DE-at", "de@euro", "pt-BR", "")] == ["de", "de", "de", "en", "en"]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    gaps = {"likely": 1.26, "surely": 12.4, "trip": 3.9}
    assert "1.3 ms (surely to 12 ms); the round trip takes 4 ms" in Speech()("say-step", **gaps)
    assert "1,3 ms genau (sicher auf 12 ms)" in Speech("de")("say-step", **gaps)


def test_what_stands_in_a_gap_cannot_steer_the_terminal_and_is_no_sentence() -> None:
    nasty = "\x1b[2J\u202e{ $name } { -brand }"
    said = Speech()("say-deeper", name=nasty)
    assert said.isprintable()
    assert "{ $name } { -brand }" in said


def test_a_refusal_of_our_own_is_said_in_the_language_and_is_english_before() -> None:
    said = Said("invalid", "ask-late", path="late", most="600")
    assert said.message == "By how many milliseconds, 0 to 600? For example: 180"
    assert Speech("de").of(said) == "Um wie viele Millisekunden, 0 bis 600? Zum Beispiel: 180"


def test_the_hubs_refusals_are_said_by_their_code() -> None:
    refused = Refused("full", "The room is full\x1b[2J.")
    assert Speech().of(refused) == "The room is full [2J."
    for code in REFUSALS:
        assert Speech("de").of(Refused(code, "English"))
        assert "English" not in Speech("de").of(Refused(code, "English"))
    assert "gelöscht" in Speech("de").of(Gone(4410))
    assert "geschlossen" in Speech("de").of(Gone(1000))
    assert Speech("de").of(Unreachable("x\x1by")) == "x y"


def test_without_the_packages_it_says_what_to_install() -> None:
    program = (
        "import sys\nsys.modules['fluent'] = sys.modules['fluent.runtime'] = None\n"
        "from samesky_client.__main__ import main\nimport samesky_client\n"
        "sys.exit(main(['join', 'http://127.0.0.1:9/j#x']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "samesky: This needs the terminal's packages: pip install 'samesky[terminal]'\n"


def test_the_thin_client_reads_links_without_them() -> None:
    program = (
        "import sys\nsys.modules['fluent'] = sys.modules['fluent.runtime'] = None\n"
        "from samesky_client.links import parse\n"
        "try:\n    parse('https://sky.example/j')\n"
        "except Exception as error:\n    print(error.message)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "The part behind # is missing: copy the whole link.\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_another_one_in_it_that_may_be_in_a_file_not_read(language: str) -> None:
    for name in FILES:
        assert not re.findall(r"\{ *-?[A-Za-z][\w-]* *\}", text(language, name)), name


def test_a_file_is_read_when_one_of_its_sentences_is_said() -> None:
    words = _Words("en")
    assert not words._read
    assert words.say("refused-other", {})
    assert words._read == {words.files["refused-other"]}
    with pytest.raises(KeyError):
        words.say("no-such-sentence", {})
