"""scikit-learn's trees and forests, by skl2onnx."""

import numpy as np
import onnx
from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor, HistGradientBoostingRegressor, RandomForestClassifier, RandomForestRegressor
from sklearn.model_selection import GridSearchCV
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor, ExtraTreeClassifier

import data
from case import case

from .from_sklearn import NO_ZIPMAP, add, complete_targets, exported, labelled, nan_houses

add("tree-regressor", "DecisionTreeRegressor", lambda: DecisionTreeRegressor(random_state=0), data.diabetes)
add("tree-regressor-stump", "DecisionTreeRegressor(max_depth=1)", lambda: DecisionTreeRegressor(max_depth=1), data.diabetes)
add("tree-regressor-nan", "DecisionTreeRegressor, NaN", lambda: DecisionTreeRegressor(random_state=0, max_depth=8), nan_houses)
add("tree-classifier", "DecisionTreeClassifier", lambda: DecisionTreeClassifier(random_state=0), data.iris, options=NO_ZIPMAP)
add("tree-multi-output", "DecisionTreeRegressor, 3 targets", lambda: DecisionTreeRegressor(random_state=0), complete_targets)
add("extra-tree-classifier", "ExtraTreeClassifier", lambda: ExtraTreeClassifier(random_state=0), data.wine, options=NO_ZIPMAP)

forest = lambda: RandomForestRegressor(100, random_state=0)
classifier = lambda: RandomForestClassifier(50, random_state=0)
add("forest-regressor", "RandomForestRegressor, 100 trees", forest, data.diabetes, quick=True)
add("forest-regressor-double", "RandomForestRegressor, DoubleTensorType", forest, data.diabetes, dtype=np.float64, quick=True)
for opset, ml in [(9, 1), (12, 1), (15, 2), (18, 3)]:
    add(
        f"forest-opset-{opset}",
        f"RandomForestClassifier, opset {opset}, ai.onnx.ml {ml}",
        lambda: RandomForestClassifier(20, random_state=0),
        data.wine,
        options=NO_ZIPMAP,
        target_opset={"": opset, "ai.onnx.ml": ml},
    )


def corrected_double(estimator):
    """skl2onnx declares the output of a TreeEnsembleRegressor double, which is always float; with that corrected it runs."""
    given = exported(estimator, data.diabetes(), dtype=np.float64, target_opset={"": 18, "ai.onnx.ml": 3})
    given.model.graph.output[0].type.tensor_type.elem_type = onnx.TensorProto.FLOAT
    return given


case(
    "sklearn-forest-regressor-double-corrected",
    "scikit-learn",
    "skl2onnx",
    "RandomForestRegressor, DoubleTensorType, output type corrected",
    lambda: corrected_double(forest()),
    True,
)
case(
    "sklearn-hist-regressor-double-corrected",
    "scikit-learn",
    "skl2onnx",
    "HistGradientBoostingRegressor, DoubleTensorType, output type corrected",
    lambda: corrected_double(HistGradientBoostingRegressor(max_iter=30, random_state=0)),
)
add(
    "forest-grid-search",
    "GridSearchCV of RandomForestRegressor",
    lambda: GridSearchCV(RandomForestRegressor(10, random_state=0), {"max_depth": [3, 5]}, cv=2),
    data.diabetes,
)
add("forest-regressor-integers", "RandomForestRegressor, Int64TensorType", lambda: RandomForestRegressor(20, random_state=0), data.digits, dtype=np.int64)
add("forest-regressor-nan", "RandomForestRegressor, NaN", lambda: RandomForestRegressor(30, max_depth=10, random_state=0), nan_houses, quick=True)
add("forest-multi-output", "RandomForestRegressor, 3 targets", lambda: RandomForestRegressor(20, max_depth=9, random_state=0), complete_targets, quick=True)
add("forest-binary", "RandomForestClassifier, binary", classifier, data.breast_cancer, options=NO_ZIPMAP, quick=True)
add("forest-binary-zipmap", "RandomForestClassifier, binary, ZipMap", classifier, data.breast_cancer)
add("forest-multi-class", "RandomForestClassifier, 10 classes", classifier, data.digits, options=NO_ZIPMAP, quick=True)
add("forest-double", "RandomForestClassifier, DoubleTensorType", classifier, data.wine, options=NO_ZIPMAP, dtype=np.float64)
add("forest-string-labels", "RandomForestClassifier, string labels", classifier, data.iris_names, options=NO_ZIPMAP)
add("forest-string-labels-zipmap", "RandomForestClassifier, string labels, ZipMap", classifier, data.iris_names, quick=True)
add(
    "forest-binary-string-labels",
    "RandomForestClassifier, binary, string labels",
    classifier,
    labelled(data.breast_cancer, ["malignant", "benign"]),
    options=NO_ZIPMAP,
)
add("forest-negative-labels", "RandomForestClassifier, labels -5, 0, 7", classifier, labelled(data.wine, [7, -5, 0]), options=NO_ZIPMAP)
add("forest-boolean-labels", "RandomForestClassifier, labels False, True", classifier, labelled(data.breast_cancer, [False, True]), options=NO_ZIPMAP)
add("forest-one-class", "RandomForestClassifier, one class", classifier, labelled(data.wine, [4, 4, 4]), options=NO_ZIPMAP)


def probability_columns():
    estimator = classifier()
    answers = lambda x: [estimator.predict(x), *estimator.predict_proba(x).T]
    return exported(estimator, data.iris(), options={"zipmap": "columns"}, answers=answers)


case("sklearn-forest-zipmap-columns", "scikit-learn", "skl2onnx", "RandomForestClassifier, zipmap='columns'", probability_columns)
add("forest-nan", "RandomForestClassifier, NaN", lambda: RandomForestClassifier(30, max_depth=8, random_state=0), data.nan_classes(3), options=NO_ZIPMAP)


def multi_output_classifier():
    given = data.classes(data.houses(missing=0), 3)
    both = data.Data(given.columns, given.train, np.stack([given.target, 2 - given.target], axis=1), given.held_out)
    return exported(RandomForestClassifier(10, max_depth=6, random_state=0), both, options=NO_ZIPMAP)


case("sklearn-forest-multi-output-classifier", "scikit-learn", "skl2onnx", "RandomForestClassifier, 2 outputs", multi_output_classifier)


def leaves():
    estimator = RandomForestRegressor(10, max_depth=6, random_state=0)
    return exported(estimator, data.diabetes(), options={"decision_leaf": True}, answers=lambda x: [estimator.predict(x), estimator.apply(x)])


case("sklearn-forest-leaves", "scikit-learn", "skl2onnx", "RandomForestRegressor, decision_leaf", leaves)
add("extra-trees-regressor", "ExtraTreesRegressor", lambda: ExtraTreesRegressor(50, random_state=0), data.diabetes)
add("extra-trees-binary", "ExtraTreesClassifier, binary", lambda: ExtraTreesClassifier(50, random_state=0), data.breast_cancer, options=NO_ZIPMAP)
add("extra-trees-multi-class", "ExtraTreesClassifier, 3 classes", lambda: ExtraTreesClassifier(50, random_state=0), data.wine, options=NO_ZIPMAP)
