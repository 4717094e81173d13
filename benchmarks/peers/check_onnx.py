"""Exports torchvision's classifiers with random weights, to check the ONNX reader on whole networks.

Usage: python check_onnx.py OUT [--models resnet18,vgg11] [--opsets 13,17,18,20] [--exporters torchscript,dynamo]
                                [--size 224] [--batch free|fixed]

Then, from the repository's root (the test is skipped without the variable):
    HAUBERK_ONNX_MODELS=OUT mvn -pl tensor -am verify -Dtest=TorchvisionModelsTest -Dsurefire.failIfNoSpecifiedTests=false

Nothing is downloaded. OUT gets NAME.json (input, logits, gradient) and NAME-EXPORTER-OPSET.onnx; hundreds of
megabytes for VGG, so it is not committed. PyTorch 2.15, torchvision 0.29, onnx 1.23.
"""

import argparse
import pathlib

import torch
import torchvision

from onnx_vectors import DYNAMO, TORCHSCRIPT, export, settle, write_case

MODELS = (
    "resnet18 resnet34 resnet50 mobilenet_v2 mobilenet_v3_small mobilenet_v3_large densenet121 vgg11 vgg16_bn "
    "squeezenet1_0 squeezenet1_1 efficientnet_b0 shufflenet_v2_x0_5 shufflenet_v2_x1_0 googlenet inception_v3 "
    "regnet_y_400mf regnet_x_400mf mnasnet0_5 resnext50_32x4d wide_resnet50_2 efficientnet_v2_s convnext_tiny alexnet"
).split()
SEED = 7


def build(name):
    torch.manual_seed(SEED)
    options = dict(init_weights=True, aux_logits=False) if name in ("googlenet", "inception_v3") else {}
    return getattr(torchvision.models, name)(weights=None, **options)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--opsets", default="13,17,18,20")
    parser.add_argument("--exporters", default=f"{TORCHSCRIPT},{DYNAMO}")
    parser.add_argument("--size", type=int, default=224)
    parser.add_argument("--batch", default="free")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in arguments.models.split(","):
        size = 299 if name == "inception_v3" else arguments.size
        generator = torch.Generator().manual_seed(SEED)
        model = settle(build(name), torch.randn(8, 3, size, size, generator=generator), SEED)
        sample = torch.randn(1 if arguments.batch == "fixed" else 2, 3, size, size, generator=generator)
        files = []
        for exporter in arguments.exporters.split(","):
            for opset in map(int, arguments.opsets.split(",")):
                if exporter == DYNAMO and opset < 18:
                    continue  # its files are opset 18 then: the conversion below fails
                file = f"{name}-{exporter}-{opset}.onnx"
                try:
                    export(model, sample, arguments.out / file, exporter, opset, arguments.batch)
                    files.append(file)
                except Exception as error:  # what PyTorch cannot export is not ours to read
                    print(name, exporter, opset, "not exported:", str(error).splitlines()[0][:160], flush=True)
        x = torch.randn(2, 3, size, size, generator=generator)
        logits, gradient = write_case(
            arguments.out / f"{name}.json", model, x, files, f"check_onnx.py --size {size}", SEED)
        print(name, len(files), f"logits {logits.abs().max():.3g} gradient {gradient.abs().max():.3g}", flush=True)


if __name__ == "__main__":
    main()
