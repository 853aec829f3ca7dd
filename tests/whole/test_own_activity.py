"""The activity of another package: installed as any package is, served by a real hub, and used by its name."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType

import httpx
import pytest

import samesky_client
from samesky_client import Refused

from ..serving import HubProcess, hub

EXAMPLE = Path(__file__).parents[2] / "examples" / "activity"


async def run(*command: str | Path) -> tuple[int, str]:
    """Runs Python; its exit code, and all that it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode()


@pytest.fixture(scope="module")
async def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the package is, built and installed without a network."""
    folder = tmp_path_factory.mktemp("own-activity")
    source, target = folder / "source", folder / "target"
    shutil.copytree(
        EXAMPLE, source, ignore=shutil.ignore_patterns("__pycache__")
    )  # builds leave things behind
    code, out = await run(
        *("-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-index", "--no-deps"),
        *("--no-build-isolation", "--target", target, source),
    )
    assert code == 0, out
    return target


@pytest.fixture
async def serving(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[HubProcess]:
    """A hub that has it."""
    monkeypatch.setenv("PYTHONPATH", str(installed))
    async with hub(tmp_path / "data") as running:
        yield running


@pytest.fixture
def water() -> ModuleType:
    """The example's client, which knows nothing of the activity."""
    spec = importlib.util.spec_from_file_location("water", EXAMPLE / "water.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.timeout(180)  # it is a whole run of pytest, with all that check_activity plays
async def test_it_holds_what_its_own_tests_say(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(installed))
    code, out = await run("-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", EXAMPLE / "test_plant.py")
    assert code == 0, out
    assert " passed" in out


@pytest.mark.parametrize("sealing", ["room-key", "none"])
async def test_a_real_hub_serves_it_to_two(serving: HubProcess, water: ModuleType, sealing: str) -> None:
    async with (
        samesky_client.make(serving.url, name="Ana", sealing=sealing) as ana,  # type: ignore[arg-type]
        samesky_client.join(ana.invite_link or "", name="Ben") as ben,
    ):
        flips = ben.flips()
        await water.water(ana, "tomato")
        plant = await ben.until(lambda room: room.raw("plant"))
        assert (plant["watered"], plant["words"]) == ([ana.you], {}), "the word waits for the leaf"
        assert water.shown(ben) == "leaves: 0 · watered: 1"
        await water.water(ben)
        change = await anext(one async for one in flips if (one.states.get("plant") or {}).get("newest"))
        assert change.states["plant"]["newest"]["at"] == change.at
        for room in (ana, ben):
            await room.until(lambda one: (one.raw("plant") or {}).get("newest"))
            assert water.shown(room) == "leaves: 1 · watered: 0 · Ana: tomato"
        with pytest.raises(Refused, match="enough for now"):
            await water.water(ben)
        assert [entry.kind for entry in ana.entries if entry.on == "plant"] == ["leaf"]


async def test_it_is_listed_beside_ours_and_outlives_a_hub_that_lacks_it(
    serving: HubProcess, installed: Path, water: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with httpx.AsyncClient(base_url=serving.url) as http:
        (card,) = [
            one for one in (await http.get("/v1/activities")).json()["activities"] if one["kind"] == "plant"
        ]
    assert [(one["name"], one["lead"], one["lasting"]) for one in card["commands"]] == [
        ("water", "sure", True)
    ]
    async with samesky_client.make(serving.url, name="Ana") as ana:
        await water.water(ana)
        await serving.kill()
        monkeypatch.delenv("PYTHONPATH")
        await serving.start()
        await ana.until(lambda room: room.connection == "ready")
        with pytest.raises(Refused, match="no such activity"):
            await water.water(ana)
    async with samesky_client.open(ana.seat) as ana:
        assert ana.raw("plant") is None
    await serving.kill()
    monkeypatch.setenv("PYTHONPATH", str(installed))
    await serving.start()
    async with samesky_client.open(ana.seat) as ana:
        assert water.shown(ana) == "leaves: 1 · watered: 0"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import soil_of_nobody", "cannot be loaded: ModuleNotFoundError: No module named 'soil_of_nobody'."),
        ("Plant = 'a plant'", "cannot be offered: it is no class made of Activity."),
        ("def", "cannot be loaded: SyntaxError: "),
    ],
)
async def test_a_broken_one_is_refused_with_one_clear_line(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, said: str
) -> None:
    broken = tmp_path / "target"
    shutil.copytree(installed, broken, ignore=shutil.ignore_patterns("__pycache__"))
    (broken / "samesky_plant.py").write_text(source)
    monkeypatch.setenv("PYTHONPATH", os.fspath(broken))
    code, out = await run("-m", "samesky_server", "--port", "0", "--data", tmp_path / "data")
    assert code == 1
    (line,) = out.splitlines()
    assert line.startswith(f"samesky: The activity samesky_plant:Plant {said}"), line
    assert line.endswith(".")
