"""`./run fuzz`: looks for bytes that fail, with coverage as its guide (atheris, which is libFuzzer for Python).

    python -m tests.fuzz [--minutes N] [TARGET ...]

The minutes (10) are shared among the targets, in processes of their own, as many at a time as there are processors.
Bytes that fail are kept in `corpus/TARGET/`, where `test_corpus.py` plays them from then on.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
MOST = 4096
"""Bytes of an input."""


def search(target: str, seconds: int) -> tuple[str, str, bool]:
    """One target in a process of its own; gives its name, what it found in words, and whether nothing failed."""
    from . import seeds

    kept = CORPUS / target
    with tempfile.TemporaryDirectory(prefix="samesky-fuzz-") as folder:
        begin = seeds.of(target)
        for n, seed in enumerate(begin):
            Path(folder, f"{n:04}").write_bytes(seed)
        before = {path.name for path in kept.glob("*")}
        command = [
            sys.executable, "-m", "tests.fuzz.one", target, folder, *([str(kept)] if before else []),
            f"-max_total_time={seconds}", f"-max_len={MOST}", f"-artifact_prefix={kept}/", "-timeout=20",
            "-rss_limit_mb=2048", "-print_final_stats=1",
        ]  # fmt: skip
        kept.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        fresh = sorted({path.name for path in kept.glob("*")} - before)
        grown = len(list(Path(folder).iterdir())) - len(begin)
        if not any(kept.iterdir()):
            kept.rmdir()
    runs = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    cover = re.findall(r"cov: (\d+)", done.stderr)
    count = int(runs[1]) if runs else 0
    words = f"{count:,} inputs, {cover[-1] if cover else '?'} edges, {grown:,} inputs that led to new ones"
    if done.returncode or fresh or not count:
        words += f"; FAILED with {', '.join(fresh) or 'no input'}\n{(done.stdout + done.stderr)[-4000:]}"
    return target, words, not (done.returncode or fresh or not count)


def main() -> int:
    """Reads the command line; 1 when something failed."""
    from .targets import NAMES

    parser = argparse.ArgumentParser(prog="./run fuzz", description="Look for bytes that fail.")
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"one of {', '.join(NAMES)}; all without any"
    )
    parser.add_argument("--minutes", type=float, default=10.0, help="in all (10)")
    asked = parser.parse_args()
    unknown = [name for name in asked.targets if name not in NAMES]
    if unknown:
        parser.error(f"there is no target {unknown[0]!r}: it is one of {', '.join(NAMES)}")
    chosen = asked.targets or list(NAMES)
    beside = min(len(chosen), max(1, os.cpu_count() or 1))
    seconds = max(1, int(60 * asked.minutes * beside / len(chosen)))
    print(f"{len(chosen)} targets, {seconds} s each, {beside} at a time", flush=True)
    well = True
    with concurrent.futures.ThreadPoolExecutor(beside) as pool:
        for target, words, fine in pool.map(search, chosen, [seconds] * len(chosen)):
            print(f"{target}: {words}", flush=True)
            well = well and fine
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
