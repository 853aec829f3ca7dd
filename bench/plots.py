"""Plots of what was measured, into the folder that `BENCH_PLOTS` names; without it none.

As PNG, or as SVG where there are few points.
"""

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


def bars(name: str, title: str, across: str, of: Mapping[str, float]) -> None:
    """One bar a value, on a scale of tens, with the value behind it; the first of them on top. As SVG."""
    with _Plot(name, title, across, "", "svg") as axes:
        for colour, (label, value) in zip(COLOURS[:1] * len(of), reversed(of.items()), strict=True):
            axes.barh(label, value, color=COLOURS[1] if "hub" in label else colour, height=0.7)
            axes.text(value * 1.05, label, f"{value:,.0f}", va="center", fontsize=8)
        axes.set_xscale("log")
        axes.margins(x=0.2)


def growth(name: str, title: str, across: str, up: str, of: Mapping[str, Points]) -> None:
    """Values that grow, or do not, with something that does so by tens. As SVG."""
    with _Plot(name, title, across, up, "svg") as axes:
        for colour, (label, points) in zip(COLOURS * 2, of.items(), strict=False):
            axes.plot([x for x, _ in points], [y for _, y in points], color=colour, label=label, marker="o")
        axes.set_xscale("log")
        axes.set_ylim(bottom=0)


class _Plot:
    def __init__(self, name: str, title: str, across: str, up: str, kind: str = "png") -> None:
        self._name, self._title, self._across, self._up, self._kind = name, title, across, up, kind

    def __enter__(self) -> Any:
        import matplotlib  # only who wants plots needs it

        matplotlib.use("Agg")
        matplotlib.rcParams["svg.fonttype"] = "none"  # text, not outlines
        matplotlib.rcParams["svg.hashsalt"] = self._name  # the same picture is the same file
        from matplotlib import pyplot

        self._figure, axes = pyplot.subplots(figsize=(8, 4.2), dpi=110)
        axes.set_title(self._title, loc="left", fontsize=10)
        axes.set_xlabel(self._across)
        axes.set_ylabel(self._up)
        axes.set_axisbelow(True)
        axes.grid(True, which="major", color="#e6e1d6", linewidth=0.7)
        self._axes = axes
        return axes

    def __exit__(self, kind: object, *_: object) -> None:
        from matplotlib import pyplot

        if kind is None:
            if self._axes.get_legend_handles_labels()[0]:
                self._axes.legend(fontsize=8, frameon=False)
            self._figure.tight_layout()
            Path(FOLDER).mkdir(parents=True, exist_ok=True)
            path = Path(FOLDER) / f"{self._name}.{self._kind}"
            self._figure.savefig(path, metadata={"Date": None} if self._kind == "svg" else None)
        pyplot.close(self._figure)
