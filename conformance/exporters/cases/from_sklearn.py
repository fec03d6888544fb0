"""skl2onnx's to_onnx for an estimator on one numeric matrix."""

import numpy as np
from skl2onnx import to_onnx
from skl2onnx.common.data_types import DoubleTensorType, FloatTensorType, Int64TensorType
from sklearn.base import is_classifier

import data
from case import Exported, case

NO_ZIPMAP = {"zipmap": False}
TYPES = {np.float32: FloatTensorType, np.float64: DoubleTensorType, np.int64: Int64TensorType}


def exported(estimator, given: data.Data, *, options=None, dtype=np.float32, answers=None, target_opset=None) -> Exported:
    """Fit the estimator and convert it. `options` are skl2onnx's for this estimator; `answers` of a matrix replaces
    predict and predict_proba."""
    estimator.fit(given.train.astype(dtype), given.target)
    model = to_onnx(
        estimator,
        initial_types=[("X", TYPES[dtype]([None, given.train.shape[1]]))],
        options=None if options is None else {id(estimator): options},
        target_opset=target_opset,
    )
    ask = answers or default_answers(estimator)
    return Exported(model, {"X": given.held_out.astype(dtype)}, lambda inputs: ask(inputs["X"]), {"X": given.columns})


def default_answers(estimator):
    def answers(x: np.ndarray) -> list[np.ndarray]:
        if is_classifier(estimator):
            probabilities = estimator.predict_proba(x)
            return [estimator.predict(x), np.stack(probabilities) if isinstance(probabilities, list) else probabilities]
        return [estimator.predict(x)]

    return answers


def add(name, model, estimator, load, quick=False, **how):
    """`estimator` and `load` make a new one each, when the case is run."""
    case(f"sklearn-{name}", "scikit-learn", "skl2onnx", model, lambda: exported(estimator(), load(), **how), quick)


def labelled(load, labels):
    """The data set with other labels: `labels[i]` in place of i."""

    def relabelled():
        given = load()
        return data.Data(given.columns, given.train, np.array(labels)[given.target], given.held_out)

    return relabelled


def nan_houses():
    return data.houses()


def complete_targets():
    return data.houses(missing=0, targets=3)
