"""What is still to be erased: noted, bounded, and reminded of until it is done."""

from __future__ import annotations

import pytest

from samesky_shared.core.erasing import FORGET_AFTER, MAX_ERASING, TRY_AGAIN, Erasing, Erasures
from samesky_shared.errors import Refused


def test_what_is_asked_for_meanwhile_is_not_lost() -> None:
    first = Erasures().asked("ann", "1-0", 10.0)
    both = first.asked("ann", "2-0", 11.0).asked("bob", "3-0", 11.0)
    after = both.done("ann", first.of["ann"], 12.0)
    assert after.of == {"ann": Erasing(11.0, ("2-0",)), "bob": Erasing(11.0, ("3-0",))}
    gone = first.asked("ann", None, 13.0).done("ann", first.of["ann"], 14.0)
    assert gone.of == {"ann": Erasing(13.0)}, "all is more than what was done"
    assert not gone.done("ann", gone.of["ann"], 15.0).waiting


def test_all_holds_each() -> None:
    everything = Erasures().asked("ann", None, 1.0)
    assert everything.asked("ann", "1-0", 1.0) == everything


def test_only_so_many_wait_at_once() -> None:
    full = Erasures()
    for n in range(MAX_ERASING):
        full = full.asked("ann", f"{n + 1}-0", 1.0)
    with pytest.raises(Refused, match="full"):
        full.asked("ann", "9999-0", 1.0)
    assert full.asked("ann", None, 1.0).of["ann"].entries is None


def test_it_is_reminded_of_until_it_is_done_and_then_forgets() -> None:
    erasures = Erasures().asked("ann", "1-0", 10.0)
    assert erasures.due() == 10.0 + TRY_AGAIN
    assert erasures.woken(10.0 + TRY_AGAIN).due() == 10.0 + 2 * TRY_AGAIN
    done = erasures.done("ann", erasures.of["ann"], 20.0)
    assert (done.due(), done.waiting) == (20.0 + FORGET_AFTER, False)
    assert done.asked("bob", "2-0", 30.0).done("bob", Erasing(30.0, ("2-0",)), 40.0).forgets_at == done.due()
    late = done.woken(20.0 + FORGET_AFTER)
    assert late.waiting
    assert late.due() == 20.0 + FORGET_AFTER + TRY_AGAIN
    assert late.forgotten() == Erasures()
