"""Refusals as HTTP answers."""

import json

import pytest

from samesky_server.http import problem
from samesky_shared.errors import REFUSALS, Refused


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_every_refusal_has_a_status_and_the_form_of_rfc_9457(code):
    answer = problem.refused(Refused(code, "Not now.", path="a.b", retry_after=0.2))
    assert 400 <= answer.status_code < 600
    assert answer.media_type == "application/problem+json"
    assert json.loads(answer.body) == {
        "type": f"urn:samesky:problem:{code}",
        "title": REFUSALS[code],
        "status": answer.status_code,
        "detail": "Not now.",
        "code": code,
        "path": "a.b",
        "retry_after": 0.2,
    }
    assert answer.headers["retry-after"] == "1"


def test_what_is_not_known_is_left_out():
    body = json.loads(problem.refused(Refused("forbidden", "No.")).body)
    assert "path" not in body
    assert "retry_after" not in body
