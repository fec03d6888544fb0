"""One measurement of scikit-learn, in a process of its own: prints JSON."""

import json
import sys
from time import perf_counter_ns


def resident() -> float:
    """MiB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20


bare = resident()
start = perf_counter_ns()
import pickle

import numpy as np
import sklearn.ensemble

imported = perf_counter_ns()
folder, name = sys.argv[1:]
with open(f"{folder}/{name}.pkl", "rb") as file:
    model = pickle.load(file)
loaded = perf_counter_ns()
rows = np.fromfile(f"{folder}/{name}.rows", "<f4").reshape(4096, -1)
predict = model.predict_proba if hasattr(model, "predict_proba") else model.predict
first_start = perf_counter_ns()
predict(rows[:1])
first_end = perf_counter_ns()
first_memory = resident() - bare


def seconds_per_call(size: int) -> float:
    """Median over calls of at most 2 s."""
    times = []
    until = perf_counter_ns() + 1_000_000_000
    at = 0
    while perf_counter_ns() < until or len(times) < 5:
        block = rows[at : at + size]
        at = (at + size) % 4096
        begin = perf_counter_ns()
        predict(block)
        times.append(perf_counter_ns() - begin)
    return sorted(times)[len(times) // 2] / 1e9


result = {
    "importMs": (imported - start) / 1e6,
    "loadMs": (loaded - imported) / 1e6,
    "firstMs": (first_end - first_start) / 1e6,
    "residentMiB": first_memory,
}
for size in (1, 16, 256, 4096):
    result[f"rowsPerSecond{size}"] = size / seconds_per_call(size)
result["warmResidentMiB"] = resident() - bare
print(json.dumps(result))
