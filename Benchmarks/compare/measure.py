"""Whole processes timed: each run's wall time, and the peak memory of all."""

import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass
class Measured:
    """A command's runs."""

    seconds: list[float]
    peak: int  # bytes

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def run(command: list[str], expected=(0, 1, 3)) -> tuple[float, int]:
    """Runs a command to its end; what it prints is thrown away. Seconds, and bytes at the peak.

    The system counts what this process holds when it starts another as held by that one: less than
    the twenty megabytes of this one is not seen.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in expected:
        raise SystemExit(f"ended with {process.returncode}: {' '.join(command)}")
    # Linux counts in KiB, macOS in bytes (getrusage(2)).
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def in_turn(commands: list[list[str]], runs: int) -> list[Measured]:
    """Runs commands one after the other, again and again, so that all meet the same machine."""
    for command in commands:
        run(command)  # files are in memory from now on
    taken: list[list[tuple[float, int]]] = [[] for _ in commands]
    for _ in range(runs):
        for command, results in zip(commands, taken):
            results.append(run(command))
    return [
        Measured([seconds for seconds, _ in results], max(peak for _, peak in results))
        for results in taken
    ]


def apart(function, *arguments) -> None:
    """Calls a function in a process of its own: what this one holds counts for those it starts (`run`)."""
    process = multiprocessing.get_context("spawn").Process(target=function, args=arguments)
    process.start()
    process.join()
    if process.exitcode != 0:
        raise SystemExit(f"`{function.__name__}` failed")
