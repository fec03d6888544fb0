"""`predict.py <pickle> <csv> <answers>`: what people write by hand, the whole file at once. Prints JSON."""

import json
import pickle
import resource
import sys
from time import perf_counter

import pandas as pd
import sklearn.ensemble

model_file, csv, answers = sys.argv[1:]
with open(model_file, "rb") as file:
    model = pickle.load(file)

start = perf_counter()
table = pd.read_csv(csv, header=None, dtype="float32")
predictions = model.predict(table.to_numpy())
pd.DataFrame(predictions).to_csv(answers, header=False, index=False)
seconds = perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "peakMiB": peak}))
