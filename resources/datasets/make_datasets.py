"""Make the data files of this folder from the packages that ship the original tables.

    pip install --no-deps scikit-learn palmerpenguins statsmodels numpy
    python resources/datasets/make_datasets.py

Writes `<name>.npz` beside this script and prints each file's SHA-256, which belongs into
`<name>.md`. The same tables give the same bytes: archive entries carry no time. (Another zlib may
compress to other bytes with the same arrays in them.) Only the tables are read; none of the
packages is imported.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
PENGUIN_COLUMNS = {
    "bill_length_mm": "bill length (mm)",
    "bill_depth_mm": "bill depth (mm)",
    "flipper_length_mm": "flipper length (mm)",
    "body_mass_g": "body mass (g)",
}


def table(package: str, path: str) -> Iterator[list[str]]:
    """The rows of a CSV file inside an installed package, plain or gzipped."""
    raw = Path(str(distribution(package).locate_file(path))).read_bytes()
    text = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode("utf-8")
    return csv.reader(text.splitlines())


def digits() -> dict[str, object]:
    """64 pixels 0..16, then the digit."""
    rows = np.array(list(table("scikit-learn", "sklearn/datasets/data/digits.csv.gz")), float)
    return {
        "x": rows[:, :-1].astype(np.uint8),
        "y": rows[:, -1].astype(np.uint8),
        "inputs": [f"r{row}c{column}" for row in range(8) for column in range(8)],
        "classes": [str(digit) for digit in range(10)],
        "image": (8, 8),
    }


def iris() -> dict[str, object]:
    """Four lengths, then the species; the header names the species."""
    header, *rows = table("scikit-learn", "sklearn/datasets/data/iris.csv")
    parts = (f"{part} {size} (cm)" for part in ("sepal", "petal") for size in ("length", "width"))
    return {
        "x": np.array([row[:-1] for row in rows], float),
        "y": np.array([row[-1] for row in rows], np.uint8),
        "inputs": list(parts),
        "classes": header[2:],
    }


def penguins() -> dict[str, object]:
    """Four measurements and the species of every bird that was measured."""
    header, *rows = table("palmerpenguins", "palmerpenguins/data/penguins.csv")
    birds = [dict(zip(header, row, strict=True)) for row in rows]
    measured = [bird for bird in birds if "NA" not in [bird[key] for key in PENGUIN_COLUMNS]]
    species = sorted({bird["species"] for bird in measured})
    return {
        "x": np.array([[bird[key] for key in PENGUIN_COLUMNS] for bird in measured], float),
        "y": np.array([species.index(bird["species"]) for bird in measured], np.uint8),
        "inputs": list(PENGUIN_COLUMNS.values()),
        "classes": species,
    }


def engel() -> dict[str, object]:
    """Income, then food expenditure."""
    _, *rows = table("statsmodels", "statsmodels/datasets/engel/engel.csv")
    values = np.array(rows, float)
    return {"x": values[:, :1], "y": values[:, 1], "inputs": ["income (francs)"]}


def write(make: Callable[[], dict[str, object]]) -> None:
    """Write one table under the name of its function and print the hash."""
    empty = {"classes": np.array([], str), "image": np.array([], np.uint8)}
    arrays = {key: np.asarray(value) for key, value in (empty | make()).items()}
    path = HERE / f"{make.__name__}.npz"
    np.savez_compressed(path, **arrays)
    print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, arrays["x"].shape)


if __name__ == "__main__":
    for make in (digits, iris, penguins, engel):
        write(make)
