"""Trained models written as ai.onnx.ml 5's TreeEnsemble, which the converters do not use yet, by tree_ensemble.py."""

import lightgbm
import numpy as np
from sklearn.ensemble import ExtraTreesRegressor, GradientBoostingRegressor, RandomForestRegressor

import data
from case import Exported, case
from tree_ensemble import Branch, tree_ensemble

from .lightgbm import CATEGORICAL, TREES, with_category


def round_down(threshold: float) -> float:
    """The largest float32 that is no larger: x <= threshold stays the same for every float32 x."""
    rounded = np.float32(threshold)
    return float(rounded if float(rounded) <= threshold else np.nextafter(rounded, np.float32(-np.inf)))


def of_sklearn(tree, scale: float, convert) -> Branch | float:
    def read(index: int) -> Branch | float:
        if tree.children_left[index] == -1:
            return float(tree.value[index, 0, 0]) * scale
        missing = bool(tree.missing_go_to_left[index])
        sides = read(tree.children_left[index]), read(tree.children_right[index])
        return Branch(int(tree.feature[index]), "LEQ", convert(float(tree.threshold[index])), missing, *sides)

    return read(0)


def of_lightgbm(node: dict) -> Branch | float:
    if "leaf_value" in node:
        return node["leaf_value"]
    sides = of_lightgbm(node["left_child"]), of_lightgbm(node["right_child"])
    if node["decision_type"] == "==":
        members = [float(value) for value in node["threshold"].split("||")]
        return Branch(node["split_feature"], "MEMBER", members, False, *sides)
    missing = node["default_left"] and node["missing_type"] == "NaN"
    return Branch(node["split_feature"], "LEQ", round_down(node["threshold"]), missing, *sides)


def forest(estimator, load, double=False, aggregate="AVERAGE") -> Exported:
    given = load()
    estimator.fit(given.train, given.target)
    scale = 1 / len(estimator.estimators_) if aggregate == "SUM" else 1.0
    trees = [of_sklearn(member.tree_, scale, float if double else round_down) for member in estimator.estimators_]
    model = tree_ensemble(trees, len(given.columns), double, aggregate)
    dtype = np.float64 if double else np.float32
    return Exported(model, {"X": given.held_out.astype(dtype)}, lambda x: [estimator.predict(x["X"])], {"X": given.columns})


def extreme(aggregate: str) -> Exported:
    """The least or the largest answer of a forest's trees."""
    given = data.diabetes()
    estimator = RandomForestRegressor(20, random_state=0).fit(given.train, given.target)
    trees = [of_sklearn(member.tree_, 1.0, round_down) for member in estimator.estimators_]

    def answers(inputs):
        members = np.stack([member.predict(inputs["X"]) for member in estimator.estimators_])
        return [members.min(axis=0) if aggregate == "MIN" else members.max(axis=0)]

    return Exported(tree_ensemble(trees, 10, False, aggregate), {"X": given.held_out}, answers, {"X": given.columns})


def categorical() -> Exported:
    given = with_category()()
    estimator = lightgbm.LGBMRegressor(**TREES).fit(given.train, given.target, **CATEGORICAL)
    trees = [of_lightgbm(tree["tree_structure"]) for tree in estimator.booster_.dump_model()["tree_info"]]
    model = tree_ensemble(trees, len(given.columns))
    return Exported(model, {"X": given.held_out}, lambda x: [estimator.predict(x["X"])], {"X": given.columns})


def boosting() -> Exported:
    given = data.diabetes()
    estimator = GradientBoostingRegressor(random_state=0).fit(given.train, given.target)
    trees = [of_sklearn(member.tree_, estimator.learning_rate, round_down) for member in estimator.estimators_[:, 0]]
    start = float(estimator.init_.constant_[0, 0])  # a tree of one leaf
    model = tree_ensemble([start, *trees], len(given.columns))
    return Exported(model, {"X": given.held_out}, lambda x: [estimator.predict(x["X"])], {"X": given.columns})


def add(name, library, model, export, quick=False):
    case(f"opset5-{name}", library, "TreeEnsemble (opset 5)", model, export, quick)


add(
    "forest",
    "scikit-learn",
    "RandomForestRegressor, 100 trees, SUM",
    lambda: forest(RandomForestRegressor(100, random_state=0), data.diabetes, aggregate="SUM"),
    True,
)
add("forest-average", "scikit-learn", "RandomForestRegressor, AVERAGE", lambda: forest(RandomForestRegressor(30, random_state=0), data.diabetes))
add("forest-nan", "scikit-learn", "RandomForestRegressor, NaN, AVERAGE", lambda: forest(RandomForestRegressor(30, max_depth=9, random_state=0), data.houses))
add(
    "forest-double",
    "scikit-learn",
    "ExtraTreesRegressor, doubles, SUM",
    lambda: forest(ExtraTreesRegressor(30, max_depth=9, random_state=0), data.diabetes, True, "SUM"),
    True,
)
add("minimum", "scikit-learn", "RandomForestRegressor, MIN", lambda: extreme("MIN"))
add("maximum", "scikit-learn", "RandomForestRegressor, MAX", lambda: extreme("MAX"))
add("boosting", "scikit-learn", "GradientBoostingRegressor, first tree one leaf", boosting)
add("categorical", "LightGBM", "LGBMRegressor, one categorical column, BRANCH_MEMBER", categorical, True)
