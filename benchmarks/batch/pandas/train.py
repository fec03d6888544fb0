"""`train.py <file>`: pickles the forest of models/diabetes-forest: the same data, library version and seed."""

import pickle
import sys
from pathlib import Path

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor

data = load_diabetes()
forest = RandomForestRegressor(n_estimators=100, random_state=0).fit(data.data.astype(np.float32), data.target)
Path(sys.argv[1]).write_bytes(pickle.dumps(forest))
