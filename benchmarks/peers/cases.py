"""The cases both sides run: one network, its weights, inputs and labels, as files."""
import gzip
import os
import struct

import numpy as np
import torch
from safetensors.torch import save_file

PGD_SAMPLES = 512
ANSWER_SAMPLES = 200
EPOCH_SAMPLES = 25600
BATCH = 128
EPSILON, STEP, STEPS = 0.3, 0.01, 40

ARCHITECTURE = """{"inputShape": [1, 28, 28], "nodes": [
 {"type": "Conv2d", "in": 1, "out": 16, "kernel": 5, "padding": 2}, {"type": "Relu"},
 {"type": "MaxPool2d", "kernel": 2, "stride": 2},
 {"type": "Conv2d", "in": 16, "out": 32, "kernel": 5, "padding": 2}, {"type": "Relu"},
 {"type": "MaxPool2d", "kernel": 2, "stride": 2},
 {"type": "Flatten"}, {"type": "Linear", "in": 1568, "out": 128}, {"type": "Relu"}, {"type": "Linear", "in": 128, "out": 10}]}
"""


HARDENED = """{"inputShape": [1, 28, 28], "nodes": [
 {"type": "Conv2d", "in": 1, "out": 16, "kernel": 4, "stride": 2, "padding": 1}, {"type": "Relu"},
 {"type": "Conv2d", "in": 16, "out": 32, "kernel": 4, "stride": 2, "padding": 1}, {"type": "Relu"},
 {"type": "Flatten"}, {"type": "Linear", "in": 1568, "out": 100}, {"type": "Relu"}, {"type": "Linear", "in": 100, "out": 10}]}
"""


def hardened():
    """The network of the fast-adversarial paper's MNIST models."""
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, 2, 1), nn.ReLU(), nn.Conv2d(16, 32, 4, 2, 1), nn.ReLU(),
        nn.Flatten(), nn.Linear(1568, 100), nn.ReLU(), nn.Linear(100, 10))


def network():
    """The small CNN of `hauberk train`, with the same names."""
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1568, 128), nn.ReLU(), nn.Linear(128, 10))


def mnist(part, count):
    folder = os.path.join(os.environ["HAUBERK_DATA"], "mnist")
    with gzip.open(f"{folder}/{part}-images-idx3-ubyte.gz") as f:
        _, n, h, w = struct.unpack(">IIII", f.read(16))
        images = np.frombuffer(f.read(count * h * w), np.uint8).reshape(-1, 1, h, w)
    with gzip.open(f"{folder}/{part}-labels-idx1-ubyte.gz") as f:
        f.read(8)
        labels = np.frombuffer(f.read(count), np.uint8)
    return torch.from_numpy(images.astype(np.float32) / 255), torch.from_numpy(labels.astype(np.int64))


def write(folder):
    """Trains two short epochs so that the weights are not noise, and writes everything both sides read."""
    os.makedirs(folder, exist_ok=True)
    torch.manual_seed(1)
    model = network()
    fresh = {k: v.detach().clone() for k, v in model.state_dict().items()}
    x, y = mnist("train", EPOCH_SAMPLES)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for start in range(0, 2 * EPOCH_SAMPLES, BATCH):
        part = slice(start % EPOCH_SAMPLES, start % EPOCH_SAMPLES + BATCH)
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(x[part]), y[part]).backward()
        optimizer.step()
    tx, ty = mnist("t10k", PGD_SAMPLES)
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, f"{folder}/trained.safetensors")
    save_file(fresh, f"{folder}/fresh.safetensors")
    save_file({"inputs": tx, "labels": ty}, f"{folder}/attacked.safetensors")
    save_file({"inputs": x, "labels": y}, f"{folder}/training.safetensors")
    for name in ("trained", "fresh"):
        with open(f"{folder}/{name}.json", "w") as f:
            f.write(ARCHITECTURE)
    weights = os.path.join(os.environ["HAUBERK_DATA"], "..", "models", "fast-adversarial", "pgd_madry.pth")
    if os.path.exists(weights):
        save_file(torch.load(weights, map_location="cpu", weights_only=True), f"{folder}/hardened.safetensors")
        ax, ay = mnist("t10k", ANSWER_SAMPLES)
        save_file({"inputs": ax, "labels": ay}, f"{folder}/answered.safetensors")
        with open(f"{folder}/hardened.json", "w") as f:
            f.write(HARDENED)
