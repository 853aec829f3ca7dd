"""Holidays that come, as a terminal lists them."""

from __future__ import annotations

from samesky_client.answers import Holiday, Holidays
from samesky_client.holiday_list import MOST, coming

THIS = Holidays(
    2027, {"PT": (Holiday("01-01", "Ano Novo", "New Year"), Holiday("04-25", "Dia da Liberdade"))}
)
NEXT = Holidays(2028, {"PT": tuple(Holiday(f"01-{n:02}", "Dia") for n in range(1, 20))})


def test_those_that_come_stand_in_order_with_whose_they_are() -> None:
    found = coming((THIS, NEXT), {"PT": ["Ana", "Ben\x1b[2J"], "XX": ["Cleo"]}, "2027-01-01")
    assert found[0] == "2027-01-01  Ano Novo (New Year) · PT, Ana, Ben [2J"
    assert found[1] == "2027-04-25  Dia da Liberdade · PT, Ana, Ben [2J"
    assert len(found) == MOST
    assert coming((THIS,), {"PT": ["Ana"]}, "2027-04-26") == []
