"""One peer, one question, one process: warms up, times, and prints a line of JSON.

Usage: peer.py QUESTION PEER CASES_FOLDER WARMUPS ROUNDS THREADS
"""
import json
import os
import resource
import sys
import time

import torch
from safetensors.torch import load_file

import cases


def load(folder, name):
    model = cases.hardened() if name == "hardened" else cases.network()
    model.load_state_dict(load_file(f"{folder}/{name}.safetensors"))
    return model


def pgd_torchattacks(model):
    import torchattacks

    attack = torchattacks.PGD(model, eps=cases.EPSILON, alpha=cases.STEP, steps=cases.STEPS, random_start=False)
    return lambda x, y: attack(x, y)


def pgd_foolbox(model):
    import foolbox

    fmodel = foolbox.PyTorchModel(model, bounds=(0, 1), device="cpu")
    attack = foolbox.attacks.LinfPGD(abs_stepsize=cases.STEP, steps=cases.STEPS, random_start=False)
    return lambda x, y: attack.run(fmodel, x, foolbox.criteria.Misclassification(y), epsilon=cases.EPSILON)


def pgd(make, folder):
    model = load(folder, "trained").eval()
    for p in model.parameters():
        p.requires_grad_(False)
    data = load_file(f"{folder}/attacked.safetensors")
    attack = make(model)
    batches = [(data["inputs"][i:i + 256], data["labels"][i:i + 256]) for i in range(0, cases.PGD_SAMPLES, 256)]

    def work():
        return [attack(x, y) for x, y in batches]

    def quality(result):
        with torch.no_grad():
            logits = torch.cat([model(x) for x in result])
            loss = torch.nn.functional.cross_entropy(logits, data["labels"]).item()
            return {"robust accuracy": (logits.argmax(1) == data["labels"]).float().mean().item(), "mean loss": loss}

    return work, quality


def epoch(folder):
    data = load_file(f"{folder}/training.safetensors")

    def work():
        model = load(folder, "fresh").train()
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
        order = torch.randperm(cases.EPOCH_SAMPLES, generator=torch.Generator().manual_seed(1))
        for start in range(0, cases.EPOCH_SAMPLES, cases.BATCH):
            part = order[start:start + cases.BATCH]
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(data["inputs"][part]), data["labels"][part]).backward()
            optimizer.step()
        return model

    def quality(model):
        test = load_file(f"{folder}/attacked.safetensors")
        with torch.no_grad():
            right = (model.eval()(test["inputs"]).argmax(1) == test["labels"]).float().mean().item()
        return {"accuracy on 512 test images": right}

    return work, quality


def answer(attack, folder):
    """ATTACK(model, inputs, labels) gives, for every sample, whether it still stands, and the seconds to the last that fell."""
    model = load(folder, "hardened").eval()
    data = load_file(f"{folder}/answered.safetensors")
    return (lambda: attack(model, data["inputs"], data["labels"])), lambda result: {
        "robust accuracy": result[0].float().mean().item(), "seconds to the answer": result[1]}


def right(model, x, y):
    with torch.no_grad():
        return model(x).argmax(1) == y


def restarts(once, model, x, y):
    """Ten random starts, each for the samples that still stand."""
    started = time.perf_counter()
    standing, last = right(model, x, y), 0.0
    for _ in range(10):
        index = standing.nonzero().squeeze(1)
        still = right(model, once(x[index], y[index]), y[index])
        standing[index] = still
        last = time.perf_counter() - started if not still.all() else last
    return standing, last


def answer_torchattacks(model, x, y):
    import torchattacks

    attack = torchattacks.PGD(model, eps=0.3, alpha=0.01, steps=100, random_start=True)
    return restarts(attack, model, x, y)


def answer_foolbox(model, x, y):
    import foolbox

    fmodel = foolbox.PyTorchModel(model, bounds=(0, 1), device="cpu")
    attack = foolbox.attacks.LinfPGD(abs_stepsize=0.01, steps=100, random_start=True)
    criterion = foolbox.criteria.Misclassification
    return restarts(lambda a, b: attack(fmodel, a, criterion(b), epsilons=0.3)[1], model, x, y)


def answer_autoattack(model, x, y):
    """The reference: HAUBERK_AUTOATTACK is a clone of its repository. It tells how far it is after each of its four attacks."""
    sys.path.insert(0, os.environ["HAUBERK_AUTOATTACK"])
    from autoattack import AutoAttack

    started = time.perf_counter()
    levels = []
    suite = AutoAttack(model, norm="Linf", eps=0.3, version="standard", device="cpu", seed=1, verbose=True)
    suite.logger.log = lambda line: levels.append((line.split("(")[0].split(": ")[-1], time.perf_counter() - started)) \
        if line.startswith("robust accuracy after") else None
    adversarial = suite.run_standard_evaluation(x, y, bs=500)
    return right(model, adversarial, y), next(seconds for level, seconds in levels if level == levels[-1][0])


PEERS = {
    ("answer", "torchattacks"): lambda folder: answer(answer_torchattacks, folder),
    ("answer", "foolbox"): lambda folder: answer(answer_foolbox, folder),
    ("standard", "autoattack"): lambda folder: answer(answer_autoattack, folder),
    ("pgd", "torchattacks"): lambda folder: pgd(pgd_torchattacks, folder),
    ("pgd", "foolbox"): lambda folder: pgd(pgd_foolbox, folder),
    ("epoch", "pytorch"): epoch,
}


def main(question, peer, folder, warmups, rounds, threads):
    torch.set_num_threads(int(threads))
    work, quality = PEERS[question, peer](folder)
    for _ in range(int(warmups)):
        result = work()
    seconds = []
    for _ in range(int(rounds)):
        started = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - started)
    versions = {"torch": torch.__version__, "python": sys.version.split()[0]}
    for name in ("torchattacks", "foolbox"):
        if name in sys.modules:
            versions[name] = sys.modules[name].__version__
    print(json.dumps({
        "question": question, "side": peer, "seconds": seconds, "quality": quality(result), "versions": versions,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


main(*sys.argv[1:])
