"""The real tables are the published ones, unchanged, with their source beside them."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import numpy as np
import pytest

from engine.data.datasets import Data, dataset
from engine.data.datasets.real import load

REAL_FILES = ("digits", "letters", "iris", "penguins", "engel")


def made(name: str, **knobs: object) -> Data:
    return dataset[name](**knobs).sample(np.random.default_rng(7))


def counts(data: Data) -> list[int]:
    return np.bincount(data.y, minlength=len(data.classes)).tolist()


def test_digits_are_the_1797_pictures() -> None:
    data = made("digits")
    assert data.x.shape == (1797, 64)
    assert (data.x.min(), data.x.max()) == (0.0, 16.0)
    assert data.image == (8, 8)
    assert data.inputs[0] == "r0c0"
    assert data.inputs[63] == "r7c7"
    assert counts(data) == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_the_first_digit_of_the_file_is_a_zero() -> None:
    first = load("digits").x[0].reshape(8, 8)
    assert load("digits").y[0] == 0
    assert first[0].tolist() == [0, 0, 5, 13, 9, 1, 0, 0]
    assert first[3:5, 3:5].tolist() == [[0, 0], [0, 0]], "the hole of the zero"


def test_one_digit_asks_for_one_digit() -> None:
    digits, twos = made("digits"), made("one_digit")
    assert twos.classes == ("not 2", "2")
    assert np.array_equal(twos.x, digits.x)
    assert np.array_equal(twos.y == 1, digits.y == 2)
    assert np.array_equal(made("one_digit", digit=7).y == 1, digits.y == 7)
    assert not twos.y.flags.writeable


def test_letters_are_pictures_of_every_capital() -> None:
    data = made("letters")
    assert data.image == (20, 20)
    assert "".join(data.classes) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert counts(data) == [48] * 26
    assert (data.x.min(), data.x.max()) == (0.0, 16.0)
    # No ink runs off the sheet.
    sheets = data.x.reshape(-1, 20, 20)
    edges = (sheets[:, 0], sheets[:, -1], sheets[:, :, 0], sheets[:, :, -1])
    assert all(edge.mean() < 0.1 for edge in edges)


def test_digits_are_their_own_targets() -> None:
    data = made("digits_again")
    assert data.classes == ()
    np.testing.assert_array_equal(data.x, data.y)
    np.testing.assert_array_equal(data.x, made("digits").x)


def test_real_tables_hold_the_published_rows() -> None:
    iris, penguins, engel = (load(name) for name in ("iris", "penguins", "engel"))
    assert iris.classes == ("setosa", "versicolor", "virginica")
    assert iris.inputs[2] == "petal length (cm)"
    assert counts(iris) == [50, 50, 50]
    assert iris.x[0].tolist() == [5.1, 3.5, 1.4, 0.2]
    np.testing.assert_allclose(iris.x.mean(axis=0), [5.8433, 3.0573, 3.758, 1.1993], atol=1e-4)
    assert penguins.classes == ("Adelie", "Chinstrap", "Gentoo")
    assert counts(penguins) == [151, 68, 123]
    assert penguins.x[0].tolist() == [39.1, 18.7, 181.0, 3750.0]
    assert engel.x.shape == (235, 1)
    assert engel.classes == ()
    assert engel.x.max() == pytest.approx(4957.813, abs=1e-3)
    assert engel.y.max() == pytest.approx(2032.679, abs=1e-3)


@pytest.mark.parametrize("name", REAL_FILES)
def test_sampling_shuffles_whole_rows(name: str) -> None:
    table, data = load(name), made(name)

    def rows(source: Data) -> list[tuple[float, ...]]:
        columns = np.column_stack([source.x, source.y])
        return [tuple(row) for row in columns.tolist()]

    assert rows(table) != rows(data)
    assert sorted(rows(table)) == sorted(rows(data))


def test_a_table_is_read_once_and_cannot_be_written_to() -> None:
    assert load("iris") is load("iris")
    with pytest.raises(ValueError, match="read-only"):
        load("iris").x[0, 0] = 1.0


@pytest.mark.parametrize("name", REAL_FILES)
def test_each_file_is_the_one_its_description_names(name: str) -> None:
    folder = files("resources") / "datasets"
    description = (folder / f"{name}.md").read_text(encoding="utf-8")
    digest = hashlib.sha256((folder / f"{name}.npz").read_bytes()).hexdigest()
    assert re.findall(r"`([0-9a-f]{64})`", description) == [digest]
    for heading in ("| source |", "| licence |", "Citation:", "| `x` |", "| `y` |"):
        assert heading in description
