"""A collector gets what Prometheus would, and nothing else; one that is away stops nothing."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import structlog.testing
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from samesky_server import metrics
from samesky_server.otlp import EVERY, Sender, gathered
from samesky_server.settings import SettingsError

from ..serving import hub


class Collector:
    """Takes what is sent, and says which status a test wants."""

    def __init__(self) -> None:
        self.got: list[ExportMetricsServiceRequest] = []
        self.status = 200
        self.came = threading.Event()
        collector = self

        class Takes(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                assert self.path == "/v1/metrics"
                collector.got.append(ExportMetricsServiceRequest.FromString(body))
                self.send_response(collector.status)
                self.end_headers()
                collector.came.set()

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Takes)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.server.shutdown()
    made.thread.join()
    made.server.server_close()


def told(request: ExportMetricsServiceRequest) -> dict[str, Any]:
    """What was sent, by name."""
    [resource] = request.resource_metrics
    [scope] = resource.scope_metrics
    return {one.name: one for one in scope.metrics}


def test_counts_levels_and_spreads_become_what_they_are_there() -> None:
    registry = CollectorRegistry()
    Counter("came", "Came.", ["how"], registry=registry).labels("late").inc(3)
    Gauge("there", "There.", registry=registry).set(7)
    spread = Histogram("took", "Took.", buckets=(1, 2), registry=registry)
    for seconds in (0.5, 0.7, 1.5, 9):
        spread.observe(seconds)
    [resource] = gathered(registry.collect(), "hub", 10, 20).resource_metrics
    assert resource.resource.attributes["service.instance.id"] == "hub"
    came, there, took = (one.data for one in resource.scope_metrics[0].metrics)
    assert [(dict(one.attributes), one.value) for one in came.data_points] == [({"how": "late"}, 3)]  # type: ignore[arg-type]
    assert came.is_monotonic  # type: ignore[union-attr]
    assert [one.value for one in there.data_points] == [7]  # type: ignore[union-attr]
    [point] = took.data_points
    assert (point.count, point.sum) == (4, 11.7)  # type: ignore[union-attr]
    assert (point.bucket_counts, point.explicit_bounds) == ([2, 1, 1], [1.0, 2.0])  # type: ignore[union-attr]
    assert (point.start_time_unix_nano, point.time_unix_nano) == (10, 20)


async def test_a_collector_gets_what_prometheus_would(collector: Collector) -> None:
    sender = Sender(f"{collector.url}/", "aabbcc")
    assert await sender._send() == EVERY
    found = told(collector.got[0])
    assert set(found) == {one.name for one in metrics.REGISTRY.collect() if one.samples}
    assert found["samesky_append_seconds"].histogram.data_points
    assert found["samesky_commands"].sum.is_monotonic
    await sender.close()


async def test_one_that_refuses_is_told_of_once_and_when_it_takes_again(collector: Collector) -> None:
    sender = Sender(collector.url, "aabbcc")
    collector.status = 400
    with structlog.testing.capture_logs() as lines:
        await sender._send()
        await sender._send()
        collector.status = 200
        await sender._send()
    assert [line["sent"] for line in lines if line["event"] == "otlp"] == [False, True]
    await sender.close()


def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.metric_exporter", None)
    with pytest.raises(SettingsError, match=r"otlp: .*pip install 'samesky\[otel\]'"):
        Sender("http://127.0.0.1:1", "aabbcc")


async def test_a_real_hub_sends(tmp_path: Path, collector: Collector) -> None:
    async with hub(tmp_path / "data", otlp=collector.url):
        assert await asyncio.to_thread(collector.came.wait, 60)
    assert "samesky_connections" in told(collector.got[0])
