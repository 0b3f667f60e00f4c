"""Enrollment: from the last sample to a finished, saved profile."""

from collections.abc import Iterator

from benchmarks.speed.bench import Bench
from benchmarks.speed.clock import Timing, in_words, timed, wall_s
from benchmarks.speed.material import background
from benchmarks.speed.rows import AT_MOST, Goal, Row
from gmm_core.audio import read_audio
from gmm_core.enrollment import EnrollmentCollector, enroll
from gmm_core.progress import finish
from gmm_core.store.profiles import ProfileStore
from resources import demo_recordings

SPEECH_S = 30.0


def measure(bench: Bench) -> Iterator[Row]:
    """The steps of the app's own service, without its thread."""
    found: list[Timing] = []
    net_s = 0.0
    for index in range(3 if bench.quick else 5):
        collector = _spoken(index)
        net_s = collector.status.net_speech_s
        with ProfileStore(bench.folder / f"enrolled-{index}") as store:

            def work(
                collector: EnrollmentCollector = collector, store: ProfileStore = store
            ) -> None:
                store.save(finish(enroll(collector.audio(), background(), "somebody")))

            found.append(timed(work))
    last = _spoken(0)
    yield Row(
        work=f"enrollment: last of {net_s:.0f} s of speech to the saved profile",
        ours=in_words(found),
        peer="",
        value=wall_s(found),
        goal=Goal(1.0, "s", AT_MOST),
        details={"runs_s": [timing.wall_s for timing in found]},
        work_to_profile=lambda: finish(enroll(last.audio(), background(), "somebody")),
    )


def _spoken(index: int) -> EnrollmentCollector:
    """A demo person's enrollment in 100 ms pieces until there are 30 s of speech."""
    samples, rate = read_audio(demo_recordings()[index].enroll)
    collector = EnrollmentCollector(background(), rate)
    piece = rate // 10
    for start in range(0, len(samples), piece):
        status = collector.push(samples[start : start + piece])
        if status.net_speech_s >= SPEECH_S:
            break
    return collector
