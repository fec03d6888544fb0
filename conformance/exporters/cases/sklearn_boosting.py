"""scikit-learn's gradient boosting, by skl2onnx."""

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor, HistGradientBoostingClassifier, HistGradientBoostingRegressor

import data
from case import case

from .from_sklearn import NO_ZIPMAP, add, exported, nan_houses

add("boosting-regressor", "GradientBoostingRegressor", lambda: GradientBoostingRegressor(random_state=0), data.diabetes, quick=True)
for loss in ["absolute_error", "huber", "quantile"]:
    add(
        f"boosting-{loss.replace('_', '-')}",
        f"GradientBoostingRegressor(loss={loss!r})",
        lambda loss=loss: GradientBoostingRegressor(loss=loss, n_estimators=40, random_state=0),
        data.diabetes,
    )
add(
    "boosting-init-zero",
    "GradientBoostingRegressor(init='zero')",
    lambda: GradientBoostingRegressor(init="zero", n_estimators=60, random_state=0),
    data.diabetes,
)
add(
    "boosting-binary",
    "GradientBoostingClassifier, binary",
    lambda: GradientBoostingClassifier(random_state=0),
    data.breast_cancer,
    options=NO_ZIPMAP,
    quick=True,
)
add(
    "boosting-binary-zipmap",
    "GradientBoostingClassifier, binary, ZipMap",
    lambda: GradientBoostingClassifier(random_state=0, n_estimators=30),
    data.breast_cancer,
)
add(
    "boosting-exponential",
    "GradientBoostingClassifier(loss='exponential')",
    lambda: GradientBoostingClassifier(loss="exponential", n_estimators=30, random_state=0),
    data.breast_cancer,
    options=NO_ZIPMAP,
)
add(
    "boosting-multi-class",
    "GradientBoostingClassifier, 3 classes",
    lambda: GradientBoostingClassifier(n_estimators=40, random_state=0),
    data.wine,
    options=NO_ZIPMAP,
    quick=True,
)
add("boosting-double", "GradientBoostingRegressor, DoubleTensorType", lambda: GradientBoostingRegressor(random_state=0), data.diabetes, dtype=np.float64)


def raw_scores():
    estimator = GradientBoostingClassifier(n_estimators=30, random_state=0)
    answers = lambda x: [estimator.predict(x), estimator.decision_function(x)]
    return exported(estimator, data.wine(), options={"zipmap": False, "raw_scores": True}, answers=answers)


case("sklearn-boosting-raw-scores", "scikit-learn", "skl2onnx", "GradientBoostingClassifier, raw_scores", raw_scores)

# Histogram gradient boosting
add("hist-regressor-nan", "HistGradientBoostingRegressor, NaN", lambda: HistGradientBoostingRegressor(max_iter=60, random_state=0), nan_houses, quick=True)
add(
    "hist-regressor-double",
    "HistGradientBoostingRegressor, NaN, DoubleTensorType",
    lambda: HistGradientBoostingRegressor(max_iter=60, random_state=0),
    nan_houses,
    dtype=np.float64,
)
add(
    "hist-binary-nan",
    "HistGradientBoostingClassifier, binary, NaN",
    lambda: HistGradientBoostingClassifier(max_iter=40, random_state=0),
    data.nan_classes(2),
    options=NO_ZIPMAP,
    quick=True,
)
add(
    "hist-multi-class-nan",
    "HistGradientBoostingClassifier, 4 classes, NaN",
    lambda: HistGradientBoostingClassifier(max_iter=25, random_state=0),
    data.nan_classes(4),
    options=NO_ZIPMAP,
    quick=True,
)
add(
    "hist-poisson",
    "HistGradientBoostingRegressor(loss='poisson')",
    lambda: HistGradientBoostingRegressor(loss="poisson", max_iter=30, random_state=0),
    lambda: data.counts(data.houses()),
)
add("hist-regressor-diabetes", "HistGradientBoostingRegressor", lambda: HistGradientBoostingRegressor(max_iter=60, random_state=0), data.diabetes)
add(
    "hist-categorical",
    "HistGradientBoostingRegressor(categorical_features=[0])",
    lambda: HistGradientBoostingRegressor(max_iter=10, categorical_features=[0], random_state=0),
    lambda: data.Data(*categorical_houses()),
)


def categorical_houses():
    given = data.houses(missing=0)
    as_category = lambda x: np.column_stack([np.digitize(x[:, 0], [2, 3, 4, 6, 8]), x[:, 1:]]).astype(np.float32)
    return given.columns, as_category(given.train), given.target, as_category(given.held_out)
