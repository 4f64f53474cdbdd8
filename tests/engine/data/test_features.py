"""Input features: what each makes of the inputs, how many there are, and what they are called."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.data.features import (
    Cosine,
    Feature,
    PlainInput,
    Polynomial,
    Product,
    Sine,
    Square,
    feature,
)
from engine.specs.knobs import KnobError

X = np.array([[1.0, 2.0, -3.0], [0.5, -1.0, 4.0]])
NAMES = ("x₁", "x₂", "x₃")

every_feature = pytest.mark.parametrize("cls", feature, ids=feature.names)


@every_feature
@settings(max_examples=40)
@given(data=st.data(), inputs=st.integers(1, 6), rows=st.integers(1, 4))
def test_counts_names_and_columns_agree(
    cls: type[Feature], data: st.DataObject, inputs: int, rows: int
) -> None:
    one = data.draw(specs(cls, degree=5))
    x = np.random.default_rng(0).uniform(-2, 2, (rows, inputs))
    kept = x.copy()
    columns = one(x)
    names = one.names(tuple(f"input {i}" for i in range(inputs)))
    assert columns.shape == (rows, one.count(inputs))
    assert len(names) == len(set(names)) == one.count(inputs)
    np.testing.assert_array_equal(x, kept)
    # A row is worked out by itself: the same alone as among others.
    np.testing.assert_array_equal(one(x[:1]), columns[:1])


def test_the_columns_worked_out_by_hand() -> None:
    np.testing.assert_array_equal(Square()(X), [[1, 4, 9], [0.25, 1, 16]])
    np.testing.assert_array_equal(Product()(X), [[2, -3, -6], [-0.5, 2, -4]])
    np.testing.assert_allclose(Sine(frequency=2.0)(X), np.sin(2 * X), rtol=1e-15)
    np.testing.assert_allclose(Cosine()(X), np.cos(X), rtol=1e-15)
    two = Polynomial(degree=3)(X[:, :2])
    np.testing.assert_array_equal(two[0], [1, 2, 4, 1, 2, 4, 8])
    np.testing.assert_array_equal(two[1], [0.25, -0.5, 1, 0.125, -0.25, 0.5, -1])


def test_the_names_of_the_lectures() -> None:
    assert Square().names(NAMES) == ("x₁²", "x₂²", "x₃²")
    assert Product().names(NAMES) == ("x₁x₂", "x₁x₃", "x₂x₃")
    assert Sine().names(NAMES[:1]) == ("sin x₁",)
    assert Cosine(frequency=2.0).names(NAMES[:1]) == ("cos(2 x₁)",)
    assert Polynomial(degree=3).names(NAMES[:2]) == (
        "x₁²", "x₁x₂", "x₂²", "x₁³", "x₁²x₂", "x₁x₂²", "x₂³",
    )  # fmt: skip
    assert Polynomial(degree=10).names(("x",))[-1] == "x¹⁰"


def test_names_of_several_words_stay_readable() -> None:
    names = ("petal width", "b")
    assert Product().names(names) == ("(petal width) · b",)
    assert Square().names(names) == ("(petal width)²", "b²")
    assert Sine().names(names) == ("sin(petal width)", "sin b")


def test_one_input_has_no_products() -> None:
    assert Product().count(1) == 0
    assert Product()(X[:, :1]).shape == (2, 0)


@pytest.mark.parametrize(("inputs", "degree"), [(1, 2), (2, 3), (3, 4), (5, 2)])
def test_monomials_as_scikit_learn_makes_them(inputs: int, degree: int) -> None:
    sk = pytest.importorskip("sklearn.preprocessing", reason="scikit-learn is not installed")
    x = np.random.default_rng(1).standard_normal((7, inputs))
    expected = sk.PolynomialFeatures(degree, include_bias=False).fit_transform(x)
    found = np.concatenate([x, Polynomial(degree=degree)(x)], axis=1)
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    pairs = sk.PolynomialFeatures(2, interaction_only=True, include_bias=False).fit_transform(x)
    np.testing.assert_allclose(np.concatenate([x, Product()(x)], axis=1), pairs, rtol=1e-12)


def test_columns_can_be_chosen_one_by_one() -> None:
    assert Square(columns=(1,)).names(NAMES) == ("x₂²",)
    np.testing.assert_array_equal(Square(columns=(0, 2))(X), [[1, 9], [0.25, 16]])
    assert Product(columns=(1,)).names(NAMES) == ("x₁x₃",)
    assert Sine(columns=(1,), frequency=2.0).names(NAMES) == ("sin(2 x₂)",)
    assert PlainInput(columns=(2,)).names(NAMES) == ("x₃",)
    np.testing.assert_array_equal(PlainInput(columns=(2,))(X), X[:, 2:])
    # Of data with fewer inputs what is there is used.
    assert Square(columns=(0, 2)).count(1) == 1
    assert Square(columns=(2,))(X[:, :1]).shape == (2, 0)


def test_columns_are_places_in_rising_order() -> None:
    for wrong in ((1, 0), (0, 0), (-1,), (0.5,), (True,), 3):
        with pytest.raises(KnobError, match="columns: expected whole numbers from 0"):
            Square(columns=wrong)  # type: ignore[arg-type]
