"""Where objects lie: a folder, or a bucket of S3. Both hold an input and an output."""

import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

STATES = ".inferry-transform/"
PARTIAL = ".inferry-partial"


class Folder:
    env: Mapping[str, str] = {}

    def __init__(self, base: Path):
        self.source, self.target = base / "in", base / "out"
        self.source.mkdir(parents=True, exist_ok=True)

    @property
    def input(self) -> str:
        return str(self.source)

    @property
    def output(self) -> str:
        return str(self.target)

    def put(self, objects: Mapping[str, bytes]) -> "Folder":
        for key, body in objects.items():
            path = self.source / key
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
        return self

    def _files(self) -> Iterator[str]:
        return (path.relative_to(self.target).as_posix() for path in self.target.rglob("*") if path.is_file())

    def answers(self) -> dict[str, bytes]:
        """What a reader of the output sees, by key."""
        return {key: (self.target / key).read_bytes() for key in self._files() if not own(key)}

    def states(self) -> list[str]:
        return [key for key in self._files() if key.startswith(STATES) and not key.endswith(PARTIAL)]

    def leftovers(self) -> list[str]:
        """Of answers and documents that are not whole."""
        return [key for key in self._files() if key.endswith(PARTIAL)]

    def trace(self) -> dict[str, int]:
        """Changes with whatever is done there."""
        return {key: (self.target / key).stat().st_size for key in self._files()}

    def clear(self) -> None:
        shutil.rmtree(self.target, ignore_errors=True)


class Bucket:
    """A prefix of a bucket for input, another for output. `s3` sees what is there; jobs go through `env`'s endpoint."""

    def __init__(self, s3, env: Mapping[str, str], bucket: str, output: str = "out"):
        self.s3, self.env, self.bucket, self.prefix = s3, env, bucket, output + "/"

    @property
    def input(self) -> str:
        return f"s3://{self.bucket}/in/"

    @property
    def output(self) -> str:
        return f"s3://{self.bucket}/{self.prefix[:-1]}"

    def put(self, objects: Mapping[str, bytes]) -> "Bucket":
        for key, body in objects.items():
            self.s3.put_object(Bucket=self.bucket, Key="in/" + key, Body=body)
        return self

    def _listed(self) -> Iterator[dict]:
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
        return (each for page in pages for each in page.get("Contents", []))

    def _keys(self) -> Iterator[str]:
        return (each["Key"].removeprefix(self.prefix) for each in self._listed())

    def _read(self, key: str) -> bytes:
        return self.s3.get_object(Bucket=self.bucket, Key=self.prefix + key)["Body"].read()

    def answers(self) -> dict[str, bytes]:
        keys = [key for key in self._keys() if not own(key)]
        with ThreadPoolExecutor(4) as pool:
            return dict(zip(keys, pool.map(self._read, keys)))

    def states(self) -> list[str]:
        return [key for key in self._keys() if key.startswith(STATES)]

    def _uploads(self) -> list[dict]:
        return self.s3.list_multipart_uploads(Bucket=self.bucket, Prefix=self.prefix).get("Uploads", [])

    def leftovers(self) -> list[str]:
        """Keys of uploads that are neither completed nor aborted."""
        return [each["Key"].removeprefix(self.prefix) for each in self._uploads()]

    def trace(self) -> dict[str, object]:
        """Changes with whatever is done there."""
        return {**{each["Key"]: each["ETag"] for each in self._listed()}, **{each["UploadId"]: self._parts(each) for each in self._uploads()}}

    def _parts(self, upload: dict) -> int:
        named = {"Key": upload["Key"], "UploadId": upload["UploadId"]}
        return len(self.s3.list_parts(Bucket=self.bucket, **named).get("Parts", []))

    def clear(self) -> None:
        for each in self._uploads():
            self.s3.abort_multipart_upload(Bucket=self.bucket, Key=each["Key"], UploadId=each["UploadId"])
        for key in list(self._keys()):
            self.s3.delete_object(Bucket=self.bucket, Key=self.prefix + key)


Place = Folder | Bucket


def own(key: str) -> bool:
    """Whether it is of a job's own making, and no answer."""
    return key.startswith(STATES) or key.endswith(PARTIAL)
