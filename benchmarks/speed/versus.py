"""A work of ours beside a peer's, in alternating runs: one row of the report."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.speed.clock import Timing, alternate, in_words, wall_s
from benchmarks.speed.peers import PeerMissing
from benchmarks.speed.rows import Goal, Row, not_measured, number

HELPED = " (library call with a Helper)"
NO_HELPER = "the program itself passes no Helper: its figure is that of one thread"


def versus(
    work: str,
    name: str,
    goal: Goal,
    ours: Callable[[], Timing],
    theirs: Callable[[], Timing],
    rounds: int,
    told: Callable[[], dict[str, Any]],
    warm_up: bool = True,
    alone: Callable[[], Timing] | None = None,
) -> Row:
    """How many times as fast as the peer we are; where it is missing, a row that says so.

    told : the row's other fields, asked for after the runs
    alone : ours on one thread, where `ours` has a Helper; the row then says who has one
    """
    works = [ours, theirs] if alone is None else [ours, alone, theirs]
    work += "" if alone is None else HELPED
    try:
        if warm_up:
            for one in works:
                one()
        mine, *single, peers = alternate(*works, rounds=rounds)
    except PeerMissing as missing:
        return not_measured(work, goal, str(missing))
    row = Row(
        work=work,
        ours=in_words(mine),
        peer=f"{name}: {in_words(peers)}",
        value=wall_s(peers) / wall_s(mine),
        goal=goal,
        **told(),
    )
    return _beside(row, single[0], peers) if single else row


def _beside(row: Row, single: Sequence[Timing], peers: Sequence[Timing]) -> Row:
    """The row of a Helper's work, with what one thread takes for it."""
    ratio = wall_s(peers) / wall_s(single)
    return replace(
        row,
        ours=f"{row.ours}; one thread, as in the program: {in_words(single)}, {number(ratio)} x",
        checked="; ".join(part for part in (row.checked, NO_HELPER) if part),
        details={**row.details, "one_thread": ratio},
    )
