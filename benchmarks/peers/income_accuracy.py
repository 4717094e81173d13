"""Accuracy of scikit-learn's gradient boosting on Adult's salary class, five folds, seed 1.

income_accuracy.py TABLE HIERARCHIES: a CSV table, raw or anonymised, and the folder of ARX's hierarchies.
A cell is read as the values it stands for: numbers as least and greatest, categories as shares and as
their mean place in the hierarchy's file.
"""

import csv
import re
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

TARGET = "salary-class"


def hierarchy(folder, column):
    with open(folder / f"adult_hierarchy_{column}.csv", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter=";"))
    members = {}
    for row in rows:
        for group in set(row):
            members.setdefault(group, []).append(row[0])
    return [row[0] for row in rows], members


def values(cell, members):
    if cell in members:
        return members[cell]
    if cell.startswith("{"):
        return cell[1:-1].split(", ")
    low, high = re.fullmatch(r"\[(\d+), (\d+)\]", cell).groups()
    return [low, high]


def features(cells, column, folder):
    domain, members = hierarchy(folder, column)
    seen = {cell: values(cell, members) for cell in set(cells)}
    if all(value.isdigit() for value in domain):
        ends = {c: (min(map(int, v)), max(map(int, v))) for c, v in seen.items()}
        return np.array([ends[cell] for cell in cells], dtype=float)
    place = {value: i for i, value in enumerate(domain)}
    codes = np.zeros((len(seen), len(domain) + 1))
    number = {}
    for i, (cell, members_of) in enumerate(seen.items()):
        number[cell] = i
        for value in members_of:
            codes[i, place[value]] = 1 / len(members_of)
            codes[i, -1] += place[value] / len(members_of)
    return codes[[number[cell] for cell in cells]]


def main():
    table, folder = Path(sys.argv[1]), Path(sys.argv[2])
    text = table.read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in text.split("\n")[0] else ","))
    header, rows = rows[0], rows[1:]
    columns = [c for c in header if c != TARGET]
    x = np.hstack([features([r[header.index(c)] for r in rows], c, folder) for c in columns])
    y = np.array([r[header.index(TARGET)] == ">50K" for r in rows])
    folds = StratifiedKFold(5, shuffle=True, random_state=1)
    model = HistGradientBoostingClassifier(random_state=1)
    scores = cross_val_score(model, x, y, cv=folds, scoring="accuracy")
    print(f"{table.name}: rows {len(rows)}, accuracy {scores.mean():.4f}, folds {np.round(scores, 4)}")


if __name__ == "__main__":
    main()
