"""A case: one model of one library, exported by its usual converter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import onnx

Arrays = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Exported:
    model: onnx.ModelProto
    inputs: Arrays
    """Rows that the model was not trained on, by the graph's input names."""
    answers: Callable[[Arrays], list[np.ndarray]]
    """The training library's answers in the order of the graph's outputs."""
    columns: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    name: str
    library: str
    converter: str
    model: str
    """For people: the estimator and what is special about it."""
    quick: bool
    export: Callable[[], Exported]


CASES: list[Case] = []


def case(name: str, library: str, converter: str, model: str, export: Callable[[], Exported], quick: bool = False) -> None:
    assert all(other.name != name for other in CASES), name
    CASES.append(Case(name, library, converter, model, quick, export))
