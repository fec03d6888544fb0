"""What a container is sent, payload by payload, and what is written: by AWS's local mode where it is right, and by ours."""

import io
import itertools
from collections import Counter

import pytest
from jobs import QUICK, cli, completed
from local_mode import LocalMode
from mended import mended, no_blank_lines
from places import Folder
from random_objects import MB, bytes_of, lines, text_of
from recorder import recorder
from sagemaker.amazon.common import _write_recordio, read_recordio

OBJECTS = 10 if QUICK else 60
SEEDS = range(1 if QUICK else 4)


@pytest.fixture(scope="module")
def container():
    with recorder() as made:
        yield made


@pytest.fixture
def aws(container, tmp_path):
    return LocalMode(container.port, tmp_path)


TYPES = {"text/csv": "csv", "application/jsonlines": "jsonl"}
JOBS = list(itertools.product(TYPES, ["MultiRecord", "SingleRecord"], ["skip", "keep"]))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("content_type, strategy, blank_lines", JOBS)
def test_lines(tmp_path, container, aws, content_type, strategy, blank_lines, seed):
    case = seed * len(JOBS) + JOBS.index((content_type, strategy, blank_lines))
    megabytes, assemble, at_once = [1, 1, 2][case % 3], ["None", "Line"][case % 2], [1, 1, 4][case // 2 % 3]
    accept = [None, "application/json"][case // 3 % 2]
    most = 15 if strategy == "MultiRecord" else 8
    given = {
        f"{number:04}.{TYPES[content_type]}": lines(10_000 * case + number, content_type == "text/csv", megabytes * MB, most)
        for number in range(OBJECTS)
    }
    place = Folder(tmp_path).put(given)
    expected: dict[str, bytes] = {}
    with mended(*([no_blank_lines] if blank_lines == "skip" else [])):
        for key in given:
            answers = aws.transform(
                place.source / key,
                {"SplitType": "Line", "ContentType": content_type},
                {"AssembleWith": assemble, **({"Accept": accept} if accept else {})},
                BatchStrategy=strategy,
                MaxPayloadInMB=megabytes,
            )
            expected.update(answers)
    wanted = container.take()
    settings = {
        **{"split-type": "Line", "content-type": content_type, "batch-strategy": strategy, "blank-lines": blank_lines},
        **{"max-payload-in-mb": megabytes, "assemble-with": assemble, "max-concurrent-transforms": at_once},
        **({"accept": accept} if accept else {}),
    }
    summary = completed(cli(place, settings, "--via", container.url))
    sent = container.take()
    assert place.answers() == expected
    if at_once == 1:
        assert sent == wanted
    else:
        assert Counter(sent) == Counter(wanted)
    assert sent and summary["objects"]["done"] == len(given)
    # Something was at stake: payloads that are full to the byte, or nearly.
    if strategy == "MultiRecord":
        assert any(len(each.body) > megabytes * MB - 3 for each in sent)


@pytest.mark.parametrize("megabytes", [1, 0])
def test_whole_objects(tmp_path, container, aws, megabytes):
    """Not split: text and bytes. With a payload of 0, in chunks; AWS's local mode has no chunks, and bodies are the same."""
    most = MB if megabytes else 8 * MB
    given = {f"{number:04}.bin": (bytes_of, text_of)[number % 2](number, most) for number in range(OBJECTS)}
    place = Folder(tmp_path).put({key: body for key, body in given.items() if body})
    expected: dict[str, bytes] = {}
    with mended():
        for key in place.put({}).source.iterdir():
            # MultiRecord, its default, fails for bytes. One record is one payload either way.
            settings = {"BatchStrategy": "SingleRecord", "MaxPayloadInMB": megabytes}
            expected.update(aws.transform(key, {"ContentType": "application/octet-stream"}, {"AssembleWith": "Line"}, **settings))
    wanted = container.take()
    settings = {"content-type": "application/octet-stream", "max-payload-in-mb": megabytes, "assemble-with": "Line"}
    completed(cli(place, settings, "--via", container.url))
    sent = container.take()
    assert place.answers() == expected
    assert {each.chunked for each in sent} == {megabytes == 0}
    assert Counter(each.body for each in sent) == Counter(each.body for each in wanted)


def recordio(seed: int, count: int) -> bytes:
    file = io.BytesIO()
    for number in range(count):
        body = bytes_of(seed * 1000 + number, MB - 8)
        # Data that holds the magic number is cut into parts by other writers, and left alone by AWS's.
        _write_recordio(file, body[: MB - 16])
    return file.getvalue()


@pytest.mark.parametrize("seed", SEEDS)
def test_recordio(tmp_path, container, aws, seed):
    """SingleRecord: the same payloads. MultiRecord fails there: each of ours is as many whole frames as a payload holds."""
    given = {f"{number:04}.rec": recordio(seed * OBJECTS + number, number % 12) for number in range(OBJECTS)}
    place = Folder(tmp_path).put(given)
    expected: dict[str, bytes] = {}
    split = {"SplitType": "RecordIO", "ContentType": "application/x-recordio-protobuf"}
    with mended():
        for key in given:
            settings = {"BatchStrategy": "SingleRecord", "MaxPayloadInMB": 1}
            expected.update(aws.transform(place.source / key, split, {"AssembleWith": "Line"}, **settings))
    wanted = container.take()
    settings = {"split-type": "RecordIO", "content-type": split["ContentType"], "max-payload-in-mb": 1, "assemble-with": "Line"}
    completed(cli(place, {**settings, "batch-strategy": "SingleRecord"}, "--via", container.url))
    assert container.take() == wanted
    assert place.answers() == expected

    place.clear()
    completed(cli(place, settings, "--via", container.url))
    bodies = [each.body for each in container.take()]
    records = [list(read_recordio(io.BytesIO(body))) for body in bodies]
    assert [record for each in records for record in each] == [each.body for each in wanted]
    for key, body in given.items():
        own, left = [], body
        while left:
            own.append(bodies.pop(0))
            assert left.startswith(own[-1]), key
            left = left.removeprefix(own[-1])
        for before, after in zip(own, own[1:]):
            first = io.BytesIO()
            _write_recordio(first, next(read_recordio(io.BytesIO(after))))
            assert len(before) <= MB < len(before) + len(first.getvalue())
    assert bodies == []
