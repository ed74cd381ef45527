"""The 0/1 program of a reconstruction, by HiGHS as SciPy brings it (scipy.optimize.milp), on problems given as JSON lines
{"lines": [minor units], "totals": [...]}. Prints {"solved", "ms"} for each. python3 highs.py PROBLEMS.jsonl SECONDS"""
import json
import sys
import time

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix


def solve(lines, totals, seconds):
    n, m = len(lines), len(totals)
    one = coo_matrix((numpy.ones(n * m), (numpy.repeat(numpy.arange(n), m), numpy.arange(n * m))))
    sums = coo_matrix((numpy.repeat(lines, m), (numpy.tile(numpy.arange(m), n), numpy.arange(n * m))))
    start = time.perf_counter()
    answer = milp(
        numpy.zeros(n * m),
        constraints=[LinearConstraint(one, 1, 1), LinearConstraint(sums, totals, totals)],
        integrality=numpy.ones(n * m),
        bounds=Bounds(0, 1),
        options={"time_limit": seconds},
    )
    ms = 1e3 * (time.perf_counter() - start)
    if answer.x is None:
        return False, ms
    chosen = numpy.round(answer.x).reshape(n, m)
    exact = (chosen.sum(axis=1) == 1).all() and (numpy.array(lines) @ chosen == numpy.array(totals)).all()
    return bool(exact), ms


for row in open(sys.argv[1]):
    problem = json.loads(row)
    solved, ms = solve(problem["lines"], problem["totals"], float(sys.argv[2]))
    print(json.dumps({"solved": solved, "ms": ms}), flush=True)
