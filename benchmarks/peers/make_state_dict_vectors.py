"""Writes the vectors of tensor/src/test/resources/vectors/{pytorch,safetensors}.

PyTorch is the peer: it saves small state dicts in each of its forms, says what they hold, and
scores the first 32 MNIST test images with the PGD-trained network of fast_adversarial.

    python benchmarks/peers/make_state_dict_vectors.py DATA MODELS

DATA holds mnist/t10k-images-idx3-ubyte.gz, MODELS fast-adversarial/pgd_madry.pth and abs/*.net.
"""

import gzip
import io
import json
import pathlib
import sys
import warnings
import zipfile

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import nn

SEED = 1
IMAGES = 32
COMMAND = "python benchmarks/peers/make_state_dict_vectors.py ../shared/datasets ../shared/models"
RESOURCES = pathlib.Path(__file__).parents[2] / "tensor/src/test/resources/vectors"
PYTORCH = RESOURCES / "pytorch"
SAFETENSORS = RESOURCES / "safetensors"


def header(source, tolerance, reason):
    return {
        "source": source,
        "version": f"torch {torch.__version__}, safetensors {safetensors.__version__}",
        "command": COMMAND,
        "seed": SEED,
        "tolerance": tolerance,
        "reason": reason,
    }


def write(path, head, body):
    path.write_text(json.dumps(head | body, indent=1) + "\n")


def described(state):
    return {
        name: {
            "dtype": str(tensor.dtype).removeprefix("torch."),
            "shape": list(tensor.shape),
            "values": [float(v) for v in tensor.flatten().tolist()],
        }
        for name, tensor in state.items()
    }


def every_type():
    counts = torch.arange(-3, 3)
    types = (
        torch.float64, torch.float32, torch.float16, torch.bfloat16,
        torch.int64, torch.int32, torch.int16, torch.int8,
    )  # fmt: skip
    state = {str(t).removeprefix("torch."): (counts / 2).to(t).reshape(2, 3) for t in types}
    state["uint8"] = torch.tensor([0, 1, 255], dtype=torch.uint8)
    state["bool"] = torch.tensor([True, False])
    state["scalar"] = torch.tensor(7, dtype=torch.int64)
    state["empty"] = torch.zeros(0, 4)
    return state


def shared_storage():
    base = torch.arange(24, dtype=torch.float32)
    return {
        "whole": base.view(4, 6),
        "tail": base[12:],
        "transposed": base.view(4, 6).t(),
        "every_other": base[1::2],
    }


def small_network():
    torch.manual_seed(SEED)
    network = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2))
    network(torch.randn(8, 3))
    return network.eval()


def state_dicts():
    network = small_network()
    parallel = {"module." + k: v for k, v in network.state_dict().items()}
    parameters = dict(network.named_parameters())
    files = {
        "types_zip.pth": (every_type(), every_type(), {}),
        "types_legacy.pth": (every_type(), every_type(), {"_use_new_zipfile_serialization": False}),
        "shared_zip.pth": (shared_storage(), shared_storage(), {}),
        "shared_legacy.pth": (
            shared_storage(), shared_storage(), {"_use_new_zipfile_serialization": False},
        ),
        "network_zip.pth": (network.state_dict(), network.state_dict(), {}),
        "network_protocol4.pth": (network.state_dict(), network.state_dict(), {"pickle_protocol": 4}),
        "network_wrapped.pth": (
            {"epoch": 3, "lr": 0.1, "state_dict": parallel, "best": None}, network.state_dict(), {},
        ),
        "parameters.pth": (parameters, {k: v.detach() for k, v in parameters.items()}, {}),
    }  # fmt: skip
    for name, (saved, _, options) in files.items():
        torch.save(saved, PYTORCH / name, **options)
    write(
        PYTORCH / "state_dicts.json",
        header("torch.save", 0, "bytes are copied"),
        {"files": {name: described(state) for name, (_, state, _) in files.items()}},
    )


def save_script(network, path):
    """Without the entries that keep the paths of the sources on the machine that saved them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        saved = io.BytesIO()
        torch.jit.save(torch.jit.script(network), saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


def torch_script():
    network = small_network()
    save_script(network, PYTORCH / "network_script.pt")
    inputs = torch.linspace(-1, 1, 6).reshape(2, 3).requires_grad_(True)
    logits = network(inputs)
    logits.square().sum().backward()
    write(
        PYTORCH / "network_script.json",
        header("torch.jit.script", 1e-6, "one float32 rounding per operation"),
        {
            "inputs": inputs.tolist(),
            "logits": logits.tolist(),
            "gradient_of_sum_of_squares": inputs.grad.tolist(),
        },
    )


def mnist_images(data):
    with gzip.open(data / "mnist/t10k-images-idx3-ubyte.gz") as file:
        raw = file.read(16 + IMAGES * 784)
    pixels = np.frombuffer(raw, np.uint8, offset=16).reshape(IMAGES, 1, 28, 28)
    return torch.from_numpy(pixels.astype(np.float32) / 255)


def pgd_madry(data, models):
    network = nn.Sequential(
        nn.Conv2d(1, 16, 4, 2, 1), nn.ReLU(), nn.Conv2d(16, 32, 4, 2, 1), nn.ReLU(),
        nn.Flatten(), nn.Linear(1568, 100), nn.ReLU(), nn.Linear(100, 10),
    )  # fmt: skip
    path = models / "fast-adversarial/pgd_madry.pth"
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    with torch.no_grad():
        logits = network.eval()(mnist_images(data))
    write(
        PYTORCH / "pgd_madry.json",
        header(
            "locuslab/fast_adversarial MNIST/models/pgd_madry.pth on the first 32 MNIST test images",
            1e-5,
            "relative to a logit above 1: float32 sums of up to 1,568 products in another order",
        ),
        {"logits": logits.tolist()},
    )


def analysis_by_synthesis(models):
    files = {}
    for path in sorted((models / "abs").glob("*.net")):
        state = torch.load(path, map_location="cpu", weights_only=True)
        files[path.name] = {
            "shapes": {name: list(t.shape) for name, t in state.items()},
            "sum": float(sum(t.double().sum() for t in state.values())),
            "sum_of_magnitudes": float(sum(t.double().abs().sum() for t in state.values())),
        }
    write(
        PYTORCH / "abs.json",
        header("bethgelab/AnalysisBySynthesis, the authors' networks", 1e-9, "float64 sums, relative"),
        {"files": files},
    )


def reference_safetensors():
    safetensors.torch.save_file(
        every_type(), SAFETENSORS / "types.safetensors", metadata={"note": "größe 大小"}
    )
    write(
        SAFETENSORS / "types.json",
        header("safetensors.torch.save_file", 0, "bytes are copied"),
        {"metadata": {"note": "größe 大小"}, "tensors": described(every_type())},
    )


def main():
    data, models = (pathlib.Path(argument) for argument in sys.argv[1:3])
    torch.set_num_threads(1)
    for folder in (PYTORCH, SAFETENSORS):
        folder.mkdir(parents=True, exist_ok=True)
    state_dicts()
    torch_script()
    pgd_madry(data, models)
    analysis_by_synthesis(models)
    reference_safetensors()


if __name__ == "__main__":
    main()
