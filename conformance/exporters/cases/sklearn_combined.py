"""scikit-learn's ensembles of other models that are trees, by skl2onnx."""

import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import (
    AdaBoostClassifier,
    AdaBoostRegressor,
    BaggingClassifier,
    BaggingRegressor,
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    GradientBoostingRegressor,
    IsolationForest,
    RandomForestClassifier,
    RandomForestRegressor,
    StackingRegressor,
    VotingClassifier,
    VotingRegressor,
)
from sklearn.linear_model import LinearRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.multioutput import MultiOutputRegressor
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

import data
from case import case

from .from_sklearn import NO_ZIPMAP, add, complete_targets, exported


def isolation_forest(load, **how):
    estimator = IsolationForest(n_estimators=50, random_state=0, **how)
    answers = lambda x: [estimator.predict(x), estimator.decision_function(x)]
    return exported(estimator, load(), answers=answers, target_opset={"": 18, "ai.onnx.ml": 3})


case("sklearn-isolation-forest", "scikit-learn", "skl2onnx", "IsolationForest", lambda: isolation_forest(data.diabetes), quick=True)
case(
    "sklearn-isolation-forest-features", "scikit-learn", "skl2onnx", "IsolationForest(max_features=0.5)", lambda: isolation_forest(data.wine, max_features=0.5)
)
add("ada-regressor", "AdaBoostRegressor", lambda: AdaBoostRegressor(DecisionTreeRegressor(max_depth=3), n_estimators=20, random_state=0), data.diabetes)
add("ada-binary", "AdaBoostClassifier, binary", lambda: AdaBoostClassifier(n_estimators=20, random_state=0), data.breast_cancer, options=NO_ZIPMAP)
add(
    "ada-multi-class",
    "AdaBoostClassifier, 3 classes",
    lambda: AdaBoostClassifier(DecisionTreeClassifier(max_depth=2), n_estimators=20, random_state=0),
    data.wine,
    options=NO_ZIPMAP,
)
add("bagging-regressor", "BaggingRegressor of trees", lambda: BaggingRegressor(n_estimators=20, random_state=0), data.diabetes, quick=True)
add(
    "bagging-features",
    "BaggingRegressor(max_features=0.6) of trees",
    lambda: BaggingRegressor(n_estimators=20, max_features=0.6, random_state=0),
    data.diabetes,
)
add("bagging-binary", "BaggingClassifier of trees, binary", lambda: BaggingClassifier(n_estimators=20, random_state=0), data.breast_cancer, options=NO_ZIPMAP)
add("bagging-multi-class", "BaggingClassifier of trees, 3 classes", lambda: BaggingClassifier(n_estimators=20, random_state=0), data.wine, options=NO_ZIPMAP)
add(
    "voting-regressor",
    "VotingRegressor of two forests",
    lambda: VotingRegressor([("a", RandomForestRegressor(20, random_state=0)), ("b", ExtraTreesRegressor(20, random_state=1))]),
    data.diabetes,
    quick=True,
)
add(
    "voting-regressor-weights",
    "VotingRegressor(weights=[1, 3])",
    lambda: VotingRegressor(
        [("a", RandomForestRegressor(20, random_state=0)), ("b", GradientBoostingRegressor(n_estimators=20, random_state=1))], weights=np.array([1, 3])
    ),
    data.diabetes,
)
add(
    "voting-soft",
    "VotingClassifier of two forests, soft",
    lambda: VotingClassifier(
        [("a", RandomForestClassifier(20, random_state=0)), ("b", ExtraTreesClassifier(20, random_state=1))], voting="soft", flatten_transform=False
    ),
    data.wine,
    options=NO_ZIPMAP,
)


def hard_vote():
    estimator = VotingClassifier(
        [("a", RandomForestClassifier(9, random_state=0)), ("b", ExtraTreesClassifier(9, random_state=1)), ("c", DecisionTreeClassifier(random_state=2))],
        flatten_transform=False,
    )

    def answers(x):  # the converter gives the shares of the votes as probabilities
        votes = np.stack([member.predict(x) for member in estimator.estimators_], axis=1)
        return [estimator.predict(x), np.stack([(votes == index).sum(axis=1) for index in range(3)], axis=1) / 3]

    return exported(estimator, data.wine(), options=NO_ZIPMAP, answers=answers)


case("sklearn-voting-hard", "scikit-learn", "skl2onnx", "VotingClassifier of forests, hard", hard_vote)
add(
    "stacking-regressor",
    "StackingRegressor of forest and boosting",
    lambda: StackingRegressor(
        [("a", RandomForestRegressor(20, random_state=0)), ("b", GradientBoostingRegressor(n_estimators=20, random_state=1))],
        final_estimator=LinearRegression(),
    ),
    data.diabetes,
)
add(
    "multi-output-boosting",
    "MultiOutputRegressor of boosting, 3 targets",
    lambda: MultiOutputRegressor(GradientBoostingRegressor(n_estimators=20, random_state=0)),
    complete_targets,
    quick=True,
)
add("one-vs-rest", "OneVsRestClassifier of forests", lambda: OneVsRestClassifier(RandomForestClassifier(10, random_state=0)), data.wine, options=NO_ZIPMAP)
add(
    "calibrated-sigmoid",
    "CalibratedClassifierCV of a forest",
    lambda: CalibratedClassifierCV(RandomForestClassifier(10, random_state=0), cv=2),
    data.breast_cancer,
    options=NO_ZIPMAP,
)
