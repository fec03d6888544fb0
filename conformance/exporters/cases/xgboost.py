"""XGBoost by onnxmltools."""

import numpy as np
import xgboost
from onnxmltools import convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType

import data
from case import Exported, case

from .from_sklearn import default_answers

TREES = {"n_estimators": 50, "max_depth": 5, "random_state": 0, "n_jobs": 1}


def exported(estimator, given: data.Data, answers=None) -> Exported:
    # The converter wants columns named f0, f1, …: train without names.
    estimator.fit(given.train, given.target)
    model = convert_xgboost(estimator, initial_types=[("X", FloatTensorType([None, given.train.shape[1]]))])
    ask = answers(estimator) if answers else default_answers(estimator)
    return Exported(model, {"X": given.held_out}, lambda inputs: ask(inputs["X"]), {"X": given.columns})


def add(name, model, make, load, quick=False, answers=None, **params):
    case(f"xgboost-{name}", "XGBoost", "onnxmltools", model, lambda: exported(make(**{**TREES, **params}), load(), answers), quick)


def unit_target():
    given = data.houses()
    y = given.target - given.target.min()
    return data.Data(given.columns, given.train, y / y.max(), given.held_out)


R, C = xgboost.XGBRegressor, xgboost.XGBClassifier
add("regressor", "XGBRegressor", R, data.diabetes, quick=True)
add("regressor-nan", "XGBRegressor, NaN", R, data.houses, quick=True)
add("base-score", "XGBRegressor(base_score=100)", R, data.diabetes, base_score=100.0, quick=True)
add("absolute-error", "XGBRegressor(objective='reg:absoluteerror')", R, data.diabetes, objective="reg:absoluteerror")
add("pseudo-huber", "XGBRegressor(objective='reg:pseudohubererror')", R, data.houses, objective="reg:pseudohubererror")
add("logistic-regressor", "XGBRegressor(objective='reg:logistic')", R, unit_target, objective="reg:logistic")
add("poisson", "XGBRegressor(objective='count:poisson')", R, data.nan_counts, objective="count:poisson", quick=True)
add("gamma", "XGBRegressor(objective='reg:gamma')", R, data.above_zero, objective="reg:gamma")
add("tweedie", "XGBRegressor(objective='reg:tweedie')", R, data.nan_counts, objective="reg:tweedie")
add("dart", "XGBRegressor(booster='dart')", R, data.houses, booster="dart", rate_drop=0.2)
add("random-forest", "XGBRFRegressor", xgboost.XGBRFRegressor, data.houses)
add("parallel-trees", "XGBRegressor(num_parallel_tree=4)", R, data.houses, n_estimators=10, num_parallel_tree=4)
add("lossguide", "XGBRegressor(grow_policy='lossguide')", R, data.houses, grow_policy="lossguide", max_leaves=20, max_depth=0)
add("multi-output", "XGBRegressor, 3 targets", R, lambda: data.houses(missing=0, targets=3), n_estimators=15)
add("binary", "XGBClassifier, binary", C, data.breast_cancer, quick=True)
add("binary-nan", "XGBClassifier, binary, NaN", C, data.nan_classes(2))
add("binary-base-score", "XGBClassifier(base_score=0.2), binary", C, data.breast_cancer, base_score=0.2)
add("softprob", "XGBClassifier, multi:softprob, 3 classes", C, data.wine, quick=True)
add("softprob-nan", "XGBClassifier, multi:softprob, 4 classes, NaN", C, data.nan_classes(4), n_estimators=20)
add("softprob-digits", "XGBClassifier, multi:softprob, 10 classes", C, data.digits, n_estimators=10)
add("softmax", "XGBClassifier(objective='multi:softmax')", C, data.wine, objective="multi:softmax")
add("dart-binary", "XGBClassifier(booster='dart')", C, data.nan_classes(2), booster="dart", rate_drop=0.2, n_estimators=20)
add("random-forest-binary", "XGBRFClassifier, binary", xgboost.XGBRFClassifier, data.nan_classes(2))
add("hinge", "XGBClassifier(objective='binary:hinge')", C, data.breast_cancer, objective="binary:hinge", n_estimators=20)


def ranker():
    given = data.classes(data.houses(), 4)
    estimator = xgboost.XGBRanker(**{**TREES, "n_estimators": 20})
    estimator.fit(given.train, given.target, qid=np.arange(len(given.target)) // 20)
    model = convert_xgboost(estimator, initial_types=[("X", FloatTensorType([None, given.train.shape[1]]))])
    return Exported(model, {"X": given.held_out}, lambda inputs: [estimator.predict(inputs["X"])], {"X": given.columns})


case("xgboost-ranker", "XGBoost", "onnxmltools", "XGBRanker", ranker)


def early_stopping():
    given = data.houses()
    estimator = R(**{**TREES, "n_estimators": 100}, learning_rate=0.5, early_stopping_rounds=3)
    estimator.fit(given.train[:1000], given.target[:1000], eval_set=[(given.train[1000:], given.target[1000:])], verbose=False)
    model = convert_xgboost(estimator, initial_types=[("X", FloatTensorType([None, given.train.shape[1]]))])
    return Exported(model, {"X": given.held_out}, lambda inputs: [estimator.predict(inputs["X"])], {"X": given.columns})


case("xgboost-early-stopping", "XGBoost", "onnxmltools", "XGBRegressor(early_stopping_rounds=3)", early_stopping)


def booster():
    given = data.diabetes()
    trained = xgboost.train({"max_depth": 4, "nthread": 1, "seed": 0}, xgboost.DMatrix(given.train, given.target), 30)
    model = convert_xgboost(trained, initial_types=[("X", FloatTensorType([None, given.train.shape[1]]))])
    return Exported(model, {"X": given.held_out}, lambda inputs: [trained.predict(xgboost.DMatrix(inputs["X"]))], {"X": given.columns})


case("xgboost-booster", "XGBoost", "onnxmltools", "Booster of xgboost.train", booster)
