"""Errors of OpenDP and diffprivlib on the ages of Adult, for the same questions as AdultErrors of the module privacy.

python statistics.py FOLDER_OF_ADULT [REPEATS]

Prints library, question, epsilon and the root mean squared error over REPEATS releases. OpenDP's neighbours differ by one row more
or less, as ours; where it has no mechanism of its own for an unknown number of rows, half of epsilon goes to the count. diffprivlib's
mean, variance and quantiles take the number of rows as public and replace a row: an easier question.
"""
import csv
import math
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")

LOW, HIGH, BINS = 0, 120, 12
EPSILONS = (0.1, 1.0)
RANKS = (0.25, 0.5)


def rmse(release, truth, repeats):
    errors = [np.asarray(release(), dtype=float) - truth for _ in range(repeats)]
    return math.sqrt(float(np.mean(np.square(errors))))


def opendp_questions(ages, education, epsilon):
    import opendp.prelude as dp
    dp.enable_features("contrib", "honest-but-curious", "idealized-numerics")
    rows = dp.vector_domain(dp.atom_domain(T=int)), dp.symmetric_distance()
    bounded = dp.vector_domain(dp.atom_domain(bounds=(LOW, HIGH))), dp.symmetric_distance()

    def with_noise(chain, share):
        noisy = dp.binary_search_chain(lambda scale: chain >> dp.m.then_laplace(scale), d_in=1, d_out=epsilon * share)
        return noisy

    def count(share):
        return with_noise(rows >> dp.t.then_count(), share)

    def total(power, share):
        values = [age ** power for age in ages]
        top = HIGH ** power
        space = dp.vector_domain(dp.atom_domain(bounds=(LOW, top))), dp.symmetric_distance()
        measurement = with_noise(space >> dp.t.then_sum(), share)
        return lambda: measurement(values)

    def quantile(rank):
        make = lambda scale: dp.m.make_private_quantile(
            *bounded, output_measure=dp.max_divergence(), candidates=list(range(LOW, HIGH + 1)), alpha=rank, scale=scale)
        scale = dp.binary_search_param(make, d_in=1, d_out=epsilon)
        return make(scale)

    def categories(values, names):
        space = dp.vector_domain(dp.atom_domain(T=type(names[0]))), dp.symmetric_distance()
        chain = space >> dp.t.then_count_by_categories(categories=names, null_category=False)
        measurement = with_noise(chain, 1)
        return lambda: measurement(values)

    whole, half = count(1), count(0.5)
    half_sum, third_sum, third_squares, third = total(1, 0.5), total(1, 1 / 3), total(2, 1 / 3), count(1 / 3)

    def variance():
        n = max(1, third(ages))
        return third_squares() / n - (third_sum() / n) ** 2

    names = sorted(set(education))
    binned = [min(BINS - 1, age * BINS // HIGH) for age in ages]
    quantiles = {rank: quantile(rank) for rank in RANKS}
    return {
        "count": lambda: whole(ages), "sum": total(1, 1), "mean": lambda: half_sum() / max(1, half(ages)), "variance": variance,
        **{f"quantile {rank}": (lambda q=q: q(ages)) for rank, q in quantiles.items()},
        "histogram": categories(binned, list(range(BINS))), "count by education": categories(education, names)}


def diffprivlib_questions(ages, education, epsilon):
    from diffprivlib import tools
    from diffprivlib.accountant import BudgetAccountant
    values = np.array(ages, dtype=float)
    bounds = (LOW, HIGH)
    names = {name: i for i, name in enumerate(sorted(set(education)))}
    coded = np.array([names[e] for e in education], dtype=float)
    free = {"epsilon": epsilon, "accountant": BudgetAccountant()}
    return {
        "count": lambda: tools.count_nonzero(np.ones(len(values)), **free),
        "sum": lambda: tools.sum(values, bounds=bounds, **free),
        "mean": lambda: tools.mean(values, bounds=bounds, **free),
        "variance": lambda: tools.var(values, bounds=bounds, **free),
        **{f"quantile {rank}": (lambda r=rank: tools.quantile(values, r, bounds=bounds, **free)) for rank in RANKS},
        "histogram": lambda: tools.histogram(values, bins=BINS, range=bounds, **free)[0],
        "count by education": lambda: tools.histogram(coded, bins=len(names), range=(-0.5, len(names) - 0.5), **free)[0]}


def truths(ages, education):
    values = np.array(ages)
    ordered = np.sort(values)
    names, counts = np.unique(education, return_counts=True)
    return {
        "count": len(ages), "sum": values.sum(), "mean": values.mean(), "variance": values.var(),
        **{f"quantile {rank}": ordered[math.ceil(rank * len(ages)) - 1] for rank in RANKS},
        "histogram": np.histogram(values, bins=BINS, range=(LOW, HIGH))[0], "count by education": counts}


def main(folder, repeats=200):
    with open(f"{folder}/adult.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    ages, education = [int(row["age"]) for row in rows], [row["education"] for row in rows]
    truth = truths(ages, education)
    for name, questions in (("opendp", opendp_questions), ("diffprivlib", diffprivlib_questions)):
        for epsilon in EPSILONS:
            for question, release in questions(ages, education, epsilon).items():
                print(f"{name}\t{question}\t{epsilon}\t{rmse(release, truth[question], int(repeats)):.6g}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
