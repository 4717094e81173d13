"""The authors' inference of analysis by synthesis, step by step as their published code does it: ten decoders one after the other.

Usage: abs_inference.py NETWORKS MNIST_FOLDER [IMAGES [IMAGES_A_CALL [SAMPLES [PASSES]]]]    one line of JSON
NETWORKS holds ABS_0.net to ABS_9.net. Seconds are of processor time, on one thread, after a first call; decoding the samples is not counted.
Two figures: with the networks as the authors leave them, whose weights gather gradients nobody uses, and with frozen weights.
"""
import gzip
import json
import sys
import time

import numpy as np
import torch
from torch import nn

CLASSES, LATENTS, PIXELS, RATE, RADIUS = 10, 8, 784, 0.05, 5.0
PLACES = {"0": "conv_0", "1": "bn_0", "3": "conv_1", "4": "bn_1", "6": "conv_2", "7": "bn_2", "9": "conv_3"}


def decoder(file):
    def up(before, after, kernel, stride):
        return nn.ConvTranspose2d(before, after, kernel, stride=stride)

    model = nn.Sequential(up(LATENTS, 32, 4, 1), nn.BatchNorm2d(32), nn.ELU(), up(32, 16, 5, 2), nn.BatchNorm2d(16), nn.ELU(),
                          up(16, 16, 5, 2), nn.BatchNorm2d(16), nn.ELU(), up(16, 1, 4, 1))
    stored = torch.load(file, map_location="cpu", weights_only=True)
    for place, name in PLACES.items():
        part = {key.rpartition(".")[2]: value for key, value in stored.items() if key.startswith(f"Decoder.{name}.")}
        model[int(place)].load_state_dict(part, strict=False)
    return model.eval()


def images(folder, count):
    with gzip.open(f"{folder}/t10k-images-idx3-ubyte.gz") as f:
        x = np.frombuffer(f.read(16 + count * PIXELS), np.uint8, offset=16).reshape(-1, 1, 28, 28).astype(np.float32) / 255
    with gzip.open(f"{folder}/t10k-labels-idx1-ubyte.gz") as f:
        y = np.frombuffer(f.read(8 + count), np.uint8, offset=8).astype(np.int64)
    return torch.tensor(x), torch.tensor(y)


def prior(samples):
    draws = torch.randn(int(samples / 0.9), LATENTS, generator=torch.Generator().manual_seed(1234))
    return draws[draws.square().sum(1).argsort()[:samples]]


def divergence(z):
    return 0.5 * z.square().sum(-1)


def nearest(x, latents, decoded):
    flat, chosen = x.flatten(1), []
    for y in decoded:
        square = flat.norm(dim=1, keepdim=True) ** 2 + (y.norm(dim=1, keepdim=True) ** 2).t() - 2 * flat @ y.t()
        chosen.append(latents[(square / PIXELS + divergence(latents)[None] / PIXELS).argmin(1)])
    return torch.stack(chosen, 1)


def scores(decoders, z, x):
    columns = []
    for c, decode in enumerate(decoders):
        explained = torch.sigmoid(decode(z[:, c, :, None, None]))
        columns.append(((x - explained) ** 2).sum((1, 2, 3)) + divergence(z[:, c]))
    return torch.stack(columns, 1) / PIXELS


def inference(decoders, x, latents, decoded, passes):
    with torch.no_grad():
        z = nearest(x, latents, decoded)
    if passes == 0:
        return scores(decoders, z, x).detach()
    z.requires_grad_(True)
    optimizer = torch.optim.Adam([z], lr=RATE)
    for _ in range(passes - 1):
        loss = scores(decoders, z, x).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            z *= (RADIUS / z.norm(dim=2, keepdim=True)).clamp(max=1)
    with torch.no_grad():
        return scores(decoders, z, x)


def timed(decoders, x, y, rows, rest):
    inference(decoders, x[:rows], *rest)
    start, right = time.process_time(), 0
    for part, labels in zip(x.split(rows), y.split(rows)):
        right += int((inference(decoders, part, *rest).argmin(1) == labels).sum())
    return (time.process_time() - start) / len(x), right


def main(networks, folder, count=16, rows=16, samples=8000, passes=50):
    torch.set_num_threads(1)
    x, y = images(folder, int(count))
    decoders = [decoder(f"{networks}/ABS_{c}.net") for c in range(CLASSES)]
    latents = prior(int(samples))
    with torch.no_grad():
        decoded = [torch.cat([torch.sigmoid(decode(z[:, :, None, None])).flatten(1) for z in latents.split(500)]) for decode in decoders]
    rest = (latents, decoded, int(passes))
    result = {"torch": torch.__version__, "images": len(x), "images_a_call": int(rows), "samples": int(samples), "passes": int(passes)}
    for name, gathers in (("authors", True), ("frozen", False)):
        for decode in decoders:
            decode.requires_grad_(gathers)
        seconds, right = timed(decoders, x, y, int(rows), rest)
        result[name] = {"seconds_an_image": round(seconds, 4), "right": right}
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
