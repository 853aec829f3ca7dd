"""What a hub counts, sent as OpenTelemetry metrics (OTLP over HTTP): the same series as at `/metrics`, and no others.

No traces: a span of each command, with who gave it and what of, would be a diary (decision 047).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from prometheus_client.metrics_core import Metric as Family

from . import metrics
from .hub.tasks import Again
from .log import log
from .settings import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.metrics.export import HistogramDataPoint, Metric, MetricsData

EVERY = 30.0
"""Seconds between two sendings."""
WITHIN = 10.0
"""Seconds that one may take."""


class Sender:
    """Of one hub.

    Args:
        to: the URL of a collector, to which `/v1/metrics` is added. Headers and certificates come from the variables
            of OpenTelemetry, such as `OTEL_EXPORTER_OTLP_HEADERS`.
        instance: what this hub is called among its others.

    Raises:
        SettingsError: the packages for it are not installed.
    """

    def __init__(self, to: str, instance: str) -> None:
        try:
            from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
        except ImportError:
            raise SettingsError("otlp: this needs more packages: pip install 'samesky[otel]'.") from None
        self._exporter = OTLPMetricExporter(f"{to.rstrip('/')}/v1/metrics", timeout=WITHIN)
        self._instance = instance
        self._since = time.time_ns()
        self._well = True
        self._sends = Again("otlp", self._send)

    def start(self) -> None:
        """Begins to send."""
        self._sends.start()

    async def close(self) -> None:
        """Ends. Idempotent."""
        await self._sends.close()
        await asyncio.to_thread(self._exporter.shutdown)

    async def _send(self) -> float:
        from opentelemetry.sdk.metrics.export import MetricExportResult

        told = gathered(metrics.REGISTRY.collect(), self._instance, self._since, time.time_ns())
        well = await asyncio.to_thread(self._exporter.export, told) is MetricExportResult.SUCCESS
        if well is not self._well:
            log.warning("otlp", sent=well)
        self._well = well
        return EVERY


def gathered(families: Iterable[Family], instance: str, since: int, now: int) -> MetricsData:
    """Series of Prometheus as OpenTelemetry has them; times in nanoseconds since 1970."""
    from opentelemetry.sdk.metrics.export import MetricsData, ResourceMetrics, ScopeMetrics
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.util.instrumentation import InstrumentationScope

    what = {"service.name": "samesky", "service.version": version("samesky"), "service.instance.id": instance}
    found = [_metric(one, since, now) for one in families if one.samples]
    scope = ScopeMetrics(InstrumentationScope("samesky"), found, "")
    return MetricsData([ResourceMetrics(Resource(what), [scope], "")])


def _metric(family: Family, since: int, now: int) -> Metric:
    from opentelemetry.sdk.metrics.export import (
        AggregationTemporality,
        Gauge,
        Histogram,
        Metric,
        NumberDataPoint,
        Sum,
    )

    total = AggregationTemporality.CUMULATIVE
    if family.type == "histogram":
        spread = Histogram(_spreads(family, since, now), total)
        return Metric(family.name, family.documentation, "s", spread)
    points = [NumberDataPoint(dict(one.labels), since, now, one.value) for one in family.samples]
    counts = family.type == "counter"
    return Metric(
        family.name, family.documentation, "", Sum(points, total, True) if counts else Gauge(points)
    )


def _spreads(family: Family, since: int, now: int) -> list[HistogramDataPoint]:
    """Of a histogram without labels: Prometheus counts all up to a bound, OpenTelemetry those between two."""
    from opentelemetry.sdk.metrics.export import HistogramDataPoint

    upto = [(float(one.labels["le"]), one.value) for one in family.samples if one.name.endswith("_bucket")]
    whole = {one.name.removeprefix(family.name): one.value for one in family.samples}
    counts = [
        int(count - below) for (_, count), below in zip(upto, (0.0, *(n for _, n in upto)), strict=False)
    ]
    bounds = [bound for bound, _ in upto[:-1]]
    extremes: dict[str, Any] = {"min": None, "max": None}  # which Prometheus does not keep
    return [
        HistogramDataPoint({}, since, now, int(whole["_count"]), whole["_sum"], counts, bounds, **extremes)
    ]
