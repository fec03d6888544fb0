"""The data sets: scikit-learn's own and two synthetic ones, split by a fixed seed. Numbers are float32, because that is
what the graphs take: a library that computes in float64 is asked about exactly the numbers that the engines see."""

from dataclasses import dataclass

import numpy as np
import pandas
from sklearn import datasets
from sklearn.model_selection import train_test_split

HELD_OUT = 200


@dataclass(frozen=True)
class Data:
    columns: list[str]
    train: np.ndarray
    target: np.ndarray
    held_out: np.ndarray


def split(x: np.ndarray, y: np.ndarray, columns: list[str]) -> Data:
    held_out = min(HELD_OUT, len(x) // 3)
    train, test, target, _ = train_test_split(x.astype(np.float32), y, test_size=held_out, random_state=7)
    return Data(columns, train, target, test)


def diabetes() -> Data:
    """442 rows, 10 columns, a regression."""
    bunch = datasets.load_diabetes()
    return split(bunch.data, bunch.target, list(bunch.feature_names))


def breast_cancer() -> Data:
    """569 rows, 30 columns, 2 classes."""
    bunch = datasets.load_breast_cancer()
    return split(bunch.data, bunch.target, [str(name) for name in bunch.feature_names])


def wine() -> Data:
    """178 rows, 13 columns, 3 classes."""
    bunch = datasets.load_wine()
    return split(bunch.data, bunch.target, [str(name) for name in bunch.feature_names])


def digits() -> Data:
    """1,797 rows, 64 columns of small integers, 10 classes."""
    bunch = datasets.load_digits()
    return split(bunch.data, bunch.target, [str(name) for name in bunch.feature_names])


def iris() -> Data:
    """150 rows, 4 columns, 3 classes as integers."""
    bunch = datasets.load_iris()
    return split(bunch.data, bunch.target, [str(name) for name in bunch.feature_names])


def iris_names() -> Data:
    """Iris with the classes' names."""
    bunch = datasets.load_iris()
    return split(bunch.data, bunch.target_names[bunch.target], [str(name) for name in bunch.feature_names])


def houses(missing: float = 0.15, targets: int = 1) -> Data:
    """Synthetic, 1,500 rows, 8 columns of different scales, some values missing."""
    random = np.random.default_rng(3)
    rooms, age, people = random.gamma(4, 1.3, 1500), random.integers(1, 52, 1500), random.lognormal(7, 1, 1500)
    income, latitude, longitude = (random.gamma(3, 1.3, 1500), random.uniform(32, 42, 1500), random.uniform(-124, -114, 1500))
    bedrooms, occupancy = rooms / random.uniform(3, 6, 1500), random.gamma(9, 0.35, 1500)
    x = np.stack([income, age, rooms, bedrooms, people, occupancy, latitude, longitude], axis=1)
    y = np.log1p(income) * 1.2 + 0.05 * rooms - 0.2 * np.abs(latitude - 37) * (longitude < -119) + random.normal(0, 0.1, 1500)
    if targets > 1:
        y = np.stack([y + shift * np.log(people) for shift in range(targets)], axis=1)
    x[random.random(x.shape) < missing] = np.nan
    names = ["income", "age", "rooms", "bedrooms", "people", "occupancy", "latitude", "longitude"]
    return split(x, y, names)


def classes(data: Data, count: int) -> Data:
    """The regression's target cut into equally large classes."""
    edges = np.quantile(data.target, np.linspace(0, 1, count + 1)[1:-1])
    return Data(data.columns, data.train, np.digitize(data.target, edges), data.held_out)


def counts(data: Data) -> Data:
    """The regression's target as non-negative counts."""
    shifted = data.target - data.target.min()
    return Data(data.columns, data.train, np.round(shifted * 5 / shifted.std()), data.held_out)


def nan_classes(count: int):
    """Loads the houses, some of their values missing, cut into classes."""
    return lambda: classes(houses(), count)


def nan_counts() -> Data:
    """The houses, some of their values missing, with counts for a target."""
    return counts(houses())


def above_zero() -> Data:
    """The same with counts from 1."""
    given = nan_counts()
    return Data(given.columns, given.train, given.target + 1, given.held_out)


def cars() -> tuple[pandas.DataFrame, np.ndarray, pandas.DataFrame]:
    """Synthetic, 900 rows: three numeric columns with missing values, two of strings; the target is a price."""
    random = np.random.default_rng(5)
    frame = pandas.DataFrame(
        {
            "year": random.integers(1998, 2024, 900).astype(np.float32),
            "power": random.gamma(6, 15, 900).astype(np.float32),
            "weight": random.normal(1400, 250, 900).astype(np.float32),
            "fuel": random.choice(["petrol", "diesel", "electric"], 900),
            "colour": random.choice(["white", "black", "red", "blue", "grün"], 900),
        }
    )
    price = ((frame.year - 1990) * 600 + frame.power * 80 + (frame.fuel == "electric") * 9000 + random.normal(0, 900, 900)).to_numpy(np.float64)
    for name in ["power", "weight"]:
        frame.loc[random.random(900) < 0.1, name] = np.nan
    return frame[:700], price[:700], frame[700:]
