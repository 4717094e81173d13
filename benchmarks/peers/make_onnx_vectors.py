"""Exports small models with PyTorch's two exporters, with their logits and input gradients, for the ONNX reader's tests.

Usage: python make_onnx_vectors.py tensor/src/test/resources/vectors/pytorch-onnx

Deterministic: weights and inputs come from SEED. Every model goes through the TorchScript exporter at opsets 13 to 20
and through the newer one (dynamo) at 18 to 20, as far as PyTorch can export it; some again with other options of the
exporters. Needs PyTorch 2.15, onnx 1.23 and onnxscript 0.7. The models have a few hundred weights, the folder stays
below 2 MB.
"""

import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional as F

from onnx_vectors import DYNAMO, TORCHSCRIPT, export, settle, strip, write_case

SEED = 11


class Lambda(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


class Residual(nn.Module):
    def __init__(self, *body):
        super().__init__()
        self.body = nn.Sequential(*body)

    def forward(self, x):
        return F.relu(x + self.body(x))


class DenseConcat(nn.Module):
    def __init__(self, channels, growth):
        super().__init__()
        self.first = nn.Sequential(nn.BatchNorm2d(channels), nn.ReLU(), nn.Conv2d(channels, growth, 3, padding=1))
        self.second = nn.Sequential(
            nn.BatchNorm2d(channels + growth), nn.ReLU(), nn.Conv2d(channels + growth, growth, 1, bias=False))

    def forward(self, x):
        a = torch.cat([x, self.first(x)], 1)
        return torch.cat([a, self.second(a)], 1)


class InvertedResidual(nn.Module):
    """MobileNetV3's block: expand, depthwise, squeeze and excite, project."""

    def __init__(self, channels, expanded):
        super().__init__()
        self.expand = nn.Sequential(
            nn.Conv2d(channels, expanded, 1, bias=False), nn.BatchNorm2d(expanded), nn.Hardswish())
        self.depthwise = nn.Sequential(
            nn.Conv2d(expanded, expanded, 3, padding=1, groups=expanded, bias=False), nn.BatchNorm2d(expanded), nn.SiLU())
        self.gate = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(expanded, 2, 1), nn.ReLU(), nn.Conv2d(2, expanded, 1), nn.Hardsigmoid())
        self.project = nn.Sequential(nn.Conv2d(expanded, channels, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        y = self.depthwise(self.expand(x))
        return x + self.project(y * self.gate(y))


class Shuffle(nn.Module):
    """ShuffleNet's block: split, transform a half, concatenate, shuffle, all by the input's own extents."""

    def __init__(self, channels):
        super().__init__()
        self.branch = nn.Sequential(nn.Conv2d(channels // 2, channels // 2, 1), nn.ReLU6())

    def forward(self, x):
        a, b = x.chunk(2, dim=1)
        y = torch.cat((a, self.branch(b)), dim=1)
        n, c, h, w = y.size()
        return y.view(n, 2, c // 2, h, w).transpose(1, 2).contiguous().view(n, -1, h, w)


class NextBlock(nn.Module):
    """ConvNeXt's block: channels last, LayerNorm, GELU, a scale for each channel."""

    def __init__(self, channels, approximate):
        super().__init__()
        self.depthwise = nn.Conv2d(channels, channels, 3, padding=1, groups=channels)
        self.norm = nn.LayerNorm(channels, eps=1e-6)
        self.wide = nn.Linear(channels, 2 * channels)
        self.act = nn.GELU(approximate=approximate)
        self.narrow = nn.Linear(2 * channels, channels)
        self.scale = nn.Parameter(torch.full((channels, 1, 1), 0.3))

    def forward(self, x):
        y = self.depthwise(x).permute(0, 2, 3, 1)
        y = self.narrow(self.act(self.wide(self.norm(y)))).permute(0, 3, 1, 2)
        return x + self.scale * y


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads, self.width = heads, width
        self.norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x):
        n, length, _ = x.shape
        qkv = self.qkv(self.norm(x)).reshape(n, length, 3, self.heads, self.width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (q @ k.transpose(-2, -1) / (self.width // self.heads) ** 0.5).softmax(dim=-1)
        return x + self.out((weights @ v).transpose(1, 2).reshape(n, length, self.width))


class ClassToken(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.token = nn.Parameter(torch.linspace(-1, 1, width).reshape(1, 1, width))

    def forward(self, x):
        return torch.cat([self.token.expand(x.shape[0], -1, -1), x], dim=1)


class Weighted(nn.Module):
    """The channels in three parts of unequal size, each summed with a factor of its own."""

    def forward(self, x):
        parts = x.split([2, 4, 1], dim=1)
        return sum(part.sum(1, keepdim=True) * (i + 1) for i, part in enumerate(parts))


def head(classes=5):
    return nn.Sequential(nn.Flatten(), nn.LazyLinear(classes))


IMAGE = (3, 10, 10)


def models():
    """Name, model, shape of a sample."""
    yield "convolutions", nn.Sequential(
        nn.Conv2d(3, 6, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(),
        nn.Conv2d(6, 8, 3, padding="same", dilation=2, groups=2), nn.LeakyReLU(0.1),
        nn.Conv2d(8, 4, (2, 4), padding="same"), nn.ELU(0.7),
        nn.ZeroPad2d((1, 0, 2, 0)), nn.Conv2d(4, 4, (3, 2), stride=(1, 2)), nn.Tanh(), head()), IMAGE
    yield "transposed", nn.Sequential(
        nn.Conv2d(3, 4, 3, stride=3), nn.GroupNorm(2, 4), nn.GELU(),
        nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1, groups=2), nn.PReLU(6, init=0.2),
        nn.ConvTranspose2d(6, 2, 2, dilation=2, bias=False), nn.InstanceNorm2d(2, affine=True), nn.PReLU(), head()), IMAGE
    yield "pools", nn.Sequential(
        nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True), nn.Conv2d(3, 4, 2),
        nn.AvgPool2d(2, stride=1, padding=1), nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False, ceil_mode=True),
        nn.MaxPool2d(2, stride=1, dilation=2), nn.Softplus(), nn.AvgPool2d(2, ceil_mode=True), head()), (3, 16, 16)
    yield "residual_dense", nn.Sequential(
        nn.Conv2d(3, 4, 3, stride=2), Residual(nn.Conv2d(4, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4)),
        DenseConcat(4, 3), nn.BatchNorm2d(10), nn.ReLU(), nn.AdaptiveAvgPool2d(1), head()), IMAGE
    yield "inverted_residual", nn.Sequential(
        nn.Conv2d(3, 4, 3, stride=2), InvertedResidual(4, 8), nn.Hardswish(), nn.AdaptiveAvgPool2d((2, 2)),
        nn.Dropout(0.2), head()), IMAGE
    yield "shuffle", nn.Sequential(
        nn.Conv2d(3, 6, 3, stride=2), Shuffle(6), Shuffle(6),
        Lambda(lambda x: x.mean([2, 3])), nn.Linear(6, 5)), IMAGE
    yield "next", nn.Sequential(
        nn.Conv2d(3, 4, 2, stride=2), NextBlock(4, "none"), NextBlock(4, "tanh"),
        Lambda(lambda x: x.mean([-2, -1], keepdim=True)), head()), IMAGE
    yield "attention", nn.Sequential(
        nn.Conv2d(3, 8, 4, stride=3), Lambda(lambda x: x.flatten(2).transpose(1, 2)), ClassToken(8), Attention(8, 2),
        nn.LayerNorm(8), Lambda(lambda x: x[:, 0]), nn.Linear(8, 5)), IMAGE
    yield "views", nn.Sequential(
        Lambda(lambda x: x.view(x.size(0), 3, -1)), Lambda(lambda x: x.unsqueeze(2).squeeze(2)),
        Lambda(lambda x: x.reshape(x.shape[0], -1, x.shape[2] // 2)), Lambda(lambda x: x.permute(0, 2, 1).contiguous()),
        Lambda(lambda x: x[:, 5:-3, 1:6:2]), Lambda(lambda x: F.pad(x, (1, 2), value=0.5)),
        Lambda(lambda x: x.view(x.size(0), x.size(1) * x.size(2))), nn.LazyLinear(5)), IMAGE
    yield "splits", nn.Sequential(
        nn.Conv2d(3, 7, 2), Weighted(), Lambda(lambda x: torch.stack([x[:, 0], x[:, 0] ** 2], dim=1)), head()), IMAGE
    yield "arithmetic", nn.Sequential(
        nn.Conv2d(3, 4, 3, stride=2), Lambda(lambda x: (x.abs() + 0.1).sqrt() - torch.exp(-x) / 3),
        Lambda(lambda x: torch.log(x * x + 1.5) ** 3), Lambda(lambda x: 1 / (2 + torch.erf(x))),
        Lambda(lambda x: torch.maximum(x, 1 - x).clamp(max=0.9)), Lambda(lambda x: torch.minimum(x, -x + 1.2)),
        Lambda(lambda x: x - x.amax((2, 3), keepdim=True)), head(), nn.LogSoftmax(dim=1)), IMAGE
    yield "activations", nn.Sequential(
        nn.Conv2d(3, 4, 3, stride=3), nn.SELU(), nn.CELU(0.6), nn.Mish(), nn.Hardtanh(-0.4, 0.8), nn.Softsign(),
        nn.Hardsigmoid(), nn.LogSigmoid(), nn.GELU("tanh"), nn.Softmax(dim=1), head(), nn.Sigmoid()), IMAGE
    yield "signal", nn.Sequential(
        nn.Conv1d(3, 4, 5, stride=2, padding=2, dilation=1), nn.BatchNorm1d(4), nn.ReLU(), nn.MaxPool1d(3, stride=2, padding=1),
        nn.ConvTranspose1d(4, 6, 3, stride=2, padding=1, output_padding=1), nn.GroupNorm(3, 6), nn.AvgPool1d(2),
        nn.AdaptiveAvgPool1d(1), head()), (3, 20)
    yield "blocks", nn.Sequential(
        nn.PixelUnshuffle(2), nn.Conv2d(12, 8, 1), nn.PixelShuffle(2), nn.AdaptiveMaxPool2d(1), head()), IMAGE
    yield "perceptron", nn.Sequential(
        nn.Flatten(), nn.Linear(12, 9, bias=False), nn.BatchNorm1d(9), nn.ReLU(), nn.LayerNorm(9),
        Lambda(lambda x: F.normalize(x, dim=1)), nn.Linear(9, 5)), (3, 2, 2)


def variants():
    """Other ways to export one model: file suffix, exporter, opset, options."""
    yield "unfolded", TORCHSCRIPT, 17, dict(do_constant_folding=False, training=torch.onnx.TrainingMode.PRESERVE)
    yield "as-inputs", TORCHSCRIPT, 13, dict(keep_initializers_as_inputs=True)
    yield "fixed", TORCHSCRIPT, 17, dict(batch="fixed")
    yield "fixed", DYNAMO, 18, dict(batch="fixed")
    yield "unoptimized", DYNAMO, 18, dict(optimize=False)
    yield "oldest", TORCHSCRIPT, 9, {}
    yield "newest", DYNAMO, 23, {}


def exports(folder, name, model, x):
    plain = [("", TORCHSCRIPT, opset, {}) for opset in range(13, 21)] + [("", DYNAMO, o, {}) for o in (18, 19, 20)]
    for suffix, exporter, opset, options in plain + list(variants()):
        file = "-".join(filter(None, [name, exporter, str(opset), suffix])) + ".onnx"
        sample = x[:1] if options.get("batch") == "fixed" else x
        try:
            export(model, sample, folder / file, exporter, opset, **options)
            strip(folder / file)
            yield file
        except Exception as error:  # what PyTorch cannot export is not ours to read
            print(name, exporter, opset, suffix, "not exported:", str(error).strip().splitlines()[0][:150], flush=True)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    for name, model, shape in models():
        generator = torch.Generator().manual_seed(SEED)
        model = settle(model, torch.randn(16, *shape, generator=generator), SEED)
        x = torch.randn(3, *shape, generator=generator)
        files = list(exports(folder, name, model, x))
        logits, gradient = write_case(folder / f"{name}.json", model, x, files, "make_onnx_vectors.py", SEED)
        print(name, len(files), f"logits {logits.abs().max():.3g} gradient {gradient.abs().max():.3g}", flush=True)


if __name__ == "__main__":
    main()
