"""RecordIO by the sagemaker SDK and TFRecord by the tfrecord package as input: what a container is sent of them."""

import io
import struct
from pathlib import Path

import crc32c
import numpy
import pytest
from jobs import QUICK, cli, completed, run
from local_mode import LocalMode  # noqa: F401  (skips where the SDK is not there)
from places import Folder
from random_objects import MB, bytes_of
from recorder import recorder
from sagemaker.amazon.common import read_records, read_recordio, write_numpy_to_dense_tensor
from tfrecord import example_pb2
from tfrecord.writer import TFRecordWriter

ROWS = 5000 if QUICK else 30_000
RECORDIO = {"split-type": "RecordIO", "content-type": "application/x-recordio-protobuf", "accept": "text/csv", "assemble-with": "Line"}
TFRECORD = {"split-type": "TFRecord", "content-type": "application/x-tfrecord", "accept": "text/csv", "assemble-with": "Line"}


def table(dtype: str) -> numpy.ndarray:
    return (numpy.random.default_rng(7).normal(size=(ROWS, 12)) * 1000).astype(dtype)


def values_of(record) -> list[float]:
    features = record.features["values"]
    return list(getattr(features, features.WhichOneof("value")).values)


def sums(body: bytes) -> bytes:
    """What a container of AWS's does with a request of frames: an answer for each record, on a line of its own."""
    return b"\n".join(repr(sum(values_of(record))).encode() for record in read_records(io.BytesIO(body)))


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64"])
def test_recordio_protobuf(tmp_path, dtype):
    """By write_numpy_to_dense_tensor, with labels. A container that reads it with AWS's reader answers each row in its place."""
    place, rows = Folder(tmp_path), table(dtype)
    with open(place.source / "a.rec", "wb") as file:
        write_numpy_to_dense_tensor(file, rows, labels=rows[:, 0])
    with recorder(sums) as container:
        completed(cli(place, {**RECORDIO, "max-payload-in-mb": 1, "max-concurrent-transforms": 3}, "--via", container.url))
        assert len(container.sent) == -(-(place.source / "a.rec").stat().st_size // MB)
    answers = [float(line) for line in place.answers()["a.rec.out"].splitlines()]
    assert answers == [sum(row.tolist()) for row in rows]


def test_recordio_single(tmp_path):
    """Without its frame a record is one message of protobuf."""
    place, rows = Folder(tmp_path), table("float32")[:200]
    with open(place.source / "a.rec", "wb") as file:
        write_numpy_to_dense_tensor(file, rows)
    with recorder(lambda body: b"1") as container:
        completed(cli(place, {**RECORDIO, "batch-strategy": "SingleRecord"}, "--via", container.url))
    assert container.bodies == list(read_recordio(io.BytesIO((place.source / "a.rec").read_bytes())))


def write_examples(path: Path, count: int) -> list[bytes]:
    """Examples with numbers, texts and bytes; gives each as it was serialised."""
    writer, source, written = TFRecordWriter(str(path)), numpy.random.default_rng(9), []
    for number in range(count):
        datum = {
            "image": (bytes_of(number, 60_000), "byte"),
            "weights": (source.normal(size=10).tolist(), "float"),
            "label": (number, "int"),
        }
        writer.write(datum)
        written.append(TFRecordWriter.serialize_tf_example(datum))
    writer.close()
    return written


def frames(body: bytes) -> list[bytes]:
    """TensorFlow's description of the format, with the sums of a library of C."""
    found, at = [], 0
    while at < len(body):
        (length,) = struct.unpack_from("<Q", body, at)
        data = body[at + 12 : at + 12 + length]
        for part, place in [(body[at : at + 8], at + 8), (data, at + 12 + length)]:
            crc = crc32c.crc32c(part)
            masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
            assert struct.unpack_from("<I", body, place) == (masked,)
        found.append(data)
        at += 16 + length
    return found


def test_tfrecord(tmp_path):
    """MultiRecord keeps the frames, SingleRecord takes them off."""
    place = Folder(tmp_path)
    written = {f"{number}.tfrecord": write_examples(place.source / f"{number}.tfrecord", count) for number, count in enumerate([0, 1, 300])}
    every = [record for records in written.values() for record in records]

    def labels(body: bytes) -> bytes:
        examples = [example_pb2.Example.FromString(data) for data in frames(body)]
        return b"\n".join(b"%d" % each.features.feature["label"].int64_list.value[0] for each in examples)

    with recorder(labels) as container:
        completed(cli(place, {**TFRECORD, "max-payload-in-mb": 1}, "--via", container.url))
        together = [each.body for each in container.take()]
        answers = place.answers()
        container.answer = lambda body: b"1"
        place.clear()
        completed(cli(place, {**TFRECORD, "batch-strategy": "SingleRecord"}, "--via", container.url))
        alone = [each.body for each in container.take()]
    assert alone == every
    assert [data for body in together for data in frames(body)] == every
    assert 3 < len(together) < 20 and max(map(len, together)) <= MB
    assert answers == {f"{key}.out": b"".join(b"%d\n" % number for number in range(len(records))) for key, records in written.items()}


def test_a_damaged_byte(tmp_path):
    """Of TFRecord each is seen: the object has no answer, and the error names the record."""
    place = Folder(tmp_path)
    write_examples(place.source / "a.tfrecord", 30)
    whole = (place.source / "a.tfrecord").read_bytes()
    ends = numpy.cumsum([16 + len(data) for data in frames(whole)])
    for number in range(5):
        at = len(whole) * (2 * number + 1) // 10
        damaged = bytearray(whole)
        damaged[at] ^= 1 << number
        place.put({f"{number}.tfrecord": bytes(damaged)})
    with recorder(lambda body: b"1") as container:
        end = run(cli(place, TFRECORD, "--via", container.url))
    assert end.code == 1
    assert set(place.answers()) == {"a.tfrecord.out"}
    for number in range(5):
        fault = end.errors[f"{number}.tfrecord"]
        assert fault["code"] == "MALFORMED_BODY"
        assert fault["record"] == numpy.searchsorted(ends, len(whole) * (2 * number + 1) // 10, side="right")
