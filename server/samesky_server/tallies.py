"""Counts that each command comes by, kept as plain numbers and shown to Prometheus when it asks.

Those of `prometheus_client` take a lock and look through all buckets for each, which was a twelfth of a command.
These are counted in the event loop alone, and read from anywhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector


class Tally(Collector):
    """How often something was so or so.

    Args:
        name: of the metric, without `_total`.
        what: one line about it.
        label: the name of what is counted apart.
        values: all that it can be.
        registry: where it is shown.
    """

    def __init__(
        self, name: str, what: str, label: str, values: Iterable[str], registry: CollectorRegistry
    ) -> None:
        self._about = name, what
        self._label = label
        self.counts = dict.fromkeys(values, 0)
        registry.register(self)

    def inc(self, value: str) -> None:
        """Counts one more; raises `KeyError` for what it cannot be."""
        self.counts[value] += 1

    def collect(self) -> Iterator[CounterMetricFamily]:
        """For Prometheus."""
        family = CounterMetricFamily(*self._about, labels=[self._label])
        for value, count in self.counts.items():
            family.add_metric([value], count)
        yield family


class Spread(Collector):
    """How large something was, by buckets.

    Args:
        name: of the metric.
        what: one line about it.
        bounds: of the buckets, ascending; what is as large as a bound is in its bucket.
        registry: where it is shown.
    """

    def __init__(self, name: str, what: str, bounds: Iterable[float], registry: CollectorRegistry) -> None:
        self._about = name, what
        self._bounds = tuple(float(one) for one in bounds)
        self._counts = [0] * (len(self._bounds) + 1)
        self._sum = 0.0
        registry.register(self)

    def observe(self, value: float) -> None:
        """Counts one."""
        self._counts[bisect_left(self._bounds, value)] += 1
        self._sum += value

    def collect(self) -> Iterator[HistogramMetricFamily]:
        """For Prometheus."""
        below = accumulate(self._counts)
        names = [*map(str, self._bounds), "+Inf"]
        yield HistogramMetricFamily(
            *self._about, buckets=list(zip(names, below, strict=True)), sum_value=self._sum
        )
