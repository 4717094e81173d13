"""Foolbox's decision-based attacks on the network and images that BlackBoxBenchmark attacks.

Usage: blackbox.py MODEL.safetensors MNIST_FOLDER [SAMPLES]     one line of JSON an attack: median distance, queries a sample
The network is Networks.smallCnn(width 16): two 5x5 convolutions with pooling, 128 hidden units.
"""
import gzip
import json
import sys
import time

import foolbox
import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn


def network(file):
    layers = [nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 5, padding=2), nn.ReLU(),
              nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1568, 128), nn.ReLU(), nn.Linear(128, 10)]
    model = nn.Sequential(*layers)
    model.load_state_dict(load_file(file))
    return model.eval()


def images(folder, count):
    with gzip.open(f"{folder}/t10k-images-idx3-ubyte.gz") as f:
        x = np.frombuffer(f.read(), np.uint8, offset=16)[:count * 784].reshape(-1, 1, 28, 28).astype(np.float32) / 255
    with gzip.open(f"{folder}/t10k-labels-idx1-ubyte.gz") as f:
        y = np.frombuffer(f.read(), np.uint8, offset=8)[:count].astype(np.int64)
    return torch.tensor(x), torch.tensor(y)


class Counted(nn.Module):
    """Every sample is asked at every call."""

    def __init__(self, model):
        super().__init__()
        self.model, self.rows = model, 0

    def forward(self, x):
        self.rows += len(x)
        return self.model(x)


def main(file, folder, samples=50):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    np.random.seed(1)
    model = Counted(network(file))
    x, y = images(folder, int(samples))
    right = model(x).argmax(1) == y
    x, y = x[right], y[right]
    fmodel = foolbox.PyTorchModel(model, bounds=(0, 1), device="cpu")
    attacks = foolbox.attacks
    cases = [
        ("HopSkipJump L2", attacks.HopSkipJumpAttack(steps=17), lambda d: d.norm(dim=1)),
        ("HopSkipJump LINF", attacks.HopSkipJumpAttack(steps=17, constraint="linf"), lambda d: d.abs().amax(1)),
        ("Boundary", attacks.BoundaryAttack(steps=4500), lambda d: d.norm(dim=1)),
        ("Pointwise", attacks.PointwiseAttack(l2_binary_search=False), lambda d: (d.abs() > 0).sum(1).float()),
    ]
    for name, attack, distance in cases:
        model.rows, started = 0, time.time()
        with torch.no_grad():
            found = attack.run(fmodel, x, foolbox.criteria.Misclassification(y))
            rows = model.rows
            reached = (model(found).argmax(1) != y).float().mean().item()
        sizes = distance((found - x).flatten(1))
        print(json.dumps({"tool": "foolbox " + foolbox.__version__, "attack": name, "samples": len(x),
                          "median": round(sizes.median().item(), 4), "mean": round(sizes.mean().item(), 4),
                          "reached": reached, "queries": rows // len(x),
                          "seconds": round(time.time() - started, 1)}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
