"""Processor time of a step with Opacus beside the plain step, one thread, for the networks of StepCost in the tests of module privacy.

python private_step.py STEPS ROUNDS [NETWORK ...] [MODE ...]      networks of CASES, modes: plain hooks functorch ghost (all by default)

The sides take turns, round by round; printed: library, network, batch, side, median milliseconds a step. Inside the timer: forward,
backward, clipping (1.0, flat), noise (multiplier 1.0), SGD with momentum 0.9. Batches are fixed; no data loader runs.
"""
import sys
import time
import warnings

import torch
from opacus import GradSampleModule
from opacus.grad_sample.grad_sample_module_fast_gradient_clipping import GradSampleModuleFastGradientClipping
from opacus.optimizers import DPOptimizer
from opacus.optimizers.optimizer_fast_gradient_clipping import DPOptimizerFastGradientClipping
from opacus.utils.fast_gradient_clipping_utils import DPLossFastGradientClipping
from torch import nn

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
WARM_UP = 3


def mnist_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 16, 8, 2, 2), nn.Tanh(), nn.MaxPool2d(2, 1),
        nn.Conv2d(16, 32, 4, 2), nn.Tanh(), nn.MaxPool2d(2, 1),
        nn.Flatten(), nn.Linear(512, 32), nn.Tanh(), nn.Linear(32, 10))


def cifar_cnn():
    layers, channels = [], 3
    for width in (32, 64, 128):
        layers += [nn.Conv2d(channels, width, 3, padding=1), nn.Tanh(), nn.Conv2d(width, width, 3, padding=1), nn.Tanh(), nn.MaxPool2d(2)]
        channels = width
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(2048, 128), nn.Tanh(), nn.Linear(128, 10))


def mlp():
    return nn.Sequential(nn.Linear(784, 1024), nn.ReLU(), nn.Linear(1024, 1024), nn.ReLU(), nn.Linear(1024, 10))


CASES = {
    "MNIST_CNN": (mnist_cnn, 256, (1, 28, 28)),
    "CIFAR_CNN": (cifar_cnn, 64, (3, 32, 32)),
    "MLP": (mlp, 256, (784,)),
    "SCATTER_LINEAR": (lambda: nn.Linear(3969, 10), 1024, (3969,)),
}


def plain(build, inputs, labels):
    model, loss = build(), nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)

    def step():
        optimizer.zero_grad()
        loss(model(inputs), labels).backward()
        optimizer.step()
    return step


def samples(mode):
    def make(build, inputs, labels):
        module = nn.Sequential(build())
        model, loss = GradSampleModule(module, force_functorch=mode == "functorch"), nn.CrossEntropyLoss()
        optimizer = DPOptimizer(
            torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9),
            noise_multiplier=1.0, max_grad_norm=1.0, expected_batch_size=len(labels))

        def step():
            optimizer.zero_grad()
            loss(model(inputs), labels).backward()
            optimizer.step()
        return step
    return make


def ghost(build, inputs, labels):
    model = GradSampleModuleFastGradientClipping(nn.Sequential(build()), max_grad_norm=1.0, use_ghost_clipping=True)
    optimizer = DPOptimizerFastGradientClipping(
        torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9),
        noise_multiplier=1.0, max_grad_norm=1.0, expected_batch_size=len(labels))
    loss = DPLossFastGradientClipping(model, optimizer, nn.CrossEntropyLoss(reduction="mean"))

    def step():
        optimizer.zero_grad()
        loss(model(inputs), labels).backward()
        optimizer.step()
    return step


SIDES = {"plain": plain, "hooks": samples("hooks"), "functorch": samples("functorch"), "ghost": ghost}


def median(values):
    return sorted(values)[len(values) // 2]  # the module statistics is shadowed by a neighbour of this name


def timed(step, steps):
    started = time.thread_time()
    for _ in range(steps):
        step()
    return (time.thread_time() - started) * 1000 / steps


def main():
    steps, rounds = int(sys.argv[1]), int(sys.argv[2])
    modes = [word for word in sys.argv[3:] if word in SIDES] or list(SIDES)
    chosen = [word for word in sys.argv[3:] if word in CASES] or list(CASES)
    unknown = [word for word in sys.argv[3:] if word not in SIDES and word not in CASES]
    if unknown:
        sys.exit(f"word: {unknown[0]} (expected: a network or a mode)")
    for name in chosen:
        build, batch, shape = CASES[name]
        torch.manual_seed(1)
        inputs, labels = torch.rand(batch, *shape), torch.arange(batch) % 3
        sides = {mode: SIDES[mode](build, inputs, labels) for mode in modes}
        times = {mode: [] for mode in modes}
        for step in sides.values():
            timed(step, WARM_UP if batch < 1024 else 1)
        for _ in range(rounds):
            for mode, step in sides.items():
                times[mode].append(timed(step, steps))
        for mode in modes:
            print("opacus", name, batch, mode, f"{median(times[mode]):.3f}", sep="\t", flush=True)


if __name__ == "__main__":
    main()
