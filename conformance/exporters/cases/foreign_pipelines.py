"""XGBoost and LightGBM at the end of scikit-learn's pipelines, by skl2onnx with onnxmltools' converters registered."""

import lightgbm
import numpy as np
import xgboost
from onnxmltools.convert.lightgbm.operator_converters.LightGbm import convert_lightgbm
from onnxmltools.convert.xgboost.operator_converters.XGBoost import convert_xgboost
from skl2onnx import to_onnx, update_registered_converter
from skl2onnx.common.data_types import FloatTensorType
from skl2onnx.common.shape_calculator import calculate_linear_classifier_output_shapes, calculate_linear_regressor_output_shapes
from sklearn.base import is_classifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

import data
from case import Exported, case

from .from_sklearn import default_answers
from .lightgbm import TREES as LEAVES
from .pipelines import by_column
from .xgboost import TREES

TARGET_OPSET = {"": 18, "ai.onnx.ml": 3}


def register() -> None:
    options = {"nocl": [True, False], "zipmap": [True, False, "columns"]}
    regressor, classifier = calculate_linear_regressor_output_shapes, calculate_linear_classifier_output_shapes
    update_registered_converter(xgboost.XGBRegressor, "XGBRegressor", regressor, convert_xgboost)
    update_registered_converter(xgboost.XGBClassifier, "XGBClassifier", classifier, convert_xgboost, options=options)
    update_registered_converter(lightgbm.LGBMRegressor, "LGBMRegressor", regressor, convert_lightgbm, options={"split": None})
    update_registered_converter(lightgbm.LGBMClassifier, "LGBMClassifier", classifier, convert_lightgbm, options=options)


def options_of(final):
    return {id(final): {"zipmap": False}} if is_classifier(final) else None


def scaled(final, load) -> Exported:
    register()
    given = load()
    estimator = make_pipeline(StandardScaler(), final)
    estimator.fit(given.train, given.target)
    types = [("X", FloatTensorType([None, given.train.shape[1]]))]
    model = to_onnx(estimator, initial_types=types, options=options_of(final), target_opset=TARGET_OPSET)
    ask = default_answers(estimator)
    return Exported(model, {"X": given.held_out}, lambda inputs: ask(inputs["X"]), {"X": given.columns})


def of_columns(final) -> Exported:
    register()
    encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    target = (lambda price: (price > np.median(price)).astype(int)) if is_classifier(final) else (lambda price: price)
    return by_column(encoder, final, target=target, options=options_of(final), target_opset=TARGET_OPSET)


def add(name, library, model, export, quick=False):
    case(name, library, "skl2onnx + onnxmltools", model, export, quick)


add("xgboost-pipeline-regressor", "XGBoost", "StandardScaler, XGBRegressor", lambda: scaled(xgboost.XGBRegressor(**TREES), data.diabetes))
add("xgboost-pipeline-binary", "XGBoost", "StandardScaler, XGBClassifier", lambda: scaled(xgboost.XGBClassifier(**TREES), data.breast_cancer))
add("xgboost-pipeline-columns", "XGBoost", "5 columns; imputer, scaler, OneHotEncoder; XGBRegressor", lambda: of_columns(xgboost.XGBRegressor(**TREES)), True)
add("lightgbm-pipeline-regressor", "LightGBM", "StandardScaler, LGBMRegressor", lambda: scaled(lightgbm.LGBMRegressor(**LEAVES), data.diabetes))
add("lightgbm-pipeline-multi-class", "LightGBM", "StandardScaler, LGBMClassifier, 3 classes", lambda: scaled(lightgbm.LGBMClassifier(**LEAVES), data.wine))
add(
    "lightgbm-pipeline-columns",
    "LightGBM",
    "5 columns; imputer, scaler, OneHotEncoder; LGBMClassifier, binary",
    lambda: of_columns(lightgbm.LGBMClassifier(**LEAVES)),
)
