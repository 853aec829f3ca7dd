"""What many devices say first, in the same moment, is read when it is the turn of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from samesky_server.hub.door import Door, Turns
from samesky_server.hub.handshake import TakeoverHttp
from samesky_server.hub.socket import EARLY_MOST

from .test_framing import accepted, masked, raw, until
from .test_socket import Site, serving


class Gate(Turns):
    """Turns that come when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.shut = False
        self.held: list[Callable[[], None]] = []

    def add(self, work: Callable[[], None]) -> None:
        if self.shut:
            self.held.append(work)
        else:
            super().add(work)


async def test_what_each_of_many_says_first_waits_for_its_turn_and_the_rest_comes_after_it() -> None:
    site, gate = Site(), Gate()
    site.opening = partial(TakeoverHttp, door=Door(site.crowd, 100, gate))
    async with serving(site):
        many = [await accepted(await raw(site.url)) for _ in range(3)]
        gate.shut = True
        for n, (_, writer) in enumerate(many):
            writer.write(masked(b"first%d" % n))
            await until(lambda: len(gate.held) == n + 1)  # noqa: B023 - it is done with it then
        assert [one.wire.held for one in site.sessions] == [True, True, True]
        for _, writer in many:
            writer.write(masked(b"second"))
        large = bytes(2 * EARLY_MOST)  # so that not all of it is read before its turn
        many[0][1].write(masked(large))
        assert [one.got for one in site.sessions] == [[], [], []]
        many[2][1].transport.abort()
        gate.held.pop(0)()
        assert [len(one.got) for one in site.sessions] == [1, 0, 0]
        assert await many[0][0].readexactly(16) == b"\x82\x06first0\x82\x06second"
        assert (await many[0][0].readexactly(4 + len(large)))[4:] == large
        gate.held.pop(0)()
        assert await many[1][0].readexactly(16) == b"\x82\x06first1\x82\x06second"
        gate.held.pop(0)()  # whose peer is gone
        await until(lambda: site.sessions[2].lost_count == 1)
        assert gate.held == []
        for _, writer in many:
            writer.close()
