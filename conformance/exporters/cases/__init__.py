"""Every case; importing this fills case.CASES."""

from . import catboost, lightgbm, pipelines, reencoded, sklearn_boosting, sklearn_combined, sklearn_forests, xgboost

__all__ = ["catboost", "lightgbm", "pipelines", "reencoded", "sklearn_boosting", "sklearn_combined", "sklearn_forests", "xgboost"]
