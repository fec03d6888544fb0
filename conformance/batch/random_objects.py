"""Objects at random: lines of every kind, and records that fill a payload to the byte, or one more or less."""

import random
from collections.abc import Iterator

MB = 2**20
ENDS = [b"\n", b"\r\n"]
WORDS = ["0", "-1.5e-7", "abc", "", " ", "é", "日本", "🐧", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "a\rb", "\x00", "\\n", "'"]
"""Among them what Python's `splitlines` takes for the end of a line, and no splitter may."""
QUOTES = ['"', '""', '"a']
PLAIN_FIELDS = ['"a,b"', '"a ""b"""', '""', 'a"b', 'a""']
"""Of CSV: quotes that hold no line end, and stray ones."""


def field_of(source: random.Random, csv: bool) -> str:
    if csv and source.random() < 0.15:
        return source.choice(PLAIN_FIELDS)
    if not csv and source.random() < 0.15:
        return source.choice(QUOTES)
    return "".join(source.choices(WORDS, k=source.randint(1, 4))).strip(" " if csv else "")


def short(source: random.Random, csv: bool) -> bytes:
    return ",".join(field_of(source, csv) for _ in range(source.randint(1, 6))).encode()


def padded(line: bytes, length: int) -> bytes:
    """With so many bytes; longer ones stay as they are."""
    return line + b"," + b"x" * max(0, length - len(line) - 1)


def tight(source: random.Random, csv: bool, count: int, limit: int) -> Iterator[bytes]:
    """Lines with their ends whose sums come to the limit often, or near it. None is larger."""
    left = limit
    for _ in range(count):
        end = source.choice(ENDS)
        line = short(source, csv)
        want = left + source.choice([-1, 0, 0, 1]) if source.random() < 0.4 else int(10 ** source.uniform(1, 5.8))
        whole = padded(line, min(want, limit) - len(end)) + end
        yield whole
        left = left - len(whole) if len(whole) <= left else limit - len(whole)
        if left < 64:
            left = limit


def blank(source: random.Random) -> bytes:
    return source.choice(ENDS)


def lines(seed: int, csv: bool, limit: int, count: int) -> bytes:
    source = random.Random(seed)
    kind = source.randrange(5)
    if kind == 0:
        parts = [blank(source) for _ in range(source.randrange(3))]
    elif kind == 1:
        parts = [short(source, csv) + source.choice(ENDS) for _ in range(source.randint(1, count))]
    else:
        parts = list(tight(source, csv, source.randint(2, count), limit))
    parts = [part for each in parts for part in ([blank(source), each] if source.random() < 0.1 else [each])]
    body = b"".join(parts)
    # The last line may have no end.
    return body.rstrip(b"\r\n") if source.random() < 0.3 else body


def bytes_of(seed: int, most: int) -> bytes:
    source = random.Random(seed)
    return source.randbytes(int(source.random() ** 3 * most))


def text_of(seed: int, most: int) -> bytes:
    source = random.Random(seed)
    words = "".join(source.choices([*WORDS, *QUOTES, "\n", "\r\n"], k=200)).encode()
    return words * source.randint(1, max(1, most // (2 * len(words))))
