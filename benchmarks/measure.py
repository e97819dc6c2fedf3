"""Measures work by the processor time of this process, so that a busy machine falsifies nothing."""

import os
import platform
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that a piece of work takes."""
    begun = process_time()
    work()
    return process_time() - begun


def in_turn(own: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """The median processor seconds of two pieces of work, done in turn ROUNDS times after one warming up."""
    own(), peer()
    times = [(seconds(own), seconds(peer)) for _ in range(ROUNDS)]
    return median(time[0] for time in times), median(time[1] for time in times)


def alone(work: Callable[[], object]) -> float:
    """The median processor seconds of one piece of work, done ROUNDS times after one warming up."""
    work()
    return median(seconds(work) for _ in range(ROUNDS))


def row(what: str, own: float, peer: str = "-", theirs: float | None = None) -> str:
    """A line of the table: how often a second we do a thing, and a peer, None where it is not installed."""
    if theirs is None:
        return f"| {what} | {own:,.0f} | {peer if peer == '-' else f'{peer}: not installed'} | - | - |"
    return f"| {what} | {own:,.0f} | {peer} | {theirs:,.1f} | {own / theirs:,.2f} |"


def machine() -> str:
    """The machine in words: cores, memory, Python; nothing that tells which machine it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = [line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")]
    cores = f"{os.cpu_count()} cores" + (f" ({model[0]})" if model else "")
    return f"{cores}, {memory:.0f} GiB of memory, {platform.system()}, Python {platform.python_version()}"


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def worked_by(process: int) -> float:
    """The processor seconds of another process."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def most_memory_of(process: int) -> float:
    """The most megabytes of memory that another process had at once."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 2**10
