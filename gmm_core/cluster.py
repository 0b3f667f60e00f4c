"""Work on the workers of an existing Dask cluster: results in order, cancelled in between.

Dask exchanges pickles, so whoever reaches the scheduler can run code on every machine of it: this
is for a trusted network (docs/scaling.md). A worker that dies costs the tasks it held: Dask runs
them again elsewhere. Nothing is scattered, because scattered data would die with its worker (which
is why joblib's Dask backend is not used); what all tasks share is a task of its own.
"""

import asyncio
import concurrent.futures
import time
import uuid
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from gmm_core import __version__
from gmm_core.errors import ClusterUnusable

CONNECT_S: Final = 10.0
FIRST_WORKER_S: Final = 30.0  # workers that were started just before take a while
NO_WORKER_S: Final = 60.0  # how long work waits for a worker when the last one has gone
POLL_S: Final = 0.2  # between two places to cancel
_ROOM: Final = 2  # tasks under way per thread: one computes while another one travels
T = TypeVar("T")
Future = Any  # distributed's classes are imported only where a cluster is wanted


class Cluster:
    """A connection. `run` serves whole stages; `start`, `waited` and `drop` what needs more."""

    def __init__(self, client: Any, address: str) -> None:
        self.address = address
        self._client = client
        self._slots: dict[str, int] = {}
        self._looked = self._worker_seen = -np.inf

    def threads(self) -> int:
        """Of all workers; 0 while the last one is gone. Raises as `slots` does."""
        return sum(self.slots().values())

    def slots(self) -> dict[str, int]:
        """The threads of each worker by its address, as of a second ago at most.

        Raises ClusterUnusable when there has been none for a minute.
        """
        now = time.monotonic()
        if now - self._looked > 1.0:
            try:
                self._slots = dict(self._client.nthreads())
            except OSError as error:
                raise self._lost() from error
            self._looked = now
        if self._slots or self._worker_seen < 0:
            self._worker_seen = now
        elif now - self._worker_seen > NO_WORKER_S:
            raise ClusterUnusable(
                self.address,
                "it has had no worker for a minute; start one (dask worker ADDRESS) and give the "
                "command again; with --resume it goes on from here",
            )
        return self._slots

    def run(
        self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]]
    ) -> Generator[list[T], None, None]:
        """The results in order, some at a time; nothing yet is an empty list: a place to cancel.

        An argument that is the same object in all tasks travels to each worker once. Raises what
        `function` raises, and ClusterUnusable.
        """
        if not tasks:
            return
        places = [i for i in range(len(tasks[0])) if all(t[i] is tasks[0][i] for t in tasks)]
        shared = self.start(_kept, *(tasks[0][i] for i in places))
        rest = ([a for i, a in enumerate(task) if i not in places] for task in tasks)
        waiting: deque[Future] = deque()
        try:
            while True:
                room = _ROOM * max(self.threads(), 1) - len(waiting)
                for own in islice(rest, max(room, 0)):
                    waiting.append(self.start(_called, function, places, shared, own))
                if not waiting:
                    return
                yield list(self._finished(waiting))
        finally:
            self.drop([shared, *waiting])

    def _finished(self, waiting: deque[Future]) -> Iterator[Any]:
        if not self.waited(waiting[0]):
            return
        while waiting and waiting[0].done():
            yield self.result(waiting.popleft())

    def start(
        self, function: Callable[..., Any], *arguments: Any, priority: int = 0, worker: str = ""
    ) -> Future:
        """Runs somewhere, as often as it takes; futures among the arguments become their results.

        function : importable on the workers, and without effects that may not happen twice
        worker : the address of one that should do it, as long as it lives
        """
        key = f"voxgate{function.__name__}-{uuid.uuid4().hex}"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of 10 MB and more: models are
            return self._client.submit(
                function,
                *arguments,
                key=key,
                priority=priority,
                workers=[worker] if worker else None,
                allow_other_workers=bool(worker),
            )

    def waited(self, future: Future) -> bool:
        """Whether it is done, after a fifth of a second at most. Raises ClusterUnusable."""
        from distributed import wait
        from distributed.client import FuturesCancelledError

        if not future.done():
            try:
                with self._client.as_current():
                    wait([future], timeout=POLL_S)
            except TimeoutError:
                self.threads()
                return False
            except (OSError, FuturesCancelledError) as error:  # as soon as the loss is noticed
                raise self._lost() from error
        return True

    def result(self, future: Future) -> Any:
        """Of a future that is done. Raises what the task raised, and ClusterUnusable."""
        from distributed import KilledWorker

        if future.status == "cancelled":
            raise self._lost()

        async def gathered() -> Any:
            return await future

        # Without a limit of its own, which would cancel what others of Dask's gatherings wait for
        loop = self._client.loop.asyncio_loop
        arriving = asyncio.run_coroutine_threadsafe(gathered(), loop)
        try:
            while not concurrent.futures.wait([arriving], timeout=POLL_S).done:
                self.threads()  # it is computed again when its worker has gone, if there is another
            return arriving.result()
        except concurrent.futures.CancelledError as error:
            raise self._lost() from error
        except KilledWorker as error:
            raise ClusterUnusable(
                self.address,
                "one task has ended several workers, which mostly means too little memory; start "
                "workers with more of it or with fewer threads",
            ) from error
        finally:
            arriving.cancel()

    def drop(self, futures: Iterable[Future]) -> None:
        """Forgets results, and cancels what is still to be computed; never raises."""
        unfinished = [future for future in futures if not future.done()]
        if unfinished and self._client.status == "running":
            with suppress(OSError):  # a scheduler that has gone has nothing to cancel
                self._client.cancel(unfinished, reason="no longer wanted")

    def check(self) -> None:
        """Every worker has this Voxgate and this numpy, or ClusterUnusable is raised."""

        def versions() -> tuple[str, str] | None:  # travels whole: nothing of ours need be there
            try:
                import numpy

                import gmm_core
            except ImportError:
                return None
            return gmm_core.__version__, numpy.__version__

        for worker, found in self._asked(versions).items():
            if found is None:
                raise ClusterUnusable(
                    self.address, f"the worker {worker} has no Voxgate; install the same one there"
                )
            if tuple(found) != (__version__, np.__version__):
                raise ClusterUnusable(
                    self.address,
                    f"the worker {worker} has Voxgate {found[0]} with numpy {found[1]}, here it is "
                    f"{__version__} with {np.__version__}; install the same ones there",
                )

    def check_sees(self, path: Path) -> None:
        """Every worker sees this file, with this content, or ClusterUnusable is raised."""
        here = path.read_bytes()

        def same() -> bool:
            try:
                return path.read_bytes() == here
            except OSError:
                return False

        for worker, seen in self._asked(same).items():
            if not seen:
                raise ClusterUnusable(
                    self.address,
                    f"the worker {worker} does not see {path.parent}; name a folder that all "
                    "workers share under the same path, for the recordings as well",
                )

    def _asked(self, question: Callable[[], Any]) -> dict[str, Any]:
        """The answer of every worker, the first of which may still be starting."""
        until = time.monotonic() + FIRST_WORKER_S
        while not (answers := self._client.run(question)):
            if time.monotonic() > until:
                raise ClusterUnusable(
                    self.address, "it has no workers; start some with: dask worker ADDRESS"
                )
            time.sleep(POLL_S)
        return dict(answers)

    def _lost(self) -> ClusterUnusable:
        return ClusterUnusable(
            self.address,
            "the connection to its scheduler was lost; start it again and give the command again; "
            "with --resume it goes on from here",
        )


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """A checked connection to the scheduler at `address`, such as tcp://host:8786.

    TLS is Dask's own configuration (docs/scaling.md). Raises ClusterUnusable.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterUnusable(
            address,
            "the extra for it is not installed, and the package without Python does not hold it; "
            "elsewhere run: pip install 'voxgate[cluster]'",
        ) from error
    try:
        asyncio.run(_reached(address))
        client = Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise ClusterUnusable(
            address,
            "no scheduler answers there; check the address (tcp://HOST:8786, or tls:// with Dask's "
            "TLS settings), or start one with: dask scheduler",
        ) from error
    try:
        cluster = Cluster(client, address)
        cluster.check()
        yield cluster
    finally:
        client.close(timeout=2)


async def _reached(address: str) -> None:
    """Raises whatever keeps the scheduler from answering, which a client would not outlive well."""
    from distributed.comm.core import connect
    from distributed.security import Security

    settings = Security().get_connection_args("client")
    comm = await connect(address, timeout=CONNECT_S, **settings)
    await comm.close()


def _kept(*values: Any) -> tuple[Any, ...]:
    """What all tasks share: computed, so that it outlives the worker that has it."""
    return values


def _called(
    function: Callable[..., T], places: Sequence[int], shared: tuple[Any, ...], own: list[Any]
) -> T:
    arguments = list(own)
    for place, value in zip(places, shared, strict=True):
        arguments.insert(place, value)
    return function(*arguments)
