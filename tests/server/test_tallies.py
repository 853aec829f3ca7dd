"""Our own counts look to Prometheus like those of its library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest

from samesky_server.tallies import Spread, Tally

BOUNDS = (0.001, 0.5, 1, 2)
disable_created_metrics()  # type: ignore[no-untyped-call]


def test_a_tally_looks_like_a_counter() -> None:
    ours, theirs = CollectorRegistry(), CollectorRegistry()
    tally = Tally("cups", "Of tea.", "kind", ("green", "black"), ours)
    counter = Counter("cups", "Of tea.", ("kind",), registry=theirs)
    for kind in ("green", "black"):
        counter.labels(kind)
    for kind in ("green", "black", "green"):
        tally.inc(kind)
        counter.labels(kind).inc()
    assert generate_latest(ours) == generate_latest(theirs)
    with pytest.raises(KeyError):
        tally.inc("white")


@given(st.lists(st.one_of(st.sampled_from(BOUNDS), st.floats(0, 5)), max_size=30))
def test_a_spread_looks_like_a_histogram(values: list[float]) -> None:
    ours, theirs = CollectorRegistry(), CollectorRegistry()
    spread = Spread("wait_seconds", "For tea.", BOUNDS, ours)
    histogram = Histogram("wait_seconds", "For tea.", buckets=BOUNDS, registry=theirs)
    for value in values:
        spread.observe(value)
        histogram.observe(value)
    assert generate_latest(ours) == generate_latest(theirs)
