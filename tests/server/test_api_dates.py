"""The bodies of dates are those of the command."""

from samesky_server.api_dates import PlanDate
from samesky_shared.activities.rituals import Rituals
from samesky_shared.core.activity import commands_of


def test_a_date_is_planned_with_all_that_the_command_takes() -> None:
    args = commands_of(Rituals)["plan"].args.__struct_fields__
    assert set(PlanDate.__struct_fields__) - {"box"} == set(args) - {"ritual"}
