"""Every case; importing this fills case.CASES."""

from . import catboost, foreign_pipelines, lightgbm, pipelines, reencoded, sklearn_boosting, sklearn_combined, sklearn_forests, xgboost

__all__ = ["catboost", "foreign_pipelines", "lightgbm", "pipelines", "reencoded", "sklearn_boosting", "sklearn_combined", "sklearn_forests", "xgboost"]
