"""--cluster: the workers of an existing Dask scheduler instead of this machine's processes."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gmm_core.cluster import Cluster

ClusterOption = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Compute on the workers of this Dask scheduler (tcp://HOST:8786; tls:// with Dask's "
        "own TLS settings) instead of --jobs. On a trusted network only: Dask exchanges pickles, "
        "so whoever reaches the scheduler can run code on its machines. See docs/scaling.md.",
    ),
]


@contextmanager
def workers(address: str | None) -> Iterator["Cluster | None"]:
    """The connection, for as long as the block runs. Raises ClusterUnusable."""
    if address is None:
        yield None
        return
    from gmm_core.cluster import connected

    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # Dask's own words; ours is one line
    try:
        with connected(address) as cluster:
            yield cluster
    finally:
        logging.disable(before)
