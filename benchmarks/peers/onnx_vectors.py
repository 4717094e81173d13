"""What make_onnx_vectors.py and check_onnx.py share: exporting a model and writing what PyTorch computes with it."""

import base64
import copy
import json
import pathlib
import warnings

import onnx
import torch

warnings.filterwarnings("ignore")
torch.set_num_threads(2)

TORCHSCRIPT = "torchscript"
DYNAMO = "dynamo"


def export(model, x, path, exporter, opset, batch="free", **options):
    """Exports with a free or a fixed batch axis; returns the opset that the file really has."""
    if exporter == DYNAMO:
        shapes = ({0: torch.export.Dim("n")},) if batch == "free" else None
        torch.onnx.export(
            model, (x,), str(path), dynamo=True, opset_version=opset, dynamic_shapes=shapes,
            external_data=options.pop("external_data", False), verbose=False, **options)
    else:
        axes = {"x": {0: "n"}} if batch == "free" else None
        torch.onnx.export(
            model, (x,), str(path), dynamo=False, opset_version=opset, input_names=["x"],
            output_names=["y"], dynamic_axes=axes, **options)
    return next(o.version for o in onnx.load(str(path), load_external_data=False).opset_import if o.domain == "")


def strip(path):
    """Removes what exporters note of the machine and its sources: names of files, stack traces."""
    model = onnx.load(str(path))
    for part in [model, model.graph, *model.graph.node, *model.graph.input, *model.graph.output,
                 *model.graph.value_info, *model.graph.initializer]:
        part.doc_string = ""
        del part.metadata_props[:]
    del model.graph.value_info[:]
    onnx.save(model, str(path))


def packed(tensor):
    """A float32 tensor as JSON: its shape and its little-endian bytes in base64."""
    array = tensor.detach().to(torch.float32).contiguous().numpy().astype("<f4")
    return {"shape": list(array.shape), "float32": base64.b64encode(array.tobytes()).decode()}


def answers(model, x):
    """Logits and the gradient of their sum by the input."""
    x = x.detach().clone().requires_grad_(True)
    logits = model(x)
    (gradient,) = torch.autograd.grad(logits.sum(), x)
    return logits, gradient


def own_error(model, x, gradient):
    """How far PyTorch's float32 gradient is from its float64 one: values near a kink of ReLU fall on either side."""
    _, exact = answers(copy.deepcopy(model).double(), x.double())
    return float((gradient - exact).abs().max() / exact.abs().max())


def write_case(path, model, x, files, command, seed):
    logits, gradient = answers(model, x)
    case = {
        "source": f"PyTorch {torch.__version__}",
        "command": command,
        "seed": seed,
        "tolerance": {
            "logits": 1e-4,
            "gradient": max(1e-3, 4 * own_error(model, x, gradient)),
            "reason": "float32 sums in another order, relative to the largest value; "
            "for gradients at least four times PyTorch's own distance from float64",
        },
        "models": files,
        "input": packed(x),
        "logits": packed(logits),
        "gradient": packed(gradient),
    }
    pathlib.Path(path).write_text(json.dumps(case, indent=1) + "\n")
    return logits, gradient


def settle(model, x, seed):
    """Gives a fresh model the running statistics of x and scales that are not the identity, then evaluates."""
    generator = torch.Generator().manual_seed(seed)
    norms = [m for m in model.modules() if isinstance(m, torch.nn.modules.batchnorm._BatchNorm)]
    momenta = [norm.momentum for norm in norms]
    with torch.no_grad():
        for module in model.modules():
            if getattr(module, "affine", False) or getattr(module, "elementwise_affine", False):
                module.weight.copy_(torch.rand(module.weight.shape, generator=generator) + 0.5)
                if module.bias is not None:
                    module.bias.copy_(torch.randn(module.bias.shape, generator=generator) * 0.2)
        for norm in norms:
            norm.momentum = 1.0
        model.train()(x)
        for norm, momentum in zip(norms, momenta):
            norm.momentum = momentum
    return model.eval()
