"""The bodies of requests say what is wrong with them."""

from samesky_server.requests import REQUESTS


def test_bodies_name_what_they_do_not_know():
    for row in REQUESTS:
        assert row.body is None or row.body.__struct_config__.forbid_unknown_fields, row.path
