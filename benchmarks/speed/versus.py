"""A work of ours beside a peer's, in alternating runs: one row of the report."""

from collections.abc import Callable
from typing import Any

from benchmarks.speed.clock import Timing, alternate, in_words, wall_s
from benchmarks.speed.peers import PeerMissing
from benchmarks.speed.rows import Goal, Row, not_measured


def versus(
    work: str,
    name: str,
    goal: Goal,
    ours: Callable[[], Timing],
    theirs: Callable[[], Timing],
    rounds: int,
    told: Callable[[], dict[str, Any]],
    warm_up: bool = True,
) -> Row:
    """How many times as fast as the peer we are; where it is missing, a row that says so.

    told : the row's other fields, asked for after the runs
    """
    try:
        if warm_up:
            ours(), theirs()
        mine, peers = alternate(ours, theirs, rounds=rounds)
    except PeerMissing as missing:
        return not_measured(work, goal, str(missing))
    return Row(
        work=work,
        ours=in_words(mine),
        peer=f"{name}: {in_words(peers)}",
        value=wall_s(peers) / wall_s(mine),
        goal=goal,
        **told(),
    )
