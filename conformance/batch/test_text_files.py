"""CSV and JSON Lines by Python and pandas, in every dialect that is CSV, and gzip: their rows are the same, and so are the answers."""

import csv
import gzip
import io
import json
import random
import zlib

import numpy
import pandas
import pytest
from jobs import QUICK, cli, completed
from places import Folder
from processes import ROOT
from recorder import recorder
from rows import csv as numbers
from rows import objects

LINES = {"split-type": "Line", "assemble-with": "Line"}
MANY = {**LINES, "max-payload-in-mb": 1, "max-concurrent-transforms": 2}
PENGUINS = ROOT / "models" / "penguins-pipeline"
DIALECTS = [
    {"quoting": quoting, "lineterminator": end} for quoting in [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC] for end in ["\n", "\r\n"]
]


def penguins(count: int) -> list[list]:
    source = random.Random(4)
    islands, sexes = ["Biscoe", "Dream", "Torgersen"], ["Male", "Female"]
    return [
        [source.choice(islands), source.choice(sexes), *(round(source.uniform(least, most), 1) for least, most in [(32, 60), (13, 22), (172, 231), (2700, 6300)])]
        for _ in range(count)
    ]


def written(rows: list[list], **dialect) -> bytes:
    file = io.StringIO()
    csv.writer(file, **dialect).writerows(rows)
    return file.getvalue().encode()


def by_pandas(rows: list[list], **options) -> bytes:
    return pandas.DataFrame(rows).to_csv(index=False, header=False, **options).encode()


def test_dialects_of_numbers(tmp_path):
    rows = [[float(field) for field in line.split(",")] for line in numbers(500).decode().splitlines()]
    given = {f"csv-{number}.csv": written(rows, **dialect) for number, dialect in enumerate(DIALECTS)}
    for number, dialect in enumerate(DIALECTS):
        given[f"pandas-{number}.csv"] = by_pandas(rows, **dialect)
    given["mark.csv"] = b"\xef\xbb\xbf" + written(rows)
    given["no-end.csv"] = written(rows).removesuffix(b"\r\n")
    given["blank.csv"] = written(rows).replace(b"\r\n", b"\r\n\r\n")
    given["rows.jsonl"] = "".join(json.dumps(row) + "\n" for row in rows).encode()
    given["table.jsonl"] = pandas.DataFrame(rows, columns=["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"]).to_json(
        orient="records", lines=True, double_precision=15
    ).encode()
    place = Folder(tmp_path).put(given)
    completed(cli(place, {**LINES, "accept": "text/csv"}))
    answers = place.answers()
    assert len(answers) == len(given)
    different = {key for key, body in answers.items() if body != answers["csv-0.csv.out"]}
    assert different == set()
    assert len(answers["mark.csv.out"].splitlines()) == len(rows)


@pytest.mark.parametrize("strategy", ["SingleRecord"] if QUICK else ["MultiRecord", "SingleRecord"])
def test_dialects_of_text(tmp_path, strategy):
    """The model takes texts; a header is left out, or sent."""
    rows = penguins(20)
    names = ["island", "sex", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    settings = {**LINES, "batch-strategy": strategy}

    def answers(given: dict[str, bytes], **more) -> dict[str, bytes]:
        place = Folder(tmp_path / str(len(list(tmp_path.iterdir())))).put(given)
        command = cli(place, {**settings, **{name.replace("_", "-"): value for name, value in more.items()}})
        completed([PENGUINS if str(word).endswith("diabetes-forest") else word for word in command])
        return place.answers()

    plain = answers({f"{number}.csv": written(rows, **dialect) for number, dialect in enumerate(DIALECTS)})
    assert len(set(plain.values())) == 1
    headed = {f"{number}.csv": by_pandas(rows, **dialect) for number, dialect in enumerate(DIALECTS)}
    with_names = {key: ",".join(names).encode() + b"\n" + body for key, body in headed.items()}
    assert answers(with_names, csv_header="skip") == plain
    named = answers(with_names, csv_header="send")
    (told,) = set(named.values())
    bodies = [line for line in told.splitlines() if not line.startswith(b"label")]
    assert bodies == plain["0.csv.out"].splitlines()
    species = pandas.read_csv(io.BytesIO(plain["0.csv.out"]), header=None)
    assert set(species[0]) <= {"Adelie", "Chinstrap", "Gentoo"} and numpy.allclose(species.iloc[:, 1:].sum(axis=1), 1)


TEXTS = ["", "a", 'say "x"', "a,b", "two\nlines", "two\r\nlines", "\n", '"', '""', " a ", "é日本🐧", "'", "\\", "a\tb", "\n\n"]


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode(), newline="")))


def ends(body: bytes) -> bytes:
    """The last column and the first of each row: a container that reads CSV as Python does."""
    return written([[row[-1], row[0]] for row in read(body)], lineterminator="\n")


@pytest.mark.parametrize("strategy", ["SingleRecord", "MultiRecord"])
def test_text_inside_quotes(tmp_path, strategy):
    """Rows of any text: each that Python writes is a record, and what we write of them is read back, joined and alone."""
    source = random.Random(5)
    rows = [[*source.choices(TEXTS, k=4), number] for number in range(30)]
    texts = [[str(value) for value in row] for row in rows]
    given = {f"csv-{number}.csv": written(rows, **dialect) for number, dialect in enumerate(DIALECTS)}
    given.update({f"pandas-{number}.csv": by_pandas(rows, **dialect) for number, dialect in enumerate(DIALECTS)})
    place = Folder(tmp_path).put(given)
    joins = {"join-source": "Input"}
    cases = [
        ({}, [[row[-1], row[0]] for row in texts]),
        (joins, [[*row, row[-1], row[0]] for row in texts]),
        ({**joins, "output-filter": "$[-1,1,5]"}, [[row[0], row[1], row[-1]] for row in texts]),
    ]
    with recorder(ends) as container:
        for more, expected in cases:
            settings = {**LINES, "batch-strategy": strategy, "accept": "text/csv", **more}
            completed(cli(place, settings, "--via", container.url))
            for key in given:
                answer = place.answers()[f"{key}.out"]
                assert read(answer) == expected, key
                frame = pandas.read_csv(io.BytesIO(answer), header=None, keep_default_na=False, dtype=str)
                assert frame.values.tolist() == expected, key
            assert strategy == "MultiRecord" or set(map(len, map(read, container.bodies))) == {1}
            place.clear()


def members(body: bytes, seed: int) -> bytes:
    """As many gzip members, one of them empty, of random lengths and levels: what `cat a.gz b.gz` makes."""
    source = random.Random(seed)
    cuts = sorted(source.randrange(len(body)) for _ in range(source.randint(1, 20)))
    parts = [body[start:end] for start, end in zip([0, *cuts], [*cuts, len(body)])]
    return b"".join(gzip.compress(part, source.randint(0, 9)) for part in [*parts, b""])


def named(body: bytes) -> bytes:
    """By Python's file, which writes a name and a time into the head."""
    file = io.BytesIO()
    with gzip.GzipFile("rows.csv", "wb", 6, file, mtime=1) as inner:
        inner.write(body)
    return file.getvalue()


def flushed(body: bytes) -> bytes:
    """By a writer that flushes as it goes, as logs are written."""
    deflater = zlib.compressobj(6, zlib.DEFLATED, 31)
    parts = [deflater.compress(line) + deflater.flush(zlib.Z_SYNC_FLUSH) for line in body.splitlines(keepends=True)]
    return b"".join(parts) + deflater.flush()


def test_gzip(tmp_path):
    given = {"large.csv": numbers(8_000, 1), **objects(0, 4)}
    plain = Folder(tmp_path / "plain").put(given)
    completed(cli(plain, MANY))
    forms = {
        "members": lambda body: members(body, len(body)),
        "named": named,
        "flushed": flushed,
        "padded": lambda body: gzip.compress(body) + bytes(512),
    }
    place = Folder(tmp_path).put({f"{name}/{key}": form(body) for name, form in forms.items() for key, body in given.items()})
    completed(cli(place, {**MANY, "compression": "Gzip"}))
    assert place.answers() == {f"{name}/{key}": body for name in forms for key, body in plain.answers().items()}


def test_our_lines_in_pandas(tmp_path):
    """The same numbers, as CSV and as JSON Lines, joined and alone."""
    place = Folder(tmp_path).put({"a.csv": numbers(2000)})
    table = pandas.read_csv(io.BytesIO(numbers(2000)), header=None)
    completed(cli(place, LINES))
    alone = pandas.read_csv(place.target / "a.csv.out", header=None)[0]
    place.clear()
    completed(cli(place, {**LINES, "accept": "text/csv", "join-source": "Input"}))
    joined = pandas.read_csv(place.target / "a.csv.out", header=None)
    assert joined.iloc[:, :10].equals(table) and joined[10].equals(alone)
    place.clear()

    (place.source / "a.csv").unlink()
    names = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"]
    table.set_axis(names, axis=1).to_json(place.source / "a.jsonl", orient="records", lines=True, double_precision=15)
    completed(cli(place, {**LINES, "accept": "application/jsonlines"}))
    single = pandas.read_json(place.target / "a.jsonl.out", lines=True, precise_float=True)
    assert single.iloc[:, 0].map(lambda answer: answer[0] if isinstance(answer, list) else answer).tolist() == alone.tolist()
    place.clear()
    completed(cli(place, {**LINES, "accept": "application/jsonlines", "join-source": "Input"}))
    both = pandas.read_json(place.target / "a.jsonl.out", lines=True, precise_float=True)
    assert list(both) == [*names, "SageMakerOutput"]
    assert numpy.allclose(both[names], table, rtol=0, atol=1e-15)
