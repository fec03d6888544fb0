"""AWS's local mode with what is known to be wrong in its splitters and strategies put right, each with its reason.

What is left of it is compared with ours, payload by payload; `test_local_mode_faults.py` shows each fault as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import local_mode  # noqa: F401  (skips where the SDK is not there)
import pytest
from sagemaker.local import data

Payload = str | bytes
Patch = pytest.MonkeyPatch


def wire(payload: Payload) -> bytes:
    return payload.encode() if isinstance(payload, str) else payload


def sizes_on_the_wire(patch: Patch) -> None:
    """It takes `sys.getsizeof` of a Python object: with its header, up to four bytes for a character; and less than the limit."""
    patch.setattr(data, "_payload_size_within_limit", lambda payload, size: size == 0 or len(wire(payload)) <= size * 2**20)


def no_empty_payloads(patch: Patch) -> None:
    """MultiRecord sends an empty request for an empty object, and before a first record that is too large."""
    pad = data.MultiRecordStrategy.pad
    patch.setattr(data.MultiRecordStrategy, "pad", lambda *given: filter(len, pad(*given)))


def line_feeds_alone(patch: Patch) -> None:
    """It reads in text mode: CR and CRLF become LF, and a lone CR ends a record; text is what the locale says."""

    def opened(path: str, mode: str):
        return open(path, mode) if "b" in mode else open(path, mode, newline="\n", encoding="utf-8")

    patch.setattr(data, "open", opened, raising=False)


def content_of_single_lines(patch: Patch) -> None:
    """SingleRecord leaves a line its line end. The API: padding is removed if the strategy is SingleRecord."""

    def pad(self, file: str, size: int = 6) -> Iterator[Payload]:
        for element in self.splitter.split(file):
            if isinstance(element, str) and isinstance(self.splitter, data.LineSplitter):
                element = element.removesuffix("\n").removesuffix("\r")
            if data._validate_payload_size(element, size):
                yield element

    patch.setattr(data.SingleRecordStrategy, "pad", pad)


def no_blank_lines(patch: Patch) -> None:
    """No fault, but a choice: it knows no `--blank-lines skip`, which is our default."""
    split = data.LineSplitter.split
    patch.setattr(data.LineSplitter, "split", lambda *given: (line for line in split(*given) if line.rstrip("\r\n")))


def text_is_what_decodes(patch: Patch) -> None:
    """None takes bytes above 0x7f for text, and fails where they are no UTF-8."""

    def is_binary(_self, buffer: bytes) -> bool:
        try:
            buffer.decode()
            return False
        except UnicodeDecodeError:
            return True

    patch.setattr(data.NoneSplitter, "_is_binary", is_binary)


MENDS: list[Callable[[Patch], None]] = [
    sizes_on_the_wire,
    no_empty_payloads,
    line_feeds_alone,
    content_of_single_lines,
    text_is_what_decodes,
]


@contextmanager
def mended(*more: Callable[[Patch], None]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for mend in [*MENDS, *more]:
            mend(patch)
        yield
