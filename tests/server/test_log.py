"""Logs: readable, one line an event, and nothing private in any."""

import asyncio
import io
import json
import logging
import sys

import pytest
import structlog

from samesky_server.auth import Draw, Tokens
from samesky_server.log import PRIVATE, configure, log

CANARY = "canary4711"
SECRET = Draw(b"s" * 32).secret(Draw(b"s" * 32).room(), "device")
TOKEN = Tokens(b"s" * 32, lambda: 1_800_000_000.0).issue("room", "member", "device")


@pytest.fixture
def out():
    """What is logged, as JSON lines; afterwards logging is as it was."""
    root = logging.getLogger()
    names = ("", "uvicorn", "uvicorn.error", "uvicorn.access", "asyncio", "websockets")
    before = {n: (logging.getLogger(n).handlers[:], logging.getLogger(n).level) for n in names}
    stream = io.StringIO()
    configure("debug", "json", stream)
    yield stream
    for name, (handlers, level) in before.items():
        logger = logging.getLogger(name)
        logger.handlers[:], logger.disabled, logger.propagate = handlers, False, True
        logger.setLevel(level)
    root.handlers[:] = before[""][0]
    structlog.reset_defaults()


def lines(out):
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_event_is_one_json_line_with_level_and_time(out):
    log.info("ready", port=8080, durability="disk", pid=4711, ok=True, nothing=None)
    (line,) = lines(out)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "ready",
        "level": "info",
        "port": 8080,
        "durability": "disk",
        "pid": 4711,
        "ok": True,
        "nothing": None,
    }


def test_secrets_in_every_place_show_in_none(out):
    for name in sorted(PRIVATE):
        log.warning("something", **{name if name != "from" else "From": CANARY, name.upper() + "_": 1})
    private = {
        "Authorization": f"Bearer {SECRET}",
        "url": f"https://hub.test/j#{SECRET}",
        "args": {"text": CANARY},
        "address": "203.0.113.5",
    }
    log.info("request", **private)
    log.info(f"went to https://hub.test/j#{CANARY} with Bearer {CANARY}")
    log.info("a token", reason=f"this one: {TOKEN}")
    log.info("a secret", reason=f"was {SECRET} then")
    log.info("an address", reason="from 203.0.113.5:4711 or 2001:db8::17 or ('198.51.100.7', 80)")
    log.info(
        "an object", thing={"name": CANARY}, more=[CANARY], raw=CANARY.encode(), error=ValueError(CANARY)
    )
    log.info("args %s of %d", {"text": CANARY}, 2)
    logging.getLogger("some.library").error("frame %r", {"text": CANARY})
    logging.getLogger("some.library").error("frame %(frame)s", {"frame": [CANARY]})
    logging.getLogger("some.library").error("name %(name)s", {"name": CANARY})
    said = out.getvalue()
    for one in (CANARY, SECRET, TOKEN, SECRET[:22], "203.0.113.5", "198.51.100.7", "2001:db8"):
        assert one not in said, one
    assert len(lines(out)) >= len(PRIVATE) + 10, (
        "each of them is told; so is what else happens in this process"
    )


def test_an_exception_shows_its_type_and_place_and_not_its_words(out):
    def fails():
        raise KeyError(CANARY)

    try:
        try:
            fails()
        except KeyError as error:
            raise ValueError(f"about {CANARY}") from error
    except ValueError:
        log.exception("tick_failed")
    (line,) = lines(out)
    assert CANARY not in out.getvalue()
    assert line["error"].startswith("ValueError at test_log.py:")
    assert "KeyError at test_log.py:" in line["error"]
    assert "fails" in line["error"]


def test_lines_of_libraries_take_the_same_way(out):
    logging.getLogger("uvicorn.error").info('%s - "WebSocket %s" [accepted]', "203.0.113.5:80", "/v1/socket")
    logging.getLogger("uvicorn.access").info('203.0.113.5:80 - "GET /v1/rooms/%s"', SECRET)
    assert out.getvalue() == ""
    try:
        raise RuntimeError(CANARY)
    except RuntimeError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n")
    logging.getLogger("some.library").warning(
        "peer %s sent Bearer %s\nand %s", "198.51.100.7", CANARY, CANARY
    )
    first, second = lines(out)
    assert first["event"] == "Exception in ASGI application"
    assert first["error"].startswith("RuntimeError at ")
    assert CANARY not in out.getvalue()
    assert "198.51.100.7" not in out.getvalue()
    assert second["level"] == "warning"


async def test_a_task_that_nobody_awaited_tells_no_words(out):
    loop = asyncio.get_running_loop()
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": ValueError(CANARY)}
    )
    (line,) = lines(out)
    assert line["event"] == "Task exception was never retrieved"
    assert CANARY not in out.getvalue()


def test_nothing_can_forge_a_line_or_fill_the_disk(out):
    log.info("odd\nforged", reason='x\r\n{"event": "forged"}\x1b[2J\u2028', long="é" * 100_000)
    (line,) = lines(out)
    assert "\x1b" not in line["reason"]
    assert line["event"] == "odd"
    assert len(line["long"]) == 256


def test_lines_of_one_room_can_be_told_together_and_the_room_not_told(out):
    for room in ("AAECAwQFBgcICQoLDA0ODw", "AAECAwQFBgcICQoLDA0ODw", "BAECAwQFBgcICQoLDA0ODw"):
        log.info("closed", room=room)
    first, second, third = (line["room"] for line in lines(out))
    assert first == second != third
    assert "AAEC" not in out.getvalue()


def test_the_human_form_is_cut_too(out):
    stream = io.StringIO()
    configure("info", "human", stream)
    log.info("joined", name=CANARY, count=2)
    log.debug("not shown")
    said = stream.getvalue()
    assert "joined" in said
    assert "count=2" in said
    assert CANARY not in said
    assert "not shown" not in said
    assert "\x1b" not in said


def test_auto_is_json_where_nobody_looks(out):
    stream = io.StringIO()
    configure("info", "auto", stream)
    log.info("ready")
    assert json.loads(stream.getvalue())["event"] == "ready"
    assert sys.stderr.isatty() or stream.getvalue()
