"""Test scores of `playground train FILE.csv` beside those of scikit-learn's MLP, over five seeds.

    python tests/benchmarks/bench_tables.py [--seeds 5] [--epochs 60] [--json FILE]

Each table is written as a file and read as its dialog proposes. The yardstick gets the same parts,
filled and scaled alike, the same layers, optimiser, learning rate, batch size and epochs. Scores
are those of the test part: accuracy, or R² for numbers. Exit code 1 if ours is more than one
standard error of the yardstick's mean below. Needs scikit-learn; tables that come with it are
used, too.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from reporting import Row, arguments, save, show
from sklearn import datasets
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

from engine.data.datasets import dataset
from engine.network.layers import Dense
from engine.training.experiment import ExperimentSpec
from engine.training.metrics import ClassMetrics, metrics_of
from engine.training.run import Run
from engine.training.setup import Setup
from playground.importing.experiment_on import experiment_on
from playground.importing.table_files import chosen_in

Lines = Iterator[list[object]]


def bundled(name: str) -> Lines:
    """A table that comes with scikit-learn."""
    found = getattr(datasets, f"load_{name}")()
    yield [*found.feature_names, "target"]
    names = getattr(found, "target_names", None)
    for x, y in zip(found.data.tolist(), found.target.tolist(), strict=True):
        yield [*x, y if names is None else names[int(y)]]


def shipped(name: str) -> Lines:
    """A table that comes with this program."""
    data = dataset[name]().sample(np.random.default_rng(0))
    yield [*data.inputs, "species"]
    for x, y in zip(data.x.tolist(), data.y.tolist(), strict=True):
        yield [*x, data.classes[y]]


def passengers() -> Lines:
    """Passengers of a ship with names, decks, fares and gaps, made up."""
    rng = np.random.default_rng(12)
    yield ["PassengerId", "Name", "Pclass", "Sex", "Age", "Fare", "Embarked", "Survived"]
    for i in range(890):
        deck, woman = rng.choice([1, 2, 3], p=[0.24, 0.2, 0.56]), rng.random() < 0.36
        age, fare = max(0.5, rng.normal(30, 14)), rng.lognormal(4.4 - 0.7 * deck, 0.5)
        odds = 2.6 * woman - 0.9 * (deck - 2) - 0.02 * (age - 30) - 1.1
        lived = rng.random() < 1 / (1 + np.exp(-odds))
        known = "" if rng.random() < 0.2 else f"{age:.1f}"
        port = rng.choice(["S", "C", "Q"], p=[0.72, 0.19, 0.09])
        yield [i + 1, f"Doe, {i}", deck, ("male", "female")[woman], known, f"{fare:.2f}", port,
               int(lived)]  # fmt: skip


def houses() -> Lines:
    """Houses with a size, a district, a year and a price in full, made up."""
    rng = np.random.default_rng(5)
    yield ["Id", "area", "rooms", "district", "built", "price"]
    for i in range(600):
        area, built = rng.uniform(40, 220), rng.integers(1900, 2020)
        place = rng.integers(4)
        price = 900 * area * (1 + 0.25 * place) + 600 * (built - 1900) + rng.normal(0, 15_000)
        yield [i + 1, f"{area:.0f}", int(area // 25) + rng.integers(0, 2), "NESW"[place], built,
               f"{price:.0f}"]  # fmt: skip


TABLES = {
    "iris": lambda: shipped("iris"),
    "penguins": lambda: shipped("penguins"),
    "wine": lambda: bundled("wine"),
    "cancer": lambda: bundled("breast_cancer"),
    "passengers": passengers,
    "houses": houses,
    "diabetes": lambda: bundled("diabetes"),
}


def ours(setup: Setup, epochs: int) -> float:
    """The score of this program's network."""
    run = Run(setup)
    while run.trainer.epochs < epochs:
        run.step()
    found = metrics_of(run.trainer, "test")
    return found.accuracy if isinstance(found, ClassMetrics) else found.r2


def yardstick(setup: Setup, epochs: int) -> float:
    """The score of scikit-learn's network on the same parts."""
    spec, train, test = setup.spec, setup.parts["train"], setup.parts["test"]
    widths = tuple(layer.units for layer in spec.layers if isinstance(layer, Dense))
    kind = MLPClassifier if setup.data.classes else MLPRegressor
    network = kind(
        hidden_layer_sizes=widths,
        activation="tanh",
        solver="adam",
        alpha=0.0,
        batch_size=spec.batch_size,
        learning_rate_init=spec.optimizer.lr,
        max_iter=epochs,
        tol=0.0,
        n_iter_no_change=epochs,
        random_state=spec.seed,
    )
    answers = train.labels if setup.data.classes else train.y.ravel()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(train.x, answers)
    right = test.labels if setup.data.classes else test.y.ravel()
    return float(network.score(test.x, right))


def main() -> int:
    """Measure and print."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=60)
    given = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in TABLES.items():
            path = Path(folder) / f"{name}.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(lines())
            pairs = []
            for seed in range(given.seeds):
                before = ExperimentSpec(seed=seed)
                setup = Setup.of(experiment_on(chosen_in(path, before), before))
                pairs.append((ours(setup, given.epochs), yardstick(setup, given.epochs)))
            mine, other = np.array(pairs).T
            error = float(other.std(ddof=1) / np.sqrt(given.seeds))
            rows.append({
                "table": name, "score": "accuracy" if setup.data.classes else "R²",
                "ours": float(mine.mean()), "scikit-learn": float(other.mean()),
                "difference": float((mine - other).mean()), "standard error": error,
            })  # fmt: skip
    show(f"Test scores, mean of {given.seeds} seeds, {given.epochs} epochs", rows)
    save(given.json, "tables", rows)
    behind = [row["table"] for row in rows if row["difference"] < -row["standard error"]]
    if behind:
        print(f"more than one standard error below: {', '.join(behind)}")
    return int(bool(behind))


if __name__ == "__main__":
    sys.exit(main())
