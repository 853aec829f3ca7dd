"""The Lua of the Redis store: one write a script, so that a torn append-only file loses nothing but its last one."""

from __future__ import annotations

import hashlib
import re

import pytest

from samesky_server.stores import redis_blob_scripts, redis_hub_scripts, scripts
from samesky_server.stores.redis_link import packed
from samesky_server.stores.scripts import Script

ALL = {
    name: one
    for module in (scripts, redis_blob_scripts, redis_hub_scripts)
    for name, one in vars(module).items()
    if isinstance(one, Script)
}
READS = {
    "EXISTS", "GET", "GETRANGE", "HEXISTS", "HGET", "HGETALL", "HKEYS", "HSTRLEN", "PTTL", "TIME", "XLEN", "XRANGE",
    "XREVRANGE", "ZRANGEBYLEX", "ZRANGEBYSCORE", "ZREVRANGEBYSCORE", "ZSCORE",
}  # fmt: skip


def writes(text: str) -> list[str]:
    called: list[str] = re.findall(r"redis\.call\((?:'(\w+)'|ARGV)", text)
    return [name or "any" for name in called if name not in READS]


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_script_writes_once_at_most(name: str) -> None:
    branches = 2 if name in {"UNHINT", "UNTIL"} else 1
    assert len(writes(ALL[name].text)) <= branches


def test_what_would_make_two_writes_of_it_is_not_published_with_an_append() -> None:
    assert writes(scripts.APPEND.text) == ["XADD"]
    assert writes(scripts.TELL.text) == ["any"], "as it is told to: PUBLISH, or SPUBLISH"


def test_the_first_call_of_a_script_brings_its_text_along() -> None:
    asked = [scripts.TOP("a"), ("GET", "b"), scripts.TOP("c"), scripts.FIND("a", "b", "id", 0)]
    sent = list(packed(asked))
    assert [one[0] for one in sent] == ["EVAL", "GET", "EVALSHA", "EVAL"]
    assert sent[0] == ("EVAL", scripts.TOP.text, 1, "a")
    assert sent[2] == ("EVALSHA", hashlib.sha1(scripts.TOP.text.encode()).hexdigest(), 1, "c")
