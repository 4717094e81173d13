"""The decision-based and score-based attacks of Foolbox and ART, at about a thousand queries a sample.

Usage: blackbox.py MODEL.safetensors MNIST_FOLDER [SAMPLES [TOOL]]     one line of JSON an attack: median distance, queries a sample
The network is Networks.smallCnn(width 16): two 5x5 convolutions with pooling, 128 hidden units.
"""
import gzip
import json
import sys
import time

import art.attacks.evasion as evasion
import foolbox
import numpy as np
import torch
from art.estimators.classification import PyTorchClassifier
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


def main(file, folder, samples=50, only=""):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    np.random.seed(1)
    model = Counted(network(file))
    x, y = images(folder, int(samples))
    right = model(x).argmax(1) == y
    x, y = x[right], y[right]
    fmodel = foolbox.PyTorchModel(model, bounds=(0, 1), device="cpu")
    attacks, l2, linf = foolbox.attacks, lambda d: d.norm(dim=1), lambda d: d.abs().amax(1)
    misled = foolbox.criteria.Misclassification(y)

    def by_foolbox(attack):
        with torch.no_grad():
            return attack.run(fmodel, x, misled)

    classifier = PyTorchClassifier(model, nn.CrossEntropyLoss(), (1, 28, 28), 10, clip_values=(0, 1), device_type="cpu")
    probabilities = PyTorchClassifier(nn.Sequential(model, nn.Softmax(1)), nn.NLLLoss(), (1, 28, 28), 10, clip_values=(0, 1), device_type="cpu")

    def by_art(attack):
        return torch.tensor(attack.generate(x.numpy(), np.eye(10, dtype=np.float32)[y]))

    cases = [
        ("foolbox", "HopSkipJump L2", lambda: by_foolbox(attacks.HopSkipJumpAttack(steps=5)), l2),
        ("foolbox", "HopSkipJump LINF", lambda: by_foolbox(attacks.HopSkipJumpAttack(steps=5, constraint="linf")), linf),
        ("foolbox", "Boundary", lambda: by_foolbox(attacks.BoundaryAttack(steps=900)), l2),
        ("foolbox", "Pointwise", lambda: by_foolbox(attacks.PointwiseAttack(l2_binary_search=False)), lambda d: (d.abs() > 0).sum(1).float()),
        ("art", "SimBA", lambda: by_art(evasion.SimBA(probabilities, attack="px", max_iter=600, epsilon=0.2, order="random")), l2),
        ("art", "HopSkipJump L2", lambda: by_art(evasion.HopSkipJump(classifier, norm=2, max_iter=5, verbose=False)), l2),
        ("art", "GeoDA L2", lambda: by_art(evasion.GeoDA(classifier, norm=2, max_iter=1000, verbose=False)), l2),
        ("art", "Sign-OPT", lambda: by_art(evasion.SignOPTAttack(classifier, targeted=False, max_iter=5, query_limit=1000, verbose=False)), l2),
    ]
    for tool, name, attack, distance in cases:
        if not tool.startswith(only):
            continue
        model.rows, started = 0, time.time()
        found = attack()
        rows = model.rows
        with torch.no_grad():
            reached = model(found).argmax(1) != y
        sizes = distance((found - x).flatten(1))[reached]
        print(json.dumps({"tool": tool, "attack": name, "samples": len(x),
                          "median": round(sizes.median().item(), 4), "mean": round(sizes.mean().item(), 4),
                          "reached": reached.float().mean().item(), "queries": rows // len(x),
                          "seconds": round(time.time() - started, 1)}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
