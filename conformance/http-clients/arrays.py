"""Recorded samples (Open Inference Protocol tensors) as numpy arrays."""

import numpy as np

DTYPES = {"FP32": np.float32, "FP64": np.float64, "INT64": np.int64, "BYTES": object}


def array(tensor: dict) -> np.ndarray:
    data = [np.nan if value is None else value for value in tensor["data"]]
    return np.array(data, dtype=DTYPES[tensor["datatype"]]).reshape(tensor["shape"])


def agree(answer: np.ndarray, expected: np.ndarray) -> None:
    assert answer.shape == expected.shape
    if expected.dtype.kind in "fc":
        np.testing.assert_allclose(answer.astype(np.float64), expected, rtol=1e-5, atol=1e-7)
    else:
        text = lambda values: [v.decode() if isinstance(v, bytes) else v for v in values.ravel().tolist()]
        assert text(answer) == text(expected)
