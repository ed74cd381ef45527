"""Matches the lines of coding tables with NumPy and SciPy, as fast as they can; started by `npm run bench matching`.

Reads JSON from standard input: a list of sizes, each a list of {"predicted": [[code, ...], ...], "truth": ...}, 0 is null.
Prints for each size the median microseconds from codes to pairs, over repeated calls, and the right segments.
"""
import json
import statistics
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

BUDGET_SECONDS = 1.0


def by_comparing(predicted, truth):
    """Right segments and segments neither line has null, of every pair, dimension by dimension."""
    right = np.zeros((len(predicted), len(truth)), np.int32)
    for lane in range(truth.shape[1]):
        codes = predicted[:, lane][:, None]
        right += (codes == truth[:, lane][None]) & (codes > 0)
    return right


def by_multiplying(predicted, truth):
    """The same as a product of two tables with a column for each value."""
    offsets = np.concatenate(([0], np.cumsum(np.maximum(predicted.max(0), truth.max(0)) + 1)))

    def spread(lines):
        columns = np.zeros((len(lines), offsets[-1]), np.float32)
        rows, lanes = np.nonzero(lines)
        columns[rows, lines[rows, lanes] + offsets[lanes]] = 1
        return columns

    return (spread(predicted) @ spread(truth).T).astype(np.int32)


def match(predicted, truth, right_of):
    """Most right segments first, then fewest missing: what neither has null is not missing."""
    right = right_of(predicted, truth)
    both = (predicted > 0).astype(np.float32) @ (truth > 0).astype(np.float32).T
    rows, columns = linear_sum_assignment(right * (15 * len(predicted) + 1) + both, maximize=True)
    return int(right[rows, columns].sum())


def measure(tables, right_of):
    times, total = [], 0
    for predicted, truth in tables:
        total += match(predicted, truth, right_of)
    end = time.perf_counter() + BUDGET_SECONDS
    while not times or time.perf_counter() < end:
        for predicted, truth in tables:
            start = time.perf_counter()
            match(predicted, truth, right_of)
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6, total


for size in json.load(sys.stdin):
    tables = [(np.array(t["predicted"], np.int16), np.array(t["truth"], np.int16)) for t in size]
    microseconds, tp = min(measure(tables, by_comparing), measure(tables, by_multiplying))
    print(json.dumps({"microseconds": microseconds, "tp": tp}), flush=True)
