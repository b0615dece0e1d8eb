"""Run tasks in forked processes, one for each core."""

from __future__ import annotations

import os
import pickle
import signal
import struct
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from select import select
from typing import Any

from publisher.engine import Done, InProcess, Lost, Task
from publisher.errors import fault_of

FEW = 300  # tasks (a task may have a `weight`) that run here before a new process would have started
PATIENCE = 120.0  # seconds of silence after which a process is killed
_LENGTH = struct.Struct("<Q")


class _Worker:
    """A forked process that runs every n-th task and writes the results into a pipe."""

    def __init__(self, function: Callable[[Task], Done], tasks: Sequence[Task]) -> None:
        self.buffer = bytearray()
        self.pipe, writing = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(writing)
            return
        status = 1
        try:
            # This process must not hold the lock of a killed parent, nor another worker's pipe.
            os.closerange(3, writing)
            os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            for task in tasks:
                data = _packed(function, task)
                _write(writing, _LENGTH.pack(len(data)) + data)
            status = 0
        finally:
            os._exit(status)  # the parent flushes and closes what it opened

    def next(self, patience: float) -> Any:
        """Wait for the next result.

        Raises:
            Lost: the process ended, or was silent for too long.
            Exception: the function raised it, as it would have done in this process.
        """
        self._fill(_LENGTH.size, patience)
        size = _LENGTH.size + _LENGTH.unpack_from(self.buffer)[0]
        self._fill(size, patience)
        result = pickle.loads(memoryview(self.buffer)[_LENGTH.size : size])  # noqa: S301 -- our own process wrote it
        del self.buffer[:size]
        if isinstance(result, _Raised):
            raise result.error
        return result

    def _fill(self, size: int, patience: float) -> None:
        while len(self.buffer) < size:
            if not select([self.pipe], [], [], patience)[0]:
                raise Lost(f"no result after {patience:.0f} seconds")
            data = os.read(self.pipe, 1 << 20)
            if not data:
                raise Lost("the process that read it died")
            self.buffer += data

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


class Processes(InProcess):
    """Runs tasks in forked processes, one for each core; a few tasks run in this process.

    A fork inherits function and tasks; results come back through a pipe. A worker whose parent is killed
    ends at its next result. A task that crashes or hangs ends its worker and gives `Lost`; a new worker
    continues after it.
    """

    def __init__(self, count: int = 0, patience: float = PATIENCE) -> None:
        """`count` is the number of processes, 0 for the number of cores."""
        self.count = count or len(os.sched_getaffinity(0))
        self.patience = patience

    def run(
        self, function: Callable[[Task], Done], tasks: Sequence[Task]
    ) -> Generator[Done | Lost, None, None]:
        """Run the tasks in all workers at once. A full pipe makes a worker wait: few results are in memory."""
        if self.count < 2 or len(tasks) < 2 or sum(getattr(task, "weight", 1) for task in tasks) < FEW:
            yield from map(function, tasks)
            return
        step = self.count
        workers = [_Worker(function, tasks[first::step]) for first in range(step)]
        try:
            for index in range(len(tasks)):
                turn = index % step
                try:
                    yield workers[turn].next(self.patience)
                except Lost as lost:
                    workers[turn].end()
                    workers[turn] = _Worker(function, tasks[index + step :: step])
                    yield lost
        finally:
            for worker in workers:
                worker.end()


class _Raised:
    """What a function raised, on its way out of a worker."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _packed(function: Callable[[Task], Done], task: Task) -> bytes:
    try:
        return pickle.dumps(function(task), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 -- it is raised again where the result is asked for
        where = fault_of(error)  # a traceback does not travel
        try:
            data = pickle.dumps(_Raised(error), pickle.HIGHEST_PROTOCOL)
            pickle.loads(data)  # noqa: S301 -- our own; some exceptions can be packed, but not unpacked
        except Exception:  # noqa: BLE001 -- as above
            data = pickle.dumps(_Raised(RuntimeError(where)), pickle.HIGHEST_PROTOCOL)
        return data


def _write(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
