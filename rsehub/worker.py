"""The worker: takes up what waits in the queue, until it is asked to stop."""

from __future__ import annotations

import asyncio
import signal

from django.db import DEFAULT_DB_ALIAS
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

PATIENCE = 5.0  # seconds to get a connection in


async def work() -> bool:
    """Work until SIGINT or SIGTERM, ending what runs; return whether one came.

    Otherwise the worker has lost its database or a part of itself, and a new one
    should take its place.
    """
    working = asyncio.create_task(_work())
    asked = False

    def stop() -> None:
        nonlocal asked
        # Once: the second would break off what the first lets end. Ctrl-C comes twice,
        # from the terminal and from who started the worker.
        if not asked:
            asked = True
            working.cancel()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    try:
        await working
    except asyncio.CancelledError:
        if not asked:
            raise
    return asked


async def _work() -> None:
    # Its own connections: LISTEN needs one to itself, and asyncio others than Django's.
    connector = PsycopgConnector(
        kwargs=connector_params(DEFAULT_DB_ALIAS),
        min_size=1,
        max_size=4,
        timeout=PATIENCE,
    )
    with app.replace_connector(connector):
        async with app.open_async():
            await app.run_worker_async(install_signal_handlers=False)
