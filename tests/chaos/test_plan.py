"""A plan comes from its seed alone."""

from itertools import islice

from .plan import EGGS, steps, strikes


def test_the_same_seed_makes_the_same_plan() -> None:
    assert list(islice(steps(7, "ana"), 200)) == list(islice(steps(7, "ana"), 200))
    assert strikes(7, 50, 3) == strikes(7, 50, 3)
    assert strikes(7, 50, 3) != strikes(8, 50, 3)
    assert list(islice(steps(7, "ana"), 200)) != list(islice(steps(7, "ben"), 200))


def test_every_process_is_struck_and_every_moment_used() -> None:
    blows = strikes(1, 200, 2)
    assert {blow.target for blow in blows} == {0, 1}
    assert {blow.when for blow in blows} == {"sent", "answered"}
    assert all(1 <= blow.count <= 8 and 0 <= blow.wait <= 0.02 for blow in blows)


def test_no_two_steps_are_the_same_and_no_short_timer_starts_twice() -> None:
    every = [step for name in ("ana", "ben") for step in islice(steps(3, name, 0.3), 500)]
    assert len({repr(step) for step in every}) == len(every)
    eggs = [step.on for step in every if step.on.startswith("timer:egg")]
    assert len(set(eggs)) == len(eggs) == 2 * EGGS
