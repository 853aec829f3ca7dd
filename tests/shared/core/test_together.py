"""At the same time: the same pairs for whoever has the same touches, whatever order they came in."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from samesky_shared.core.together import WITHIN, Made, met

CASES = Path(__file__).parent / "together.json"
touches = st.lists(
    st.builds(
        Made,
        st.sampled_from(("ann", "bob", "cleo")),
        st.sampled_from(("tap", "kiss")),
        st.floats(1.8e9, 1.8e9 + 2),
    ),
    max_size=12,
)


@given(touches, st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_they_came(made: list[Made], chance: object) -> None:
    other = list(made)
    chance.shuffle(other)  # type: ignore[attr-defined] # a Random of hypothesis
    assert met(other) == met(made) == met(made + made)


@given(touches)
def test_who_met_made_the_same_within_the_time_and_neither_met_themselves(made: list[Made]) -> None:
    for one in met(made):
        assert one.who[0] < one.who[1]
        times = [{each.at for each in made if (each.who, each.name) == (who, one.name)} for who in one.who]
        assert any(max(a, b) == one.at and abs(a - b) <= WITHIN + 1e-6 for a in times[0] for b in times[1])


def test_what_clients_in_other_languages_find_is_the_same() -> None:
    for case in json.loads(CASES.read_text()):
        found = met([Made(*one) for one in case["touches"]])
        assert [[one.at, one.name, *one.who] for one in found] == case["met"], case["what"]
