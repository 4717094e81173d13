"""Writes tensor/src/test/resources/vectors/pytorch/optimizers.json: paths of PyTorch's optimizers.

Run: python make_optimizer_vectors.py > ../../tensor/src/test/resources/vectors/pytorch/optimizers.json
Five updates of three weights under gradients g = weights * [1, 2, 3] + 0.1, float32.
"""
import json
import sys

import torch

CASES = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
    "sgd-plain": lambda p: torch.optim.SGD(p, lr=0.1),
    "adam": lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.9, 0.999), weight_decay=0.01),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.99, weight_decay=0.01),
}


def path(make):
    weights = torch.tensor([1.0, -2.0, 0.5], requires_grad=True)
    optimizer = make([weights])
    points = []
    for _ in range(5):
        optimizer.zero_grad()
        weights.grad = (weights * torch.tensor([1.0, 2.0, 3.0]) + 0.1).detach()
        optimizer.step()
        points.append(weights.detach().tolist())
    return points


json.dump(
    {
        "source": "PyTorch " + torch.__version__.split("+")[0],
        "command": "python benchmarks/peers/make_optimizer_vectors.py",
        "seed": 0,
        "tolerance": 1e-6,
        "tolerance_reason": "float32 rounding of a few operations",
        "paths": {name: path(make) for name, make in CASES.items()},
    },
    sys.stdout,
    indent=1,
)
print()
