"""The npm packages: what they hold can be packed, imported, bundled and type-checked by others."""

from __future__ import annotations

import asyncio
import json
import os
import tarfile
from pathlib import Path

import pytest
import release

from samesky_shared import __version__

from ..serving import hub
from .host_apps import NODE, ROOT

WEB = ROOT / "client" / "web"
LENT = ("lit", "lit-element", "lit-html", "@lit", "@lit-labs", "@fluent", "@types", "csv-parse", "yaml")


async def run(*command: str | Path, cwd: Path) -> str:
    """Runs Node; gives what it said."""
    environ = os.environ | {
        "PATH": f"{NODE.parent}{os.pathsep}{os.environ['PATH']}",
        "npm_config_cache": str(cwd / ".npm"),
    }
    process = await asyncio.create_subprocess_exec(
        NODE, *command, cwd=cwd, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env=environ
    )
    out, _ = await process.communicate()
    assert process.returncode == 0, out.decode()
    return out.decode()


@pytest.fixture(scope="module")
async def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of others, with both packages as they were packed."""
    folder = tmp_path_factory.mktemp("packages")
    await asyncio.to_thread(release.npm_packages, folder)
    installed = folder / "node_modules" / "@samesky"
    installed.mkdir(parents=True)
    for name in ("client", "elements"):
        (packed,) = folder.glob(f"samesky-{name}-*.tgz")
        with tarfile.open(packed) as archive:
            archive.extractall(installed / f".{name}", filter="data")
        (installed / f".{name}" / "package").rename(installed / name)
    for name in LENT:
        (folder / "node_modules" / name).symlink_to(WEB / "node_modules" / name)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def test_both_are_of_one_version_and_name_each_other(project: Path) -> None:
    packages = {
        name: json.loads((project / "node_modules" / "@samesky" / name / "package.json").read_text())
        for name in ("client", "elements")
    }
    assert {one["version"] for one in packages.values()} == {__version__}
    assert packages["elements"]["dependencies"]["@samesky/client"] == __version__
    for name, package in packages.items():
        folder = project / "node_modules" / "@samesky" / name
        assert (folder / "LICENSE").is_file()
        assert (folder / package["exports"]["."]["types"]).is_file()
        assert not [
            path for path in folder.rglob("*") if path.suffix == ".ts" and not path.name.endswith(".d.ts")
        ]


async def test_the_client_meets_people_from_node(project: Path, tmp_path: Path) -> None:
    script = """
        import { makeRoom, openRoom, RefusedError } from "@samesky/client";
        const { access } = await makeRoom(process.argv[2], { name: "Ana" });
        const room = openRoom(access);
        const seq = await room.do("timer:tea", "start", { seconds: 240 });
        const why = (error) => error instanceof RefusedError && error.code;
        const refused = await room.do("timer", "nothing").catch(why);
        console.log(JSON.stringify({ seq, total: room.state("timer:tea").total, refused, sealing: room.sealing }));
        room.close();
    """
    (project / "meet.js").write_text(script)
    async with hub(tmp_path / "data") as running:
        said = json.loads(await run("meet.js", running.url, cwd=project))
    assert said["seq"] > 0
    assert said == {"seq": said["seq"], "total": 240, "refused": "unknown", "sealing": "sealed"}


async def test_the_elements_can_be_bundled_and_have_the_client_once(project: Path) -> None:
    (project / "page.js").write_text(
        'import "@samesky/elements"; export { RefusedError } from "@samesky/client";'
    )
    esbuild = WEB / "node_modules" / "esbuild" / "bin" / "esbuild"
    await run(
        esbuild,
        "page.js",
        "--bundle",
        "--splitting",
        "--format=esm",
        "--outdir=out",
        "--log-level=warning",
        cwd=project,
    )
    made = "".join(path.read_text() for path in (project / "out").glob("*.js"))
    assert made.count("RefusedError = class") == 1
    manifest = json.loads(
        (project / "node_modules" / "@samesky" / "elements" / "custom-elements.json").read_text()
    )
    for module in manifest["modules"]:
        assert f'"{module["declarations"][0]["tagName"]}"' in made


async def test_their_types_hold_in_a_strict_project(project: Path) -> None:
    (project / "page.ts").write_text(
        """
        import { openRoom, type Room, type Timer } from "@samesky/client";
        import { RefusedError } from "@samesky/elements";
        import type { SameskyRoom } from "@samesky/elements/room.js";
        const place: SameskyRoom = document.createElement("samesky-room");
        place.getToken = async (room, device) => `${room} ${device}`;
        const room: Room | undefined = place.joined ?? openRoom({ server: "", token: async () => "" });
        const left: number | undefined = room?.state<Timer>("timer")?.elapsed.position;
        export const all = [left, RefusedError];
        // @ts-expect-error a token is no number
        place.getToken = () => 7;
        """
    )
    tsc = WEB / "node_modules" / "typescript" / "bin" / "tsc"
    options = (
        "--noEmit",
        "--strict",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        "--target",
        "es2022",
    )
    await run(tsc, *options, "--types", "", "--preserveSymlinks", "page.ts", cwd=project)
