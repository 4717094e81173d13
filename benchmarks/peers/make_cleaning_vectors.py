"""Writes cleanlab's confident joint and off-diagonal rows over 400 invented rows of four labels.

python make_cleaning_vectors.py FOLDER
"""
import sys
from pathlib import Path

import numpy as np
from cleanlab.count import compute_confident_joint, estimate_joint

LABELS = 4
ROWS = 400


def main():
    folder = Path(sys.argv[1])
    draws = np.random.default_rng(20)
    true = draws.integers(0, LABELS, ROWS)
    labels = np.where(draws.random(ROWS) < 0.2, draws.integers(0, LABELS, ROWS), true)
    scores = 2.2 * np.eye(LABELS)[true] + draws.normal(size=(ROWS, LABELS))
    odds = np.exp(scores)
    probabilities = odds / odds.sum(axis=1, keepdims=True)
    counted, errors = compute_confident_joint(
        labels, probabilities, calibrate=False, return_indices_of_off_diagonals=True)
    joint = estimate_joint(labels, probabilities)
    wrong = set(int(row) for row in errors)
    with open(folder / "rows.csv", "w", encoding="utf-8") as file:
        for row in range(ROWS):
            cells = ",".join(repr(float(p)) for p in probabilities[row])
            file.write(f"{labels[row]},{cells},{int(row in wrong)}\n")
    with open(folder / "joint.csv", "w", encoding="utf-8") as file:
        for line in joint:
            file.write(",".join(repr(float(p)) for p in line) + "\n")
    print(counted)
    print(len(wrong), "errors")


if __name__ == "__main__":
    main()
