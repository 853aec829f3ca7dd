"""Plots of what was measured, as PNG, into the folder that `BENCH_PLOTS` names; without it none."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = os.environ.get("BENCH_PLOTS", "")
Points = Sequence[tuple[float, float]]
COLOURS = ("#b4541e", "#2f6f8f", "#6d5a94", "#8a8577", "#4f7d4a", "#c99a2e")


def tails(name: str, title: str, across: str, of: Mapping[str, Sequence[float]]) -> None:
    """What share of the values lies above each value, both on scales of tens: a tail that is cut shows as a cliff."""
    with _Plot(name, title, across, "share above") as axes:
        for colour, (label, values) in zip(COLOURS * 2, of.items(), strict=False):
            ordered = sorted(max(one, 0.1) for one in values)
            shares = [1 - n / len(ordered) for n in range(len(ordered))]
            axes.step(ordered, shares, where="post", color=colour, label=f"{label} ({len(ordered)})")
        axes.set_xscale("log")
        axes.set_yscale("log")


def courses(
    name: str, title: str, across: str, up: str, of: Mapping[str, Points], marks: Sequence[float] = ()
) -> None:
    """Values in the course of time; something happened at each of `marks`."""
    with _Plot(name, title, across, up) as axes:
        for colour, (label, points) in zip(COLOURS * 2, of.items(), strict=False):
            axes.plot(
                [x for x, _ in points], [y for _, y in points], color=colour, label=label, linewidth=0.9
            )
        for mark in marks:
            axes.axvline(mark, color="#8a8577", linestyle=":", linewidth=1)


class _Plot:
    def __init__(self, name: str, title: str, across: str, up: str) -> None:
        self._name, self._title, self._across, self._up = name, title, across, up

    def __enter__(self) -> Any:
        import matplotlib  # only who wants plots needs it

        matplotlib.use("Agg")
        from matplotlib import pyplot

        self._figure, axes = pyplot.subplots(figsize=(8, 4.2), dpi=110)
        axes.set_title(self._title, loc="left", fontsize=10)
        axes.set_xlabel(self._across)
        axes.set_ylabel(self._up)
        axes.grid(True, which="major", color="#e6e1d6", linewidth=0.7)
        self._axes = axes
        return axes

    def __exit__(self, kind: object, *_: object) -> None:
        from matplotlib import pyplot

        if kind is None:
            self._axes.legend(fontsize=8, frameon=False)
            self._figure.tight_layout()
            Path(FOLDER).mkdir(parents=True, exist_ok=True)
            self._figure.savefig(Path(FOLDER) / f"{self._name}.png")
        pyplot.close(self._figure)
