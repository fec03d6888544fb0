"""scikit-learn's pipelines that end in trees: one matrix, or one input per column."""

import numpy as np
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from skl2onnx.sklapi import CastTransformer
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.decomposition import PCA
from sklearn.ensemble import GradientBoostingRegressor, HistGradientBoostingRegressor, RandomForestClassifier, RandomForestRegressor
from sklearn.feature_selection import SelectKBest, VarianceThreshold, f_regression
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, Normalizer, OneHotEncoder, OrdinalEncoder, PolynomialFeatures, RobustScaler, StandardScaler

import data
from case import Exported, case

from .from_sklearn import default_answers, exported


def add(name, model, steps, load, quick=False, **how):
    def export():
        return exported(make_pipeline(*steps()), load(), **how)

    case(f"pipeline-{name}", "scikit-learn", "skl2onnx", model, export, quick)


def forest():
    return RandomForestRegressor(20, max_depth=10, random_state=0)


add("scaler", "StandardScaler, forest", lambda: [StandardScaler(), forest()], data.diabetes, quick=True)
add("robust-scaler", "RobustScaler, forest", lambda: [RobustScaler(), forest()], data.diabetes)
add("min-max-scaler", "MinMaxScaler, forest", lambda: [MinMaxScaler(), forest()], data.diabetes)
add("max-abs-scaler", "MaxAbsScaler, forest", lambda: [MaxAbsScaler(), forest()], data.diabetes)
add("normalizer", "Normalizer, forest", lambda: [Normalizer(), forest()], data.diabetes)
add("imputer", "SimpleImputer, forest", lambda: [SimpleImputer(), forest()], data.houses, quick=True)
add("imputer-scaler", "SimpleImputer(median), StandardScaler, forest", lambda: [SimpleImputer(strategy="median"), StandardScaler(), forest()], data.houses)
add("imputer-indicator", "SimpleImputer(add_indicator), forest", lambda: [SimpleImputer(add_indicator=True), forest()], data.houses)
add("scaler-double", "StandardScaler, forest, DoubleTensorType", lambda: [StandardScaler(), forest()], data.diabetes, dtype=np.float64)
add(
    "scaler-cast",
    "CastTransformer, StandardScaler, CastTransformer, forest",
    lambda: [CastTransformer(dtype=np.float64), StandardScaler(), CastTransformer(), forest()],
    data.diabetes,
    quick=True,
)
add("select-k-best", "SelectKBest, forest", lambda: [SelectKBest(f_regression, k=4), forest()], data.diabetes, quick=True)
add("variance-threshold", "VarianceThreshold, forest", lambda: [VarianceThreshold(2.0), forest()], data.digits)
add("polynomial", "PolynomialFeatures, forest", lambda: [PolynomialFeatures(2), forest()], data.diabetes)
add("pca", "PCA, forest", lambda: [PCA(4, random_state=0), forest()], data.diabetes)
add(
    "scaler-hist",
    "StandardScaler, HistGradientBoostingRegressor, NaN",
    lambda: [StandardScaler(), HistGradientBoostingRegressor(max_iter=30, random_state=0)],
    data.houses,
)


def classifier_after_scaler():
    estimator = make_pipeline(StandardScaler(), RandomForestClassifier(20, random_state=0))
    return exported(estimator, data.iris_names())


case("pipeline-scaler-classifier", "scikit-learn", "skl2onnx", "StandardScaler, RandomForestClassifier, string labels, ZipMap", classifier_after_scaler, True)


def log_target():
    estimator = TransformedTargetRegressor(GradientBoostingRegressor(n_estimators=20, random_state=0), func=np.log, inverse_func=np.exp)
    return exported(estimator, data.diabetes())


case("pipeline-log-target", "scikit-learn", "skl2onnx", "TransformedTargetRegressor(log, exp)", log_target)

NUMBERS, STRINGS = ["year", "power", "weight"], ["fuel", "colour"]


def by_column(encoder, final, *, numeric=None, strings=True, target=lambda price: price, **how) -> Exported:
    """One graph input per column of the data frame. `how` goes to to_onnx."""
    train, price, held_out = data.cars()
    names = NUMBERS + STRINGS if strings else NUMBERS
    parts = [("numbers", numeric or make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMBERS)]
    if strings:
        parts.append(("strings", encoder, STRINGS))
    estimator = make_pipeline(ColumnTransformer(parts), final)
    estimator.fit(train[names], target(price))
    types = [(name, (FloatTensorType if name in NUMBERS else StringTensorType)([None, 1])) for name in names]
    model = to_onnx(estimator, initial_types=types, **how)
    inputs = {name: held_out[[name]].to_numpy(np.float32 if name in NUMBERS else object) for name in names}
    ask = default_answers(estimator)

    def answers(given):
        frame = held_out[names].iloc[:0].reindex(range(len(given[names[0]])))
        for name in names:
            frame[name] = given[name][:, 0]
        return ask(frame)

    return Exported(model, inputs, answers)


def dear(price):
    return np.where(price > np.median(price), "dear", "cheap")


case("columns-numeric", "scikit-learn", "skl2onnx", "3 numeric columns; imputer, scaler; forest", lambda: by_column(None, forest(), strings=False), True)
case(
    "columns-numeric-passthrough",
    "scikit-learn",
    "skl2onnx",
    "3 numeric columns, passed through; HistGradientBoosting, NaN",
    lambda: by_column(None, HistGradientBoostingRegressor(max_iter=20, random_state=0), strings=False, numeric="passthrough"),
)
case(
    "columns-one-hot",
    "scikit-learn",
    "skl2onnx",
    "5 columns; imputer, scaler, OneHotEncoder; forest",
    lambda: by_column(OneHotEncoder(handle_unknown="ignore", sparse_output=False), forest()),
    True,
)
case("columns-ordinal", "scikit-learn", "skl2onnx", "5 columns; imputer, scaler, OrdinalEncoder; forest", lambda: by_column(OrdinalEncoder(), forest()))
case(
    "columns-one-hot-classifier",
    "scikit-learn",
    "skl2onnx",
    "5 columns; imputer, scaler, OneHotEncoder; RandomForestClassifier, string labels, ZipMap",
    lambda: by_column(OneHotEncoder(handle_unknown="ignore", sparse_output=False), RandomForestClassifier(20, max_depth=8, random_state=0), target=dear),
)
case(
    "columns-one-hot-boosting",
    "scikit-learn",
    "skl2onnx",
    "5 columns; imputer, scaler, OneHotEncoder; GradientBoostingRegressor",
    lambda: by_column(OneHotEncoder(handle_unknown="ignore", sparse_output=False), GradientBoostingRegressor(n_estimators=40, random_state=0)),
)
