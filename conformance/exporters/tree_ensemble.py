"""Writes ai.onnx.ml 5's TreeEnsemble, which no converter writes yet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper

MODES = {"LEQ": 0, "LT": 1, "GTE": 2, "GT": 3, "EQ": 4, "NEQ": 5, "MEMBER": 6}
AGGREGATES = {"AVERAGE": 0, "SUM": 1, "MIN": 2, "MAX": 3}


@dataclass(frozen=True)
class Branch:
    feature: int
    mode: str
    threshold: float | Sequence[float]
    """The members' values for MEMBER."""
    missing_true: bool
    when_true: "Branch | float"
    when_false: "Branch | float"


def tree_ensemble(trees: Sequence[Branch | float], features: int, double: bool = False, aggregate: str = "SUM") -> onnx.ModelProto:
    """A graph X → Y of one target. A leaf is a number."""
    dtype, element = (np.float64, TensorProto.DOUBLE) if double else (np.float32, TensorProto.FLOAT)
    nodes: list[list] = []
    weights: list[float] = []
    members: list[float] = []

    def leaf(weight: float) -> tuple[int, int]:
        weights.append(weight)
        return len(weights) - 1, 1

    def branch(tree: Branch) -> int:
        index = len(nodes)
        nodes.append([])
        many = tree.mode == "MEMBER"
        if many:
            members.extend([*tree.threshold, np.nan])
        split = 0.0 if many else tree.threshold
        child = lambda side: (branch(side), 0) if isinstance(side, Branch) else leaf(side)
        when_true, when_false = child(tree.when_true), child(tree.when_false)
        nodes[index] = [tree.feature, MODES[tree.mode], split, int(tree.missing_true), *when_true, *when_false]
        return index

    # A tree of one leaf is a node whose two sides are alike.
    roots = [branch(tree if isinstance(tree, Branch) else Branch(0, "LEQ", 0.0, False, tree, tree)) for tree in trees]
    feature, mode, split, missing, when_true, true_leaf, when_false, false_leaf = zip(*nodes, strict=True)
    attributes = {
        "n_targets": 1,
        "aggregate_function": AGGREGATES[aggregate],
        "post_transform": 0,
        "tree_roots": roots,
        "nodes_featureids": feature,
        "nodes_modes": helper.make_tensor("nodes_modes", TensorProto.UINT8, [len(nodes)], mode),
        "nodes_splits": helper.make_tensor("nodes_splits", element, [len(nodes)], np.array(split, dtype)),
        "nodes_missing_value_tracks_true": missing,
        "nodes_truenodeids": when_true,
        "nodes_trueleafs": true_leaf,
        "nodes_falsenodeids": when_false,
        "nodes_falseleafs": false_leaf,
        "leaf_targetids": [0] * len(weights),
        "leaf_weights": helper.make_tensor("leaf_weights", element, [len(weights)], np.array(weights, dtype)),
    }
    if members:
        attributes["membership_values"] = helper.make_tensor("membership_values", element, [len(members)], np.array(members, dtype))
    node = helper.make_node("TreeEnsemble", ["X"], ["Y"], domain="ai.onnx.ml", **attributes)
    graph = helper.make_graph(
        [node], "trees", [helper.make_tensor_value_info("X", element, [None, features])], [helper.make_tensor_value_info("Y", element, [None, 1])]
    )
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid("ai.onnx.ml", 5)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="inferry-conformance")
