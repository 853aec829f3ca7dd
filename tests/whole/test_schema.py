"""Requests made of the hub's own OpenAPI document: each is answered as it says, and none is a fault of the hub."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from samesky_server.requests import REQUESTS

from ..serving import hub

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
"""Not whether all that fits is taken: a schema does not say which room there is, or that 2.0 is no whole number."""
EXAMPLES = 12
LINES = "/v1/import"
"""Takes a file of lines, which has a target of its own in `./run fuzz`."""


@pytest.mark.timeout(120)
async def test_every_request_is_answered_as_the_document_says(tmp_path: Path) -> None:
    async with hub(tmp_path / "data", joins_per_minute="100000", rooms_per_hour="100000") as running:
        schema = await asyncio.to_thread(schemathesis.openapi.from_url, f"{running.url}/openapi.json")
        operations = [found.ok() for found in schema.get_all_operations()]
        assert len(operations) == len(REQUESTS)
        assert LINES in {operation.path for operation in operations}
        for operation in operations:
            if operation.path != LINES:
                ana, _ = await running.make_room("Ana", "Ben")
                statuses = await asyncio.to_thread(_played, operation, ana)
                assert statuses, operation.label
        assert (await running.make_room("Ana"))[0]["token"], "it still does its work"


def _played(operation: Any, ana: dict[str, Any]) -> Counter[int]:
    """The statuses of what was asked, as a member where a room is named, with values that fit and that do not."""
    found: Counter[int] = Counter()

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(
        case=operation.as_strategy()
        | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)
    )
    def play(case: Any) -> None:
        if "room" in (case.path_parameters or {}):
            case.path_parameters["room"] = ana["room"]["id"]
        answer = case.call(headers={"Authorization": f"Bearer {ana['token']}"})
        found[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    play()
    return found
