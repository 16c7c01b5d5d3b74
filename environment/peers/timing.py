"""Times a call as the library's own benchmarks do: warm-up, then five iterations of a second."""

import statistics
import time

ITERATIONS = 5
SECONDS = 1.0


def report(peer, task, unit, work, call):
    """Prints the CSV row of a call that does `work` units of work on one thread."""
    average(call)
    times = [average(call) / work for _ in range(ITERATIONS)]
    print(f'"{peer}",{task},1,{unit},{statistics.median(times):.6g},{min(times):.6g},{max(times):.6g}', flush=True)


def average(call):
    """Nanoseconds for one of as many calls as fit into an iteration."""
    start = time.perf_counter_ns()
    calls = 0
    while calls == 0 or time.perf_counter_ns() - start < SECONDS * 1e9:
        call()
        calls += 1
    return (time.perf_counter_ns() - start) / calls
