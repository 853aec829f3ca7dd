"""The bodies of dates are those of the command, and those of the docs are taken."""

import re
from pathlib import Path

import msgspec

from samesky_server.api_dates import MoveDate, PlanDate
from samesky_shared.activities.rituals import Rituals
from samesky_shared.core.activity import commands_of


def test_a_date_is_planned_with_all_that_the_command_takes() -> None:
    args = commands_of(Rituals)["plan"].args.__struct_fields__
    assert set(PlanDate.__struct_fields__) - {"box"} == set(args) - {"ritual"}


def test_what_the_page_for_host_apps_sends_is_taken() -> None:
    page = (Path(__file__).parents[2] / "docs" / "host-apps.md").read_text("utf-8")
    plan, move = re.findall(r"-d '(\{\"start\".*\})'", page)
    assert msgspec.json.decode(plan, type=PlanDate).programme == "cook"
    assert msgspec.json.decode(move, type=MoveDate).start == "2027-01-30T20:00"
