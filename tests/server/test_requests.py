"""The table of requests is what is served."""

from samesky_server.http import TABLE
from samesky_server.requests import REQUESTS


def test_every_row_is_served_and_everything_served_but_the_documents_is_a_row():
    served = {(method, path) for path, methods in TABLE.items() for method in methods}
    assert {(row.method, row.path) for row in REQUESTS} == served - {
        ("GET", "/openapi.json"),
        ("GET", "/asyncapi.json"),
    }


def test_whatever_takes_a_body_may_be_invalid_and_whatever_asks_for_a_token_may_be_401():
    for row in REQUESTS:
        takes = row.body is not None or row.takes or row.query or "{sha256}" in row.path
        assert (400 in row.refusals) == bool(takes), row.path
        assert (401 in row.refusals) == (row.auth != "none"), row.path
