"""Lighthouse from npm, in a pinned version, driving the Chromium that is here."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import hatch_build

from .. import npm

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CATEGORIES = ("performance", "accessibility", "best-practices")
_FLAGS = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio"]
_PATIENCE = 180.0
"""Seconds that one run may take."""
_TRIES = 3


async def run(address: str) -> dict[str, Any]:
    """One run on a page, as a phone of the middle of the road on a slow line; Lighthouse's report.

    On a busy machine Chromium's trace sometimes lacks its beginning; Lighthouse says so, and it is run again.

    Raises:
        RuntimeError: it could not; with what it said, and without the address, which may have a secret in it.
    """
    reason = ""
    for _ in range(_TRIES):
        report, said = await _once(address)
        if report and "runtimeError" not in report:
            return report
        reason = report.get("runtimeError", {}).get("message") or said[-2000:]
    raise RuntimeError(f"Lighthouse could not: {reason.replace(address, 'the page')}")


async def _once(address: str) -> tuple[dict[str, Any], str]:
    """A report, empty if there is none, and what was said beside it."""
    rights = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has no sandbox for root
    with tempfile.TemporaryDirectory() as folder:
        path = (
            Path(folder) / "report.json"
        )  # not through a pipe: Lighthouse leaves before all is written there
        process = await asyncio.create_subprocess_exec(
            npm.node(), HERE / "node_modules" / "lighthouse" / "cli" / "index.js", address,
            "--quiet", "--output=json", f"--output-path={path}", "--form-factor=mobile",
            "--throttling-method=simulate", f"--only-categories={','.join(CATEGORIES)}",
            "--no-enable-error-reporting", f"--chrome-flags={' '.join(_FLAGS + rights)}",
            env=hatch_build.environment() | {"CHROME_PATH": str(CHROMIUM)},
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            _, said = await asyncio.wait_for(process.communicate(), _PATIENCE)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        report: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return report, said.decode(errors="replace")
