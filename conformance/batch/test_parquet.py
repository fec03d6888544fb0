"""Parquet by pyarrow and pandas as the input of jobs, and ours as theirs."""

import csv as python_csv
import datetime
import decimal
import io
import itertools
import json
import math

import numpy
import pandas
import pyarrow
import pyarrow.parquet
import pytest
from jobs import QUICK, cli, completed
from places import Folder
from recorder import recorder
from rows import COLUMNS, csv

NAMES = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"]
COMPRESSIONS = ["NONE", "SNAPPY", "GZIP", "BROTLI", "ZSTD", "LZ4"]
ENCODINGS = [
    {"use_dictionary": True},
    {"use_dictionary": False},
    {"use_dictionary": False, "data_page_version": "2.0", "column_encoding": "BYTE_STREAM_SPLIT"},
]


def table(rows: int, seed: int = 3) -> pandas.DataFrame:
    values = [line.split(",") for line in csv(rows, seed).decode().splitlines()]
    return pandas.DataFrame(numpy.array(values, float), columns=NAMES)


def lines_of(place: Folder, settings: dict) -> dict[str, bytes]:
    """What a container is sent for each row of each object: our reading of it."""
    with recorder(lambda body: body) as container:
        completed(cli(place, {"split-type": "Parquet", **settings}, "--via", container.url))
    return place.answers()


# In


@pytest.fixture(scope="module")
def predicted(tmp_path_factory) -> pandas.Series:
    """Of the rows as CSV."""
    place = Folder(tmp_path_factory.mktemp("csv"))
    table(1000).to_csv(place.source / "a.csv", index=False, header=False)
    completed(cli(place, {"split-type": "Line", "assemble-with": "Line"}))
    return pandas.read_csv(place.target / "a.csv.out", header=None)[0]


def test_compressions_and_row_groups(tmp_path, predicted):
    """The model finds its columns by name, whatever their order, and takes them from CSV in it."""
    place = Folder(tmp_path)
    frame = table(1000)
    for number, compression in enumerate(COMPRESSIONS):
        for encoding, options in enumerate(ENCODINGS):
            shuffled = frame[NAMES[number:] + NAMES[:number]]
            name = f"{compression}-{encoding}.parquet"
            whole = pyarrow.Table.from_pandas(shuffled)
            pyarrow.parquet.write_table(whole, place.source / name, compression=compression, row_group_size=[70, 999, 5000][encoding], **options)
    frame.to_parquet(place.source / "pandas.parquet")
    frame.astype("float32").to_parquet(place.source / "pandas-single.parquet", compression="brotli", index=False)
    completed(cli(place, {"split-type": "Parquet", "accept": "text/csv", "assemble-with": "Line"}))
    answers = place.answers()
    assert len(answers) == len(COMPRESSIONS) * len(ENCODINGS) + 2
    assert len(set(answers.values())) == 1
    assert [float(line) for line in answers["pandas.parquet.out"].splitlines()] == predicted.tolist()

    place.clear()
    in_order = {f"{compression}-{encoding}.parquet" for compression in COMPRESSIONS[1:] for encoding in range(3)}
    for name in in_order:
        (place.source / name).unlink()
    completed(cli(place, {"split-type": "Parquet", "content-type": "text/csv", "assemble-with": "Line"}))
    assert set(place.answers().values()) == set(answers.values())


MOMENT = datetime.datetime(2024, 2, 29, 23, 59, 59, 123456)
COLUMNS_OF_TYPES: dict[str, tuple[pyarrow.DataType, list, list]] = {
    # Type, values, and what JSON has for them.
    "int8": (pyarrow.int8(), [-128, 127, None], [-128, 127, None]),
    "uint8": (pyarrow.uint8(), [0, 255, None], [0, 255, None]),
    "int16": (pyarrow.int16(), [-(2**15), 2**15 - 1, None], [-(2**15), 2**15 - 1, None]),
    "uint16": (pyarrow.uint16(), [0, 2**16 - 1, None], [0, 2**16 - 1, None]),
    "int32": (pyarrow.int32(), [-(2**31), 2**31 - 1, None], [-(2**31), 2**31 - 1, None]),
    "uint32": (pyarrow.uint32(), [0, 2**32 - 1, None], [0, 2**32 - 1, None]),
    "int64": (pyarrow.int64(), [-(2**63), 2**63 - 1, None], [-(2**63), 2**63 - 1, None]),
    "uint64": (pyarrow.uint64(), [0, 2**64 - 1, None], [0, 2**64 - 1, None]),
    "half": (pyarrow.float16(), [numpy.float16(0.1), numpy.float16(-65504), None], [float(numpy.float16(0.1)), -65504, None]),
    "single": (pyarrow.float32(), [0.1, 3e38, None], [float(numpy.float32(0.1)), float(numpy.float32(3e38)), None]),
    "double": (pyarrow.float64(), [0.1, 5e-324, None], [0.1, 5e-324, None]),
    "not numbers": (pyarrow.float64(), [math.nan, math.inf, -math.inf], [None] * 3),
    "bool": (pyarrow.bool_(), [True, False, None], [True, False, None]),
    "text": (pyarrow.string(), ['a,"b"\n', "é日本🐧", ""], ['a,"b"\n', "é日本🐧", ""]),
    "large text": (pyarrow.large_string(), ["a", "", None], ["a", "", None]),
    "category": (pyarrow.dictionary(pyarrow.int32(), pyarrow.string()), ["x", "y", "x"], ["x", "y", "x"]),
    "bytes": (pyarrow.binary(), [b"\x00\xff", b"text", None], ["AP8=", "dGV4dA==", None]),
    "two bytes": (pyarrow.binary(2), [b"\x00\xff", b"ab", None], ["AP8=", "YWI=", None]),
    "decimal": (pyarrow.decimal128(9, 2), [decimal.Decimal("1.10"), decimal.Decimal("-1234567.89"), None], [1.1, -1234567.89, None]),
    "long decimal": (
        *(pyarrow.decimal128(38, 20), [decimal.Decimal("0.1"), decimal.Decimal("-12345.67891"), None]),
        [0.1, -12345.67891, None],
    ),
    "date": (pyarrow.date32(), [MOMENT.date(), datetime.date(1969, 12, 31), None], ["2024-02-29", "1969-12-31", None]),
    "milliseconds": (pyarrow.timestamp("ms"), [MOMENT.replace(microsecond=123000), None, None], ["2024-02-29T23:59:59.123Z", None, None]),
    "microseconds": (
        *(pyarrow.timestamp("us"), [MOMENT, datetime.datetime(1969, 12, 31, 23, 59, 59, 999999), None]),
        ["2024-02-29T23:59:59.123456Z", "1969-12-31T23:59:59.999999Z", None],
    ),
    "nanoseconds": (pyarrow.timestamp("ns"), [1, 10**9, None], ["1970-01-01T00:00:00.000000001Z", "1970-01-01T00:00:01.000Z", None]),
    "zone": (pyarrow.timestamp("us", "Europe/Paris"), [0, 1, None], ["1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000001Z", None]),
    "list": (pyarrow.list_(pyarrow.float64()), [[1.5, None], [], None], [[1.5, None], [], None]),
    "lists": (pyarrow.list_(pyarrow.list_(pyarrow.int64())), [[[1], []], [[2**60]], None], [[[1], []], [[2**60]], None]),
    "struct": (
        *(pyarrow.struct([("x", pyarrow.int64()), ("y", pyarrow.string())]), [{"x": 1, "y": "a"}, {"x": None, "y": None}, None]),
        [{"x": 1, "y": "a"}, {"x": None, "y": None}, None],
    ),
    "a.b": (pyarrow.int64(), [1, 2, 3], [1, 2, 3]),
    "nothing": (pyarrow.null(), [None] * 3, [None] * 3),
}


def test_types(tmp_path):
    """Of pyarrow's, each with its limits, as a container is sent them; by both versions of pages, with dictionaries and without."""
    place = Folder(tmp_path)
    arrays = {name: pyarrow.array(values, type) for name, (type, values, _) in COLUMNS_OF_TYPES.items()}
    for dictionary, version in itertools.product([True, False], ["1.0", "2.0"]):
        options = {"use_dictionary": dictionary, "data_page_version": version}
        pyarrow.parquet.write_table(pyarrow.table(arrays), place.source / f"{dictionary}-{version}.parquet", **options)
    answers = lines_of(place, {"assemble-with": "Line"})
    assert len(answers) == 4
    for key, answer in answers.items():
        rows = [json.loads(line) for line in answer.splitlines()]
        read = {name: [row[name] for row in rows] for name in rows[0]}
        assert read == {name: wanted for name, (_, _, wanted) in COLUMNS_OF_TYPES.items()}, key


def test_as_csv(tmp_path):
    """The same fields that pandas writes, with all their digits."""
    place = Folder(tmp_path)
    frame = pandas.DataFrame(
        {
            "i": [2**60 + 1, -1, 0],
            "f": [0.1, 1e300, math.nan],
            "t": ['a,"b"', "two\nlines", ""],
            "d": pandas.array(["1.10", "-0.05", "12345678901234567890.12"], pandas.ArrowDtype(pyarrow.decimal128(22, 2))),
            "b": [True, False, True],
        }
    )
    frame.to_parquet(place.source / "a.parquet")
    (answer,) = lines_of(place, {"content-type": "text/csv"}).values()
    (tmp_path / "a.csv").write_bytes(answer)
    read = pandas.read_csv(tmp_path / "a.csv", header=None, names=list(frame), dtype={"d": str}, keep_default_na=False, na_values={"f": [""]})
    assert read["i"].tolist() == frame["i"].tolist()
    assert read["f"].tolist()[:2] == frame["f"].tolist()[:2] and math.isnan(read["f"][2])
    assert read["t"].tolist() == frame["t"].tolist()
    assert read["d"].tolist() == ["1.10", "-0.05", "12345678901234567890.12"]
    assert read["b"].tolist() == ["true", "false", "true"] or read["b"].tolist() == [True, False, True]


def test_old_files(tmp_path):
    """INT96 of Impala and old Spark; no rows; a row group without rows."""
    place = Folder(tmp_path)
    moments = pyarrow.table({"t": pyarrow.array([0, 10**9, 1], pyarrow.timestamp("ns"))})
    pyarrow.parquet.write_table(moments, place.source / "a.parquet", use_deprecated_int96_timestamps=True)
    empty = moments.slice(0, 0)
    pyarrow.parquet.write_table(empty, place.source / "b.parquet")
    with pyarrow.parquet.ParquetWriter(place.source / "c.parquet", moments.schema) as writer:
        for part in [empty, moments, empty, moments]:
            writer.write_table(part)
    texts = ["1970-01-01T00:00:00.000Z", "1970-01-01T00:00:01.000Z", "1970-01-01T00:00:00.000000001Z"]
    lines = "".join(f'{{"t":"{text}"}}\n' for text in texts).encode()
    assert lines_of(place, {}) == {"a.parquet.out": lines, "b.parquet.out": b"", "c.parquet.out": lines * 2}


# Out

ANSWERS = [
    {"label": "é,\"x\"", "score": 0.1, "ok": True, "all": [1, 0.5]},
    {"label": None, "score": 5e-324, "ok": False, "all": None},
    {"label": "", "score": -1e300, "ok": None, "all": []},
    {"label": "two\nlines", "score": None, "ok": True, "all": [None]},
]


def test_our_columns(tmp_path):
    """Objects' members, of many row groups."""
    count = 70_000 if QUICK else 140_000
    place = Folder(tmp_path).put({"a.jsonl": b"".join(b"%d\n" % index for index in range(count))})

    def answer(body: bytes) -> bytes:
        return b"".join(json.dumps({**ANSWERS[int(line) % 4], "id": int(line)}).encode() + b"\n" for line in body.splitlines())

    with recorder(answer) as container:
        completed(cli(place, {"split-type": "Line", "assemble-with": "Parquet", "max-payload-in-mb": 1}, "--via", container.url))
    path = place.target / "a.jsonl.out"
    assert pyarrow.parquet.ParquetFile(path).num_row_groups == (2 if QUICK else 3)
    rows = pyarrow.parquet.read_table(path).to_pylist()
    assert [row["id"] for row in rows] == list(range(count))
    for index in [0, 1, 2, 3, 65_535, 65_536, count - 1]:
        found = {**rows[index], "all": rows[index]["all"] and json.loads(rows[index]["all"])}
        assert found == {**ANSWERS[index % 4], "id": index}
    frame = pandas.read_parquet(path)
    assert frame["score"][:3].tolist() == [0.1, 5e-324, -1e300] and math.isnan(frame["score"][3])
    assert frame["label"].isna().sum() == count / 4


TEXTS = ["a", "two\nlines", "two\r\nlines", 'a "b", c', " ", "é日本🐧", "0x10", "1,5", "'"]


@pytest.mark.parametrize("accept", ["text/csv", "application/jsonlines"])
def test_our_texts(tmp_path, accept):
    """Answers of texts and numbers that a container writes as Python does: nothing is cut, and numbers are numbers."""
    numbers = [0.1, -5.5, 1e300, math.nan, math.inf, -math.inf, 3, 2.5e-8, 7]
    place = Folder(tmp_path).put({"a.jsonl": b"".join(b"%d\n" % index for index in range(5000))})

    def answer(body: bytes) -> bytes:
        rows = [(TEXTS[int(line) % 9], numbers[int(line) % 9]) for line in body.splitlines()]
        if accept == "text/csv":
            file = io.StringIO()
            python_csv.writer(file).writerows(rows)
            return file.getvalue().encode()
        return b"".join(json.dumps([text, number if math.isfinite(number) else None]).encode() + b"\n" for text, number in rows)

    settings = {"split-type": "Line", "content-type": "application/jsonlines", "accept": accept, "assemble-with": "Parquet"}
    with recorder(answer) as container:
        completed(cli(place, settings, "--via", container.url))
    frame = pyarrow.parquet.read_table(place.target / "a.jsonl.out").to_pydict()
    assert frame["prediction_0"] == [TEXTS[index % 9] for index in range(5000)]
    wanted = [number if accept == "text/csv" or math.isfinite(number) else None for number in numbers]
    assert [str(value) for value in frame["prediction_1"]] == [str(wanted[index % 9] and float(wanted[index % 9])) for index in range(5000)]


def test_our_predictions(tmp_path, predicted):
    """The model's answers as Parquet are those that it gives as CSV, as JSON too, and from Parquet to Parquet."""
    place = Folder(tmp_path)
    table(1000).to_parquet(place.source / "a.parquet")
    for accept in ["text/csv", "application/jsonlines"]:
        completed(cli(place, {"split-type": "Parquet", "accept": accept, "assemble-with": "Parquet"}))
        path = place.target / "a.parquet.out"
        assert pandas.read_parquet(path).iloc[:, 0].astype("float32").tolist() == predicted.astype("float32").tolist()
        assert pyarrow.parquet.read_table(path).num_columns == 1
        place.clear()
    assert len(NAMES) == COLUMNS
