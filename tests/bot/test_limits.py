"""Buckets let through what people do, stop what machines do, and take no more memory than they may."""

from dataclasses import dataclass

from bot.limits import Buckets


@dataclass
class Seconds:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_goes_through_and_then_as_much_as_comes_back() -> None:
    clock = Seconds()
    buckets = Buckets(5, 2.0, clock=clock)
    assert [buckets.take("ann") for _ in range(7)] == [True] * 5 + [False] * 2
    clock.now += 2
    assert [buckets.take("ann") for _ in range(2)] == [True, False]
    clock.now += 3_600
    assert [buckets.take("ann") for _ in range(6)] == [True] * 5 + [False]


def test_nobody_pays_for_another() -> None:
    buckets = Buckets(1, 60.0, clock=Seconds())
    assert buckets.take("ann")
    assert not buckets.take("ann")
    assert buckets.take("bob")


def test_what_was_taken_for_nothing_can_be_given_back() -> None:
    buckets = Buckets(2, 60.0, clock=Seconds())
    assert [buckets.take("ann"), buckets.take("ann")] == [True, True]
    assert buckets.is_empty("ann")
    buckets.give_back("ann")
    assert not buckets.is_empty("ann")
    assert [buckets.take("ann"), buckets.take("ann")] == [True, False]


def test_giving_back_makes_no_bucket_larger() -> None:
    buckets = Buckets(2, 60.0, clock=Seconds())
    buckets.take("ann")
    for _ in range(5):
        buckets.give_back("ann")
    assert [buckets.take("ann") for _ in range(3)] == [True, True, False]


def test_looking_takes_nothing() -> None:
    buckets = Buckets(1, 60.0, clock=Seconds())
    assert not buckets.is_empty("ann")
    assert len(buckets) == 0
    assert buckets.take("ann")


def test_memory_is_bounded_however_many_callers_there_are() -> None:
    buckets = Buckets(1, 60.0, clock=Seconds(), most=100)
    for number in range(10_000):
        assert buckets.take(number)
    assert len(buckets) == 100
    assert not buckets.take(9_999), "the latest are remembered"
