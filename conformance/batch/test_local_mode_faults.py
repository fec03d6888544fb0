"""Where AWS's local mode is wrong, each shown, and what ours does. A test that fails tells that AWS has mended it."""

import gzip
import json

import pytest
from jobs import cli, completed, run
from local_mode import LocalMode
from places import Folder
from random_objects import MB
from recorder import Refusal, digest, recorder
from sagemaker.amazon.common import _write_recordio

CSV = {"SplitType": "Line", "ContentType": "text/csv"}
LINES = {"split-type": "Line", "content-type": "text/csv"}


@pytest.fixture
def container():
    with recorder() as made:
        yield made


@pytest.fixture
def place(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def theirs(tmp_path, container, place):
    """What AWS's local mode sends; its answers are left in `answers`."""
    aws = LocalMode(container.port, tmp_path)

    def sends(input=CSV, output={}, **settings) -> list[bytes]:
        try:
            sends.answers = aws.transform(place.source, input, output, **settings)
        finally:
            bodies = [each.body for each in container.take()]
        return bodies

    return sends


@pytest.fixture
def ours(container, place):
    """What ours sends; the job must do all."""

    def sends(settings=LINES, *more: str) -> list[bytes]:
        place.clear()
        completed(cli(place, settings, "--via", container.url, *more))
        return [each.body for each in container.take()]

    return sends


# Splitters


def test_line_ends_inside_quotes(place, theirs, ours):
    """Quotes are nothing to it. (The service, too, has no line ends inside quotes; RFC 4180 has.)"""
    place.put({"a.csv": b'1,"a\nb"\n2,c\n'})
    assert theirs(BatchStrategy="SingleRecord") == [b'1,"a\n', b'b"\n', b"2,c\n"]
    assert ours({**LINES, "batch-strategy": "SingleRecord"}) == [b'1,"a\nb"', b"2,c"]


def test_line_ends_of_single_records(place, theirs, ours):
    """API, SplitType: "padding is removed if the value of BatchStrategy is set to SingleRecord"."""
    place.put({"a.csv": b"1\n2\n3"})
    assert theirs(BatchStrategy="SingleRecord") == [b"1\n", b"2\n", b"3"]
    assert ours({**LINES, "batch-strategy": "SingleRecord"}) == [b"1", b"2", b"3"]


def test_carriage_returns(place, theirs, ours):
    """It rewrites what it sends, and takes a lone one for a line end."""
    place.put({"a.csv": b"1,a\rb\r\n2\r\n"})
    assert theirs() == [b"1,a\nb\n2\n"]
    assert ours() == [b"1,a\rb\r\n2\r\n"]


def test_a_byte_order_mark(place, theirs, ours):
    """It makes the mark part of the first value, so that `1` is no number."""
    place.put({"a.csv": b"\xef\xbb\xbf1,2\n3,4\n"})
    assert theirs() == [b"\xef\xbb\xbf1,2\n3,4\n"]
    assert ours() == [b"1,2\n3,4\n"]


def test_blank_lines(place, theirs, ours):
    """It has no choice: they are records. Containers answer them by an error, or by nothing."""
    place.put({"a.csv": b"1\n\n2\n\n"})
    assert theirs() == [b"1\n\n2\n\n"] == ours({**LINES, "blank-lines": "keep"})
    assert ours() == [b"1\n2\n"]


def test_text_that_is_no_utf_8(place, theirs, ours):
    place.put({"a.csv": "1,é\n".encode("latin-1")})
    with pytest.raises(UnicodeDecodeError):
        theirs()
    with pytest.raises(UnicodeDecodeError):
        theirs({"ContentType": "text/csv"})
    assert ours() == ours({"content-type": "text/csv"}) == [b"1,\xe9\n"]


def test_bytes_under_multi_record(place, theirs, ours):
    """Its default strategy adds bytes to text, whatever is split, and would lose the frames."""
    with open(place.source / "a.rec", "wb") as file:
        _write_recordio(file, b"12345")
        _write_recordio(file, b"6")
    whole = (place.source / "a.rec").read_bytes()
    for split in ["RecordIO", "None"]:
        with pytest.raises(TypeError, match="str"):
            theirs({"SplitType": split, "ContentType": "application/x-recordio-protobuf"})
        assert ours({"split-type": split, "content-type": "application/x-recordio-protobuf"}) == [whole]


def test_tfrecord(place, theirs):
    place.put({"a.tfrecord": b""})
    with pytest.raises(ValueError, match="Invalid Split Type: TFRecord"):
        theirs({"SplitType": "TFRecord", "ContentType": "application/octet-stream"})


def test_gzip(place, theirs, ours):
    """CompressionType is ignored: the compressed bytes are taken for lines."""
    place.put({"a.csv": gzip.compress(b"1\n2\n", mtime=0)})
    with pytest.raises(UnicodeDecodeError):
        theirs({**CSV, "CompressionType": "Gzip"})
    assert ours({**LINES, "compression": "Gzip"}) == [b"1\n2\n"]


# Strategies


def test_sizes(place, theirs, ours):
    """Of Python's objects, not of what is sent: here half a payload is used, as each character takes two bytes in memory."""
    line = b"1234567," + "x\N{GREEK SMALL LETTER ALPHA}".encode() + b"\n"
    body = line * (MB // len(line))
    place.put({"a.csv": body})
    assert len(theirs(MaxPayloadInMB=1)) == 2
    assert ours({**LINES, "max-payload-in-mb": 1}) == [body]


def test_a_record_of_just_the_payload(place, theirs, ours):
    """It counts 49 bytes more, and a payload must be smaller than the limit."""
    place.put({"a.csv": b"x" * MB})
    with pytest.raises(RuntimeError, match="larger than 1MB"):
        theirs(MaxPayloadInMB=1)
    assert ours({**LINES, "max-payload-in-mb": 1}) == [b"x" * MB]


def test_an_empty_object(place, theirs, ours):
    """One request without a body; of ours the answer is empty."""
    place.put({"a.csv": b""})
    assert theirs() == [b""]
    assert ours() == []
    assert place.answers() == {"a.csv.out": b""}


def test_a_record_that_is_too_large(place, theirs, container):
    """It sends an empty request first, and then no object has an answer. By the API, the others have."""
    place.put({"a.csv": b"1\n", "b.csv": b"x" * (MB + 1), "c.csv": b"2\n"})
    with pytest.raises(RuntimeError, match="larger than 1MB"):
        theirs(MaxPayloadInMB=1)
    end = run(cli(place, {**LINES, "max-payload-in-mb": 1}, "--via", container.url))
    assert (end.code, end.errors["b.csv"]["code"]) == (1, "PAYLOAD_TOO_LARGE")
    assert place.answers() == {"a.csv.out": digest(b"1\n"), "c.csv.out": digest(b"2\n")}
    assert b"" not in container.bodies


# Jobs


def test_folders(place, theirs, ours):
    """It lists a folder's own files, in no order. S3 has keys, and an S3Prefix is all below it."""
    place.put({"a.csv": b"1\n", "b/c.csv": b"2\n"})
    assert theirs() == [b"1\n"]
    assert ours() == [b"1\n", b"2\n"]
    assert set(place.answers()) == {"a.csv.out", "b/c.csv.out"}


def test_filters(place, theirs, ours):
    """DataProcessing is ignored. Reported as sagemaker-python-sdk#4757."""
    place.put({"a.csv": b"1,2,3\n"})
    assert theirs(DataProcessing={"InputFilter": "$[1:]", "JoinSource": "Input", "OutputFilter": "$[0]"}) == [b"1,2,3\n"]
    filters = {"input-filter": "$[1:]", "join-source": "Input", "output-filter": "$[0,3]"}
    assert ours({**LINES, "assemble-with": "Line", "accept": "text/csv", **filters}) == [b"2,3\n"]
    assert place.answers() == {"a.csv.out": b"1," + digest(b"2,3\n") + b"\n"}


def test_assembly_of_answers_that_end_their_lines(place, theirs, ours, container):
    """It adds a second newline. AWS's own XGBoost container ends its lines under SAGEMAKER_BATCH."""
    container.answer = lambda body: body
    place.put({"a.csv": b"1\n2\n"})
    theirs(output={"AssembleWith": "Line"})
    assert theirs.answers == {"a.csv.out": b"1\n2\n\n"}
    ours({**LINES, "assemble-with": "Line"})
    assert place.answers() == {"a.csv.out": b"1\n2\n"}


@pytest.mark.parametrize("told", ["MULTI_RECORD", "SINGLE_RECORD"])
def test_execution_parameters(place, theirs, ours, container, told):
    """The container's words for strategies are upper case (developer guide, batch code); it knows those of the API alone."""
    container.parameters = {"BatchStrategy": told, "MaxPayloadInMB": 2, "MaxConcurrentTransforms": 4}
    place.put({"a.csv": b"1\n2\n"})
    with pytest.raises(ValueError, match="Invalid Batch Strategy"):
        theirs()
    assert sorted(ours()) == ([b"1\n2\n"] if told == "MULTI_RECORD" else [b"1", b"2"])


def test_errors_of_the_container(place, theirs, container):
    """It writes them as answers. By the guide, an object with a bad record has no answer, and the job has failed."""

    def answer(body: bytes) -> bytes:
        if body == b"bad\n":
            raise Refusal(400, b"no number")
        return b"1"

    container.answer = answer
    place.put({"a.csv": b"bad\n", "b.csv": b"good\n"})
    theirs()
    assert theirs.answers == {"a.csv.out": b"no number", "b.csv.out": b"1"}
    end = run(cli(place, LINES, "--via", container.url))
    assert end.code == 1
    assert place.answers() == {"b.csv.out": b"1"}


def test_retries(place, theirs, ours, container):
    """It has none. API, ModelClientConfig: up to three."""
    place.put({"a.csv": b"1\n"})

    def second_time(body: bytes) -> bytes:
        if len(container.sent) == 1:
            raise Refusal(503, b"later")
        return b"1"

    container.answer = second_time
    assert theirs() == [b"1\n"]
    assert theirs.answers == {"a.csv.out": b"later"}
    assert ours() == [b"1\n"] * 2
    assert place.answers() == {"a.csv.out": b"1"}


def test_manifests(place, theirs):
    """S3DataType is ignored: the manifest is taken for an object of records. Reported as sagemaker-python-sdk#826."""
    manifest = json.dumps([{"prefix": f"{place.source}/"}, "a.csv"])
    place.put({"a.csv": b"1\n", "manifest.json": manifest.encode()})
    assert manifest.encode() in theirs()
