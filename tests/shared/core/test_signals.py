"""Signals that have a shape are held to it; the others pass."""

from __future__ import annotations

import pytest

from samesky_shared.core.signals import REACTIONS, check_signal
from samesky_shared.errors import Refused


@pytest.mark.parametrize("name", REACTIONS)
def test_a_reaction_passes(name: str) -> None:
    check_signal("reaction", {"name": name})
    check_signal("reaction", {"name": name, "x": 0.3})


@pytest.mark.parametrize(
    "data", [None, "heart", {}, {"name": None}, {"name": "spit"}, {"name": ["heart"]}, {"name": {}}, 5]
)
def test_any_other_reaction_is_refused(data: object) -> None:
    with pytest.raises(Refused) as caught:
        check_signal("reaction", data)
    assert (caught.value.code, caught.value.path) == ("invalid", "data.name")


@pytest.mark.parametrize("data", [None, {}, [1], "x"])
def test_other_kinds_have_no_shape(data: object) -> None:
    check_signal("typing", data)
