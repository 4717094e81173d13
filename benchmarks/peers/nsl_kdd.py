"""scikit-learn on NSL-KDD under the rules of `hauberk detect train|score`: learnt from the 20 % file, threshold
by a false-alarm budget on out-of-fold scores of its normal records, judged once on KDDTest+.

    python benchmarks/peers/nsl_kdd.py DATA/nsl-kdd [BUDGET]
"""

import sys
import time

import numpy as np
import sklearn
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder


def read(path):
    rows = [line.strip().split(",") for line in open(path, encoding="utf-8")]
    x = np.array([[float(v) if i not in (1, 2, 3) else v for i, v in enumerate(r[:41])] for r in rows], dtype=object)
    return x, np.array([r[41] != "normal" for r in rows])


def main():
    folder, budget = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.01
    x, y = read(folder + "/KDDTrain+_20Percent.txt")
    tx, ty = read(folder + "/KDDTest+.txt")
    print("scikit-learn", sklearn.__version__, "budget", budget)
    models = {
        "HistGradientBoosting": HistGradientBoostingClassifier(early_stopping=False, random_state=1),
        "RandomForest 200": RandomForestClassifier(200, n_jobs=1, random_state=1),
    }
    for name, model in models.items():
        start = time.process_time()
        encode = make_column_transformer(
            (OneHotEncoder(handle_unknown="ignore", sparse_output=False), [1, 2, 3]), remainder="passthrough"
        )
        pipe = make_pipeline(encode, model)
        folds = StratifiedKFold(5, shuffle=True, random_state=1)
        held = cross_val_predict(pipe, x, y, cv=folds, method="predict_proba")[:, 1]
        threshold = np.quantile(held[~y], 1 - budget)
        score = pipe.fit(x, y).predict_proba(tx)[:, 1]
        alarm = score > threshold
        print(
            f"{name}: accuracy {np.mean(alarm == ty):.4f} FPR {np.mean(alarm[~ty]):.4f} recall {np.mean(alarm[ty]):.4f}"
            f" AUC {roc_auc_score(ty, score):.4f} processor {time.process_time() - start:.1f} s"
        )


if __name__ == "__main__":
    main()
