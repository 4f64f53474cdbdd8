"""Real data in their original units, read from the files under `resources/datasets`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import ClassVar

import numpy as np

from engine.arrays import Array, freeze
from engine.data.datasets.base import Data, Dataset, dataset
from engine.specs.knobs import knob


@cache
def load(file: str) -> Data:
    """The table `file` as it was collected, in its own order; read once per process.

    The file holds `x` (n, d), `y` (n,), `inputs`, `classes` (empty for regression) and `image`
    (empty, or height and width). Its source, licence and hash stand beside it as `file.md`.
    """
    path = files("resources") / "datasets" / f"{file}.npz"
    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as table:
        classes = tuple(table["classes"].tolist())
        y = table["y"] if classes else table["y"][:, None]
        size = table["image"].tolist()
        image = (size[0], size[1]) if size else None
        return Data.of(table["x"], y, tuple(table["inputs"].tolist()), classes, image)


@dataclass(frozen=True, slots=True)
class Real(Dataset):
    """A table that comes as a whole: the random stream only shuffles its rows."""

    file: ClassVar[str]

    def sample(self, rng: np.random.Generator) -> Data:
        """Every row once, shuffled."""
        table = load(self.file)
        rows = rng.permutation(len(table.x))
        return replace(table, x=freeze(table.x[rows]), y=freeze(table.y[rows]))


@dataset("digits", label="Digits")
@dataclass(frozen=True, slots=True)
class Digits(Real):
    """1,797 handwritten digits as pictures of 8×8 pixels, written by 13 people.

    Each pixel counts the inked dots in a 4×4 block of the scan: 0 (paper) to 16 (ink). Inputs are
    named by row and column from the top left. Alpaydin & Kaynak, UCI Machine Learning Repository
    (1998), CC BY 4.0.
    """

    formula: ClassVar[str] = "x ∈ {0, …, 16}⁶⁴,  y ∈ {0, …, 9}"
    file: ClassVar[str] = "digits"


@dataset("one_digit", label="“2” or not")
@dataclass(frozen=True, slots=True)
class OneDigit(Real):
    """The handwritten digits with one question: is it this digit or not?

    The pictures of `digits` with two classes. About one in ten is the digit, so a network that
    always says "not" is right nine times in ten: watch more than accuracy.
    """

    digit: int = knob(
        2, low=0, high=9, rebuilds=True, level="beginner", help="The digit to be told apart."
    )
    formula: ClassVar[str] = "x ∈ {0, …, 16}⁶⁴,  y = [digit is the chosen one]"
    file: ClassVar[str] = Digits.file

    def sample(self, rng: np.random.Generator) -> Data:
        """Every picture once, shuffled; class 1 is the digit."""
        # The plain super() fails here: dataclass(slots=True) makes a new class.
        pictures = Real.sample(self, rng)
        chosen = str(self.digit)
        is_chosen = pictures.y == pictures.classes.index(chosen)
        y = freeze(is_chosen.astype(np.int64))
        return replace(pictures, y=y, classes=(f"not {chosen}", chosen))


@dataset("digits_or_none", label="Digits or none")
@dataclass(frozen=True, slots=True)
class DigitsOrNone(Real):
    """The handwritten digits and an eleventh class, "none": pictures that are no digit.

    A third each: the upper half of one digit over the lower half of another; digits whose halves
    have changed places, mirrored; digits as a negative. A network that has seen ten classes only
    takes a scribble for one of them, and may be sure of it.
    """

    none: int = knob(
        180, low=10, high=1800, rebuilds=True, help="How many pictures of no digit there are."
    )
    formula: ClassVar[str] = "x ∈ {0, …, 16}⁶⁴,  y ∈ {0, …, 9, none}"
    file: ClassVar[str] = Digits.file

    def sample(self, rng: np.random.Generator) -> Data:
        """Every digit once and the pictures of none, shuffled."""
        table = load(self.file)
        x = np.concatenate([table.x, _no_digits(table, self.none, rng)])
        y = np.concatenate([table.y, np.full(self.none, len(table.classes), table.y.dtype)])
        rows = rng.permutation(len(x))
        classes = (*table.classes, "none")
        return Data.of(x[rows], y[rows], table.inputs, classes, table.image)


def _no_digits(table: Data, count: int, rng: np.random.Generator) -> Array:
    """Pictures (count, pixels) that are made of digits and are none."""
    assert table.image is not None
    height, width = table.image
    first = rng.integers(len(table.x), size=count)
    # Of another class: two halves of the same could be one of it again.
    second = np.array([rng.choice(np.flatnonzero(table.y != table.y[row])) for row in first])
    one, two = (table.x[rows].reshape(-1, height, width) for rows in (first, second))
    halves, turned = one.copy(), np.empty_like(one)
    halves[:, height // 2 :] = two[:, height // 2 :]
    turned[:, : height // 2], turned[:, height // 2 :] = (
        one[:, height // 2 :, ::-1],
        one[:, : height // 2, ::-1],
    )
    kind = np.arange(count) % 3
    found = np.select(
        [kind[:, None, None] == 0, kind[:, None, None] == 1], [halves, turned], one.max() - one
    )
    return found.reshape(count, -1)


@dataset("letters", label="Letters 20×20")
@dataclass(frozen=True, slots=True)
class PrintedLetters(Real):
    """1,248 printed capitals as pictures of 20×20 pixels, as fine as the Mark 1 perceptron saw.

    Each of A to Z in four weights of one typeface, a little larger or smaller, moved and turned.
    A pixel is 0 (paper) to 16 (ink). Drawn from the font Inter, SIL Open Font License.
    """

    formula: ClassVar[str] = "x ∈ {0, …, 16}⁴⁰⁰,  y ∈ {A, …, Z}"
    file: ClassVar[str] = "letters"


@dataset("digits_again", label="Digits to themselves")
@dataclass(frozen=True, slots=True)
class DigitsAgain(Real):
    """The handwritten digits as inputs and as targets: what an auto-encoder learns from.

    A network that is narrow in its middle must say there in few numbers what makes a digit, and
    draw it again from them. With linear layers it finds the plane of the principal components.
    """

    formula: ClassVar[str] = "y = x ∈ {0, …, 16}⁶⁴"
    task: ClassVar[str] = "regression"
    file: ClassVar[str] = Digits.file

    def sample(self, rng: np.random.Generator) -> Data:
        """Every picture once, shuffled, with itself as its target."""
        table = Real.sample(self, rng)
        return Data.of(table.x, table.x, table.inputs, (), table.image)


@dataset("iris", label="Iris")
@dataclass(frozen=True, slots=True)
class Iris(Real):
    """150 iris flowers of three species, told apart by four lengths in centimetres.

    Setosa can be split off by a straight line, the other two overlap a little. Fisher, "The use
    of multiple measurements in taxonomic problems" (1936), CC BY 4.0.
    """

    formula: ClassVar[str] = "x ∈ ℝ⁴ in cm,  y ∈ {setosa, versicolor, virginica}"
    file: ClassVar[str] = "iris"


@dataset("penguins", label="Penguins")
@dataclass(frozen=True, slots=True)
class Penguins(Real):
    """342 penguins of three species, told apart by bill, flipper and weight.

    Bill length and depth and flipper length in millimetres, body mass in grams: the mass is a
    thousand times larger than the rest, so a network learns badly until the inputs are scaled.
    Two of the 344 birds were never measured and are left out. Gorman, Williams & Fraser (2014),
    Palmer Station LTER, CC0.
    """

    formula: ClassVar[str] = "x ∈ ℝ⁴ in mm and g,  y ∈ {Adelie, Chinstrap, Gentoo}"
    file: ClassVar[str] = "penguins"


@dataset("engel", label="Food budget")
@dataclass(frozen=True, slots=True)
class Engel(Real):
    """What 235 Belgian households of 1857 earned, and what they spent on food.

    Yearly income and food expenditure in Belgian francs, up to 4,958 and 2,033: without scaling,
    only a tiny learning rate does not diverge. The richer, the more the households
    differ. Engel (1857), from Koenker & Bassett (1982), public domain.
    """

    formula: ClassVar[str] = "y = food expenditure,  x = income, both in francs a year"
    task: ClassVar[str] = "regression"
    file: ClassVar[str] = "engel"
