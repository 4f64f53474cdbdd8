"""`playground ppca`: fit probabilistic PCA to data, say how likely they are, draw new samples."""

from __future__ import annotations

import csv
import io
import math
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.arrays import Array
from engine.data.splits import PARTS
from engine.data.statistics.pca import PCA
from engine.data.statistics.ppca import PPCA, mean_log_likelihoods
from engine.disk.whole_file import WriteError, make_folder, replace_files
from engine.specs.knobs import KnobError
from engine.steps import at_once
from engine.training.setup import Setup
from playground.command_line.arguments import Parser, add_experiment, whole
from playground.command_line.console import UserError
from playground.command_line.loading import experiment_named
from playground.words.numbers import fixed, number, percent

DIRECTIONS, LIKELIHOOD, SAMPLES = "directions.csv", "likelihood.csv", "samples.csv"
# What the model is fitted to, beside all samples: those of the training part.
ALL, TRAIN = "all", "train"
COMPONENTS = 10

ABOUT = f"""\
Fit probabilistic PCA, x = W h + b + noise with a code h of a few numbers, to the inputs of an
experiment as they are, without its features and scaling; no network is trained. Into the
directory of --out, if there is one, go

  {DIRECTIONS}   the mean, then each direction of greatest variance, a row each
  {LIKELIHOOD}   the log-likelihood of each part for every number of components
  {SAMPLES}      new samples drawn from the model, with the columns of the data"""


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    add_experiment(parser)
    parser.add_argument(
        "--components",
        metavar="P",
        type=whole(1),
        help=f"numbers in a code; by default {COMPONENTS}, or one less than there are inputs",
    )
    parser.add_argument(
        "--part",
        choices=(ALL, TRAIN),
        default=ALL,
        help="the samples it is fitted to: all (default), or those of the training part",
    )
    parser.add_argument(
        "--samples",
        metavar="N",
        type=whole(1, 100_000),
        default=16,
        help="how many new samples are drawn; by default 16",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, help="where to write, if anywhere")


def run(given: Namespace) -> int:
    """Fit, report and write; raises `UserError`."""
    setup: Setup = experiment_named(given.experiment, with_state=False).setup
    data, parts = setup.data, {name: setup.data.x[setup.parts[name].rows] for name in PARTS}
    x = data.x if given.part == ALL else parts[TRAIN]
    most = data.x.shape[1] - 1
    components = min(COMPONENTS, most) if given.components is None else given.components
    try:
        pca = PCA.fit(x)
        model = PPCA.of(pca, components)
    except KnobError as error:
        raise UserError(_refusal(error, most)) from None
    fitted = at_once(mean_log_likelihoods(pca, x))
    curves = {name: at_once(mean_log_likelihoods(pca, rows)) for name, rows in parts.items()}
    inputs = "input" if most == 0 else "inputs"
    print(f"{number(len(x))} samples of {number(most + 1)} {inputs}")
    print(f"{components} {'component' if components == 1 else 'components'}")
    print(f"  log-likelihood      {_score(fitted[components - 1])} a sample")
    if given.part == TRAIN:
        for name in PARTS[1:]:
            if len(parts[name]):
                print(f"    {name:10}        {_score(curves[name][components - 1])}")
    print(f"  noise variance σ²   {number(model.noise_variance)}")
    print(f"  explained variance  {percent(float(pca.shares[:components].sum()))}")
    if given.out is not None:
        rng = setup.spec.stream("samples")
        _write(given.out, data.inputs, pca, model, {"fitted": fitted, **curves},
               model.sample(given.samples, rng))  # fmt: skip
        print(f"Wrote {DIRECTIONS}, {LIKELIHOOD} and {SAMPLES} to {given.out}")
    return 0


def _refusal(error: KnobError, most: int) -> str:
    if most < 1:
        return "probabilistic PCA needs data of two inputs or more"
    if error.path == "components":
        return f"--components: {error.problem}"
    return f"the data: {error.problem}"


def _score(value: float) -> str:
    return "none, because the model has no noise" if math.isnan(value) else fixed(float(value), 2)


def _write(
    folder: Path,
    inputs: Sequence[str],
    pca: PCA,
    model: PPCA,
    curves: dict[str, Array],
    drawn: Array,
) -> None:
    """All files or none of them; raises `UserError`."""
    width = model.W.shape[1]
    shown = zip(pca.directions[:width], pca.variances, pca.shares, strict=False)
    directions = [
        ["mean", "", "", *pca.mean.tolist()],
        *(
            [i + 1, float(variance), float(share), *direction.tolist()]
            for i, (direction, variance, share) in enumerate(shown)
        ),
    ]
    likelihood = (
        [i + 1, *("" if math.isnan(value) else value for value in values)]
        for i, values in enumerate(zip(*(c.tolist() for c in curves.values()), strict=True))
    )
    try:
        make_folder(folder)
        replace_files(
            {
                folder / DIRECTIONS: _table(
                    ["component", "variance", "share", *inputs], directions
                ),
                folder / LIKELIHOOD: _table(["components", *curves], likelihood),
                folder / SAMPLES: _table(inputs, drawn.tolist()),
            }
        )
    except WriteError as error:
        raise UserError(f"{error.path}: {error.problem}") from None


def _table(header: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue().encode()
