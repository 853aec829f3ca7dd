"""Finding a time on a real hub, by the command line on one side and by Python on the other."""

from __future__ import annotations

from pathlib import Path

from samesky_client import Seats
from samesky_client.device import new_name

from .conftest import Both
from .test_export import samesky


async def test_a_time_is_found_ticked_and_booked_from_the_command_line(both: Both, tmp_path: Path) -> None:
    ana, ben = await both()
    Seats(tmp_path / "samesky" / "seats").keep(new_name(), ana.seat)

    async def find(*arguments: str) -> tuple[int | None, list[str], str]:
        code, out, said = await samesky(tmp_path, "evening", "find", *arguments)
        return code, out.splitlines(), said

    assert (await find("--free", "Mo-Xx 1-2"))[0] == 2
    assert "--tz" in (await find("--free", "Mo-Su 18-23"))[2]
    assert await find("--tick", "1") == (2, [], "samesky: No times are listed now.\n")
    code, out, _ = await find("--free", "Mo-Su 18-23", "--tz", "Asia/Kathmandu")
    assert (code, out) == (0, ["Not said yet by: Ben"])
    await ben.times().say("Asia/Tokyo", (({"start": 1260, "end": 1440},),) * 7)  # type: ignore[arg-type]
    code, out, _ = await find("--minutes", "45")
    assert (code, len(out)) == (0, 6)
    assert out[0].startswith("1. ")
    code, out, said = await find("--tick", "2,9")
    assert (code, said) == (2, "samesky: There is no time 9.\n")
    code, out, _ = await find("--tick", "2,3")
    assert (out[1][-9:], out[-1]) == (" · ticked", "Ticked; nobody sees it.")
    await ben.times().tick("r1", ("t3",))
    code, out, _ = await find()
    assert out[2].endswith("suits all")
    code, out, _ = await find("--book", "3")
    assert out[0].startswith("It is a date: ")
    plans = await ben.until(lambda room: (room.raw("rituals") or {}).get("plans"))
    assert (plans["d1"]["rule"]["tz"], plans["d1"]["minutes"]) == ("Asia/Kathmandu", 45)
