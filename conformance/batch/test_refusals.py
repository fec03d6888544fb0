"""A full disk, objects that vanish or change, no permission: the error names the object, and the others are finished."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jobs import JOIN, QUICK, Command, End, cli, completed, end_of, needs_worker, run, start, worker
from places import PARTIAL, Bucket, Folder, Place
from rows import csv, objects
from storage_proxy import CutOff, Refuse

LARGE = "b-large-0.csv"
SETTINGS = {**JOIN, "max-concurrent-transforms": 1, "max-payload-in-mb": 1}

BOTH = [pytest.param(cli, id="cli"), pytest.param(worker, id="worker", marks=needs_worker)]
on_disk = pytest.mark.parametrize("command", BOTH[:1] if QUICK else BOTH)
in_s3 = pytest.mark.parametrize("command", BOTH[1:] if QUICK else BOTH)


def fails(end: End, command: Command, key: str, code: str, *said: str, passing: bool = False) -> None:
    """One object, whose error says so. `passing`: the worker's exit code says that a later try may do it."""
    assert end.code == (1 if command is cli or not passing else 75), end
    assert end.summary["status"] == "failed"
    assert end.summary["objects"]["failed"] == 1
    (fault,) = end.summary["errors"]
    assert (fault["object"], fault["code"]) == (key, code)
    for text in said:
        assert text in fault["message"]


def others(expected: dict[str, bytes], *failed: str) -> dict[str, bytes]:
    return {key: body for key, body in expected.items() if key.removesuffix(".out") not in failed}


# Disk


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """One of 16 MiB: two parts, and not the answer of a large object."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@on_disk
def test_full_disk(tmp_path, small_disk, undisturbed, command):
    """The objects behind the large one have room once it has failed. With more room, a later run goes on."""
    place = Folder(tmp_path).put(objects(1, 4))
    place.target = small_disk / "out"
    expected = undisturbed(1, 4)
    end = run(command(place, SETTINGS))
    fails(end, command, LARGE, "STORAGE_FULL", LARGE, "no space", passing=True)
    assert place.answers() == others(expected, LARGE)
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    summary = completed(command(place, SETTINGS))
    assert summary["objects"] == {"done": 5, "doneBefore": 4, "failed": 0}
    assert summary["bytesOut"] < len(expected[f"{LARGE}.out"])
    assert place.answers() == expected
    assert place.leftovers() == []


def while_large_is_written(place: Folder, process: subprocess.Popen) -> None:
    """Waits until the large object's first part is there."""
    folder = place.target / f"{LARGE}.out{PARTIAL}"
    deadline = time.monotonic() + 60
    while not any(file.stat().st_size > 0 for file in folder.glob("*")):
        assert process.poll() is None, end_of(process)
        assert time.monotonic() < deadline
        time.sleep(0.005)


@on_disk
def test_a_file_that_vanishes(tmp_path, undisturbed, command):
    """Behind the one that is being answered, one is listed already."""
    place = Folder(tmp_path).put(objects(1, 8))
    process = start(command(place, SETTINGS))
    while_large_is_written(place, process)
    next_one = min(key for key in objects(1, 8) if key > LARGE)
    (place.source / next_one).unlink()
    fails(end_of(process), command, next_one, "OBJECT_NOT_FOUND", next_one)
    assert place.answers() == others(undisturbed(1, 8), next_one)


@on_disk
def test_a_file_that_changes(tmp_path, undisturbed, command):
    """While it is read. The next run makes the answer to what it is then."""
    place = Folder(tmp_path).put(objects(1, 4))
    process = start(command(place, SETTINGS))
    while_large_is_written(place, process)
    os.truncate(place.source / LARGE, len(csv(1000)))
    fails(end_of(process), command, LARGE, "OBJECT_CHANGED", LARGE, passing=True)
    assert place.answers() == others(undisturbed(1, 4), LARGE)
    assert place.leftovers() == []
    again(command, place, undisturbed(1, 4))


def again(command: Command, place: Place, expected: dict[str, bytes]) -> None:
    """The large object has a thousand records now."""
    completed(command(place, SETTINGS), place.env)
    whole = expected[f"{LARGE}.out"].splitlines(keepends=True)
    assert place.answers() == {**expected, f"{LARGE}.out": b"".join(whole[:1000])}


@on_disk
def test_a_file_that_changes_between_two_runs(tmp_path, undisturbed, command):
    place = Folder(tmp_path).put(objects(1, 4))
    process = start(command(place, SETTINGS))
    while_large_is_written(place, process)
    process.kill()
    process.communicate()
    place.put({LARGE: csv(1000)})
    again(command, place, undisturbed(1, 4))


@pytest.fixture
def denied() -> list[str]:
    """What makes root subject to permissions."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may read everything, and there is no setpriv here")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override,-dac_read_search"]


@on_disk
def test_a_file_that_may_not_be_read(tmp_path, undisturbed, denied, command):
    place = Folder(tmp_path).put(objects(1, 4))
    (place.source / LARGE).chmod(0)
    end = run([*denied, *command(place, SETTINGS)])
    fails(end, command, LARGE, "STORAGE_DENIED", LARGE, "permission")
    assert place.answers() == others(undisturbed(1, 4), LARGE)


@on_disk
def test_a_folder_that_may_not_be_written_to(tmp_path, undisturbed, denied, command):
    place = Folder(tmp_path).put(objects(1, 8))
    folder = place.target / "c" / "d"
    folder.mkdir(parents=True)
    folder.chmod(0o555)
    end = run([*denied, *command(place, SETTINGS)])
    inside = [key for key in objects(1, 8) if key.startswith("c/d/")]
    assert end.code == 1, end
    assert {fault["object"]: fault["code"] for fault in end.summary["errors"]} == dict.fromkeys(inside, "STORAGE_DENIED")
    assert place.answers() == others(undisturbed(1, 8), *inside)


# S3


def once(key: str, call: str, fault):
    """Fails the first such request."""
    left = [fault]
    return lambda request: left.pop() if left and (request.call, request.key) == (call, key) else None


@in_s3
def test_an_object_that_vanishes(aws, undisturbed, command):
    place = aws.bucket().put(objects(1, 4))

    def vanish() -> None:
        aws.s3.delete_object(Bucket=place.bucket, Key=f"in/{LARGE}")

    with aws.storage.failing(once(f"in/{LARGE}", "GetObject", CutOff(0.6, reset=True, then=vanish))) as failed:
        end = run(command(place, SETTINGS), place.env)
    assert failed
    fails(end, command, LARGE, "OBJECT_NOT_FOUND", f"s3://{place.bucket}/in/{LARGE}")
    assert place.answers() == others(undisturbed(1, 4), LARGE)
    assert place.leftovers() == []


@in_s3
def test_an_object_that_changes(aws, undisturbed, command):
    """Told by its ETag when the rest is asked for. Nothing of both is mixed."""
    place = aws.bucket().put(objects(1, 4))

    def change() -> None:
        place.put({LARGE: csv(1000)})

    with aws.storage.failing(once(f"in/{LARGE}", "GetObject", CutOff(0.6, reset=True, then=change))) as failed:
        end = run(command(place, SETTINGS), place.env)
    assert failed
    fails(end, command, LARGE, "OBJECT_CHANGED", f"s3://{place.bucket}/in/{LARGE}", passing=True)
    assert place.answers() == others(undisturbed(1, 4), LARGE)
    assert place.leftovers() == []
    again(command, place, undisturbed(1, 4))


DENIED = Refuse(403, "AccessDenied")


@in_s3
@pytest.mark.parametrize("call, prefix, action", [("GetObject", "in/", "s3:GetObject"), ("CreateMultipartUpload", "out/", "s3:PutObject")])
def test_an_object_without_permission(aws, undisturbed, command, call, prefix, action):
    """The next run, with permission, does it."""
    place = aws.bucket().put(objects(1, 4))
    with aws.storage.failing(lambda request: DENIED if LARGE in request.key and request.call == call else None) as failed:
        end = run(command(place, SETTINGS), place.env)
    assert len(failed) == 1
    fails(end, command, LARGE, "STORAGE_DENIED", f"s3://{place.bucket}/{prefix}{LARGE}", action)
    assert place.answers() == others(undisturbed(1, 4), LARGE)
    assert completed(command(place, SETTINGS), place.env)["objects"] == {"done": 5, "doneBefore": 4, "failed": 0}
    assert place.answers() == undisturbed(1, 4)


@in_s3
@pytest.mark.parametrize("call, action", [("ListObjectsV2", "s3:ListBucket"), ("PutObject", "s3:PutObject")])
def test_no_permission_at_all(aws, command, call, action):
    place = aws.bucket().put({"a.csv": csv(3), "b.csv": csv(3)})
    with aws.storage.failing(lambda request: DENIED if request.call == call else None):
        end = run(command(place, SETTINGS), place.env)
    assert end.code == (64 if command is worker and call == "ListObjectsV2" else 1), end
    assert action in end.log + end.output and place.bucket in end.log + end.output
    assert place.answers() == {}


@in_s3
def test_no_bucket(aws, command):
    place = Bucket(aws.s3, aws.env, "no-such-bucket")
    end = run(command(place, SETTINGS), place.env)
    assert end.code == (64 if command is worker else 1), end
    assert "no-such-bucket" in end.log + end.output
