"""Data sets: importing this package fills the registry `dataset`."""

# The order of these imports is the order in which users meet the data sets.
# isort: off
from engine.data.datasets import (
    shapes,
    regions,
    clouds,
    gates,
    curves,
    surfaces,
    real,
    drawn,
    table,
)

# isort: on
from engine.data.datasets.base import Data, DataError, Dataset, dataset
from engine.specs.registry import import_items

__all__ = [
    "Data",
    "DataError",
    "Dataset",
    "clouds",
    "curves",
    "dataset",
    "drawn",
    "gates",
    "real",
    "regions",
    "shapes",
    "surfaces",
    "table",
]

# What has been added in a file of its own comes last.
import_items(__name__, __path__)
