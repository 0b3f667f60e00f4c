"""How long a stage of long work still takes, guessed from how fast it went so far."""

LEAST_ELAPSED_S = 1.0  # before that the guess jumps about


class TimeLeft:
    """One stage at a time; another name begins anew. Plain Python: the caller brings the clock."""

    def __init__(self) -> None:
        self._stage = ""
        self._began_s = 0.0
        self._done_at_begin = 0

    def seconds(self, stage: str, done: int, total: int, now_s: float) -> float | None:
        """Seconds left in this stage; None while too little is known for an honest guess.

        now_s : any monotonic clock, in seconds
        """
        if stage != self._stage or done < self._done_at_begin:
            self._stage, self._began_s, self._done_at_begin = stage, now_s, done
        finished, elapsed_s = done - self._done_at_begin, now_s - self._began_s
        if total <= 0 or finished <= 0 or elapsed_s < LEAST_ELAPSED_S:
            return None
        return elapsed_s * max(0, total - done) / finished
