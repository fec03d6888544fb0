"""Records for the forest of the diabetes example: ten columns, about 190 bytes."""

import random
from functools import cache

MODEL = "diabetes-forest"
COLUMNS = 10


@cache
def _tails() -> list[str]:
    source = random.Random(10)
    return [",".join(f"{source.uniform(-0.2, 0.2):.16f}" for _ in range(COLUMNS - 1)) for _ in range(1021)]


@cache
def csv(count: int, seed: int = 0) -> bytes:
    """No two rows are the same: a missing, doubled or misplaced one shows."""
    tails = _tails()
    rows = (f"{seed / 10 + index / 1e7:.16f},{tails[(index + seed) % len(tails)]}\n" for index in range(count))
    return "".join(rows).encode()


SPOILT = b"spoilt,0,0,0,0,0,0,0,0,0\n"


def spoil(rows: bytes, *indexes: int) -> bytes:
    """With records of that index which the model cannot answer."""
    lines = rows.splitlines(keepends=True)
    for index in indexes:
        lines[index] = SPOILT
    return b"".join(lines)


LARGE = 135_000
"""Rows of an object that makes an answer of four parts: 25 MiB with its input beside it."""
SMALL = 100


@cache
def objects(large: int, small: int) -> dict[str, bytes]:
    """Objects by key, some of the small ones between the large ones, and some in folders."""
    contents = {f"b-large-{seed}.csv": csv(LARGE, seed) for seed in range(large)}
    for seed in range(small):
        name = ["a-small", "b-middle", "c/small", "c/d/small"][seed % 4]
        contents[f"{name}-{seed}.csv"] = csv(SMALL + seed, seed + 100)
    return contents
