"""The peer: what people write by hand. The same forest as models/diabetes-forest, served by FastAPI with uvicorn."""

import sys

import numpy as np
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor

data = load_diabetes()
model = RandomForestRegressor(n_estimators=100, random_state=0).fit(data.data.astype(np.float32), data.target)
app = FastAPI()


class Request(BaseModel):
    instances: list[list[float]]


@app.get("/ping")
def ping():
    return {}


@app.post("/invocations")
def invocations(request: Request):
    return {"predictions": model.predict(np.array(request.instances, dtype=np.float32)).tolist()}


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
