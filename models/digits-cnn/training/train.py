"""A small convolutional network on scikit-learn's digits: 8 x 8 pixels of 0 to 16 in, ten probabilities out."""

import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "scripts" / "training"))
from describe import publish, rows

OPSET = 18
EPOCHS, BATCH = 30, 64

torch.manual_seed(0)
torch.use_deterministic_algorithms(True)
torch.set_num_threads(1)


class DigitsCnn(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 16, kernel_size=3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(16, 32, kernel_size=3, padding=1),
            nn.ReLU(),
            nn.Flatten(),
        )
        self.dense = nn.Linear(32 * 4 * 4, 10)

    def logits(self, image: torch.Tensor) -> torch.Tensor:
        return self.dense(self.features(image / 16))

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.logits(image).softmax(dim=1)


data = load_digits()
x, y = data.images.astype(np.float32)[:, np.newaxis], data.target
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0, stratify=y)

network = DigitsCnn()
optimizer = torch.optim.Adam(network.parameters(), lr=2e-3, weight_decay=1e-4)
images, digits = torch.from_numpy(x_train), torch.from_numpy(y_train)
for _ in range(EPOCHS):
    for batch in torch.randperm(len(images)).split(BATCH):
        optimizer.zero_grad()
        nn.functional.cross_entropy(network.logits(images[batch]), digits[batch]).backward()
        optimizer.step()
network.eval()


def predict(arrays):
    with torch.no_grad():
        return {"probabilities": network(torch.from_numpy(arrays["image"])).numpy()}


score = float((predict({"image": x_test})["probabilities"].argmax(axis=1) == y_test).mean())
print(f"accuracy on {len(x_test)} held-out images: {score:.3f}")
assert score > 0.97, score

model = torch.onnx.export(
    network,
    (images[:2],),
    input_names=["image"],
    output_names=["probabilities"],
    dynamic_shapes=({0: torch.export.Dim("N")},),
    opset_version=OPSET,
    dynamo=True,
    verbose=False,
).model_proto

inputs = {"image": x}
confidence = predict(inputs)["probabilities"].max(axis=1)
publish(
    HERE,
    model,
    "The handwritten digit in an image of 8 x 8 pixels; a convolutional network with two convolutions.",
    predict,
    inputs,
    {
        "first-row": rows(inputs, [0]),
        "four-rows": rows(inputs, [1, 2, 3, 4]),
        "least-sure": rows(inputs, [int(confidence.argmin())]),
        "blank": {"image": np.zeros((1, 1, 8, 8), np.float32)},
        "full": {"image": np.full((1, 1, 8, 8), 16, np.float32)},
        "ten-digits": rows(inputs, [int(np.flatnonzero(y == digit)[-1]) for digit in range(10)]),
    },
    columns={"image": data.feature_names},
    labels={"probabilities": [str(name) for name in data.target_names]},
)
