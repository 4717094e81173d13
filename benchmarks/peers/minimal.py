"""Medians of the smallest changes that Foolbox and ART find, on the weights and images of `hauberk attack`.

Usage: minimal.py MODEL NETWORK COUNT ATTACK ...      networks: madry, cnn      attacks: the keys of ATTACKS
MODEL is a state dict (.pth or .safetensors). Prints a line of JSON for each attack: median over the images the model has right,
infinite where nothing was found, the share found and the seconds. The same budget of steps as the commands of docs/robust-whitebox.md.
"""
import json
import sys
import time
import warnings

import numpy as np
import torch

import cases

warnings.filterwarnings("ignore")


def madry():
    """The network of locuslab/fast_adversarial for MNIST."""
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 4, stride=2, padding=1), nn.ReLU(),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 100), nn.ReLU(), nn.Linear(100, 10))


def load(path, network):
    model = {"madry": madry, "cnn": cases.network}[network]()
    if path.endswith(".safetensors"):
        from safetensors.torch import load_file
        state = load_file(path)
    else:
        state = torch.load(path, map_location="cpu")
    named = dict(zip(model.state_dict(), state.values())) if set(state) != set(model.state_dict()) else state
    model.load_state_dict(named)
    for p in model.parameters():
        p.requires_grad_(False)
    return model.eval()


def foolbox(make):
    def run(model, x, y):
        import foolbox as fb
        fmodel = fb.PyTorchModel(model, bounds=(0, 1), device="cpu")
        return make(fb).run(fmodel, x, fb.criteria.Misclassification(y))
    return run


def art(make):
    def run(model, x, y):
        import art.attacks.evasion as ev
        from art.estimators.classification import PyTorchClassifier
        classifier = PyTorchClassifier(
            model, torch.nn.CrossEntropyLoss(), tuple(x.shape[1:]), 10, clip_values=(0, 1), device_type="cpu")
        moved = make(ev, classifier).generate(x.numpy(), np.eye(10, dtype=np.float32)[y.numpy()])
        return torch.from_numpy(np.asarray(moved, dtype=np.float32))
    return run


NORMS = {"l0": 0, "l1": 1, "l2": 2, "linf": float("inf")}
ATTACKS = {
    "foolbox ddn l2": foolbox(lambda fb: fb.attacks.DDNAttack(steps=100)),
    "foolbox fmn l0": foolbox(lambda fb: fb.attacks.L0FMNAttack(steps=100)),
    "foolbox fmn l1": foolbox(lambda fb: fb.attacks.L1FMNAttack(steps=100)),
    "foolbox fmn l2": foolbox(lambda fb: fb.attacks.L2FMNAttack(steps=100)),
    "foolbox fmn linf": foolbox(lambda fb: fb.attacks.LInfFMNAttack(steps=100)),
    "foolbox deepfool l2": foolbox(lambda fb: fb.attacks.L2DeepFoolAttack(steps=50)),
    "foolbox deepfool linf": foolbox(lambda fb: fb.attacks.LinfDeepFoolAttack(steps=50)),
    "foolbox cw l2": foolbox(lambda fb: fb.attacks.L2CarliniWagnerAttack(binary_search_steps=6, steps=100, stepsize=0.01)),
    "foolbox ead l1": foolbox(lambda fb: fb.attacks.EADAttack(binary_search_steps=6, steps=100)),
    "art deepfool l2": art(lambda ev, c: ev.DeepFool(c, max_iter=50, epsilon=0.02, verbose=False, batch_size=256)),
    "art cw l2": art(lambda ev, c: ev.CarliniL2Method(
        c, binary_search_steps=6, max_iter=100, learning_rate=0.01, initial_const=1e-3, verbose=False, batch_size=256)),
    "art cw linf": art(lambda ev, c: ev.CarliniLInfMethod(c, max_iter=10, verbose=False, batch_size=256)),
    "art cw l0": art(lambda ev, c: ev.CarliniL0Method(
        c, binary_search_steps=3, max_iter=10, verbose=False, batch_size=256)),
    "art ead l1": art(lambda ev, c: ev.ElasticNet(
        c, binary_search_steps=6, max_iter=100, decision_rule="L1", verbose=False, batch_size=256)),
    "art jsma l0": art(lambda ev, c: ev.SaliencyMapMethod(c, theta=1.0, gamma=0.2, verbose=False, batch_size=256)),
}


def size(offset, norm):
    flat = offset.flatten(1)
    if norm == 0:
        return (flat.abs() > 1e-6).sum(1).float()
    return torch.linalg.vector_norm(flat, norm, dim=1)


def main(path, network, count, *names):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    np.random.seed(1)
    model = load(path, network)
    x, y = cases.mnist("t10k", int(count))
    right = model(x).argmax(1) == y
    x, y = x[right], y[right]
    for name in names or ATTACKS:
        started = time.process_time()
        moved = ATTACKS[name](model, x, y)
        seconds = time.process_time() - started
        found = model(moved).argmax(1) != y
        distances = torch.where(found, size(moved - x, NORMS[name.split()[-1]]), torch.inf).numpy()
        print(json.dumps({"attack": name, "network": network, "samples": len(x), "found": float(found.float().mean()),
                          "median": float(np.median(distances)), "processor seconds": round(seconds, 1)}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
