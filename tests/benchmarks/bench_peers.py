"""Training speed beside other programs: python tests/benchmarks/bench_peers.py [--json FILE]

Microseconds of a step in single precision, the least of many rounds, so that a busy machine does
little harm; best on one core (`taskset -c 1`). `kernel` and `NumPy` are this program, shuffling and
an evaluation of all samples after every epoch included; the others only train. Every peer is
optional:

* PyTorch (eager mode), JAX (one dispatch a step, and `lax.scan` over an epoch): `pip install`.
* FANN: `apt-get install libfann-dev`, and a C compiler.
* Genann: `--genann FOLDER` with its source, and a C compiler. It knows sigmoid alone.
* TensorFlow Playground's engine: `--tensorflow-playground FOLDER` with its source and the package
  `typescript` installed there (`npm install typescript`), and Node. It has one output.

None of the three has batch normalisation; they train sample by sample. At the end: the seconds
until 97 % of the digits held back are recognised, beside PyTorch and scikit-learn.
"""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from reporting import Row, arguments, save, show
from workloads import BESIDE_PEERS, Workload

from engine.training.kernel_stepper import why_numpy
from engine.training.run import Run
from engine.training.setup import Setup
from playground.command_line.main import ONE_THREAD

PEERS = Path(__file__).parent / "peers"
SECONDS, ROUNDS, BURST = 1.0, 5, 2000
Measured = Callable[[Workload], float | None]


@dataclass(frozen=True, slots=True)
class Peer:
    """What is measured, why it is not to be had here, and the microseconds of a step."""

    name: str
    missing: str
    step: Measured


def least_seconds(call: Callable[[], object]) -> float:
    """The least time of a call, after warming up."""
    for _ in range(3):
        call()
    least, begun = float("inf"), time.perf_counter()
    rounds = 0
    while rounds < ROUNDS or time.perf_counter() - begun < SECONDS:
        start = time.perf_counter()
        call()
        least = min(least, time.perf_counter() - start)
        rounds += 1
    return least


def own(engine: str) -> Peer:
    """This program, with what belongs to an epoch."""

    def step(workload: Workload) -> float | None:
        spec = replace(workload.spec("float32"), engine=engine)
        setup = Setup.of(spec)
        if engine == "kernel" and why_numpy(setup):
            return None
        run = Run(setup)
        many = max(1, min(BURST, int(2e6 / run.trainer.network.parameter_count)))
        least, begun = float("inf"), time.perf_counter()
        while time.perf_counter() - begun < 2 * SECONDS:
            start, before = time.perf_counter(), run.step_count
            while run.step_count < before + many:
                run.advance(before + many - run.step_count)
            least = min(least, (time.perf_counter() - start) / many)
        return 1e6 * least

    return Peer("NumPy" if engine == "numpy" else "kernel", "", step)


def products(workload: Workload) -> float:
    """The products of matrices alone, by NumPy."""
    bare = list(workload.products("float32"))
    return 1e6 * least_seconds(lambda: [product() for product in bare])


def torch_step(workload: Workload) -> float:
    from torch_step import torch_step

    return 1e6 * least_seconds(torch_step(workload, "float32"))


@functools.cache
def jax_steps(workload: Workload) -> tuple[float, float]:
    """One dispatch a step, and one an epoch."""
    from jax_steps import jax_seconds

    single, scanned = jax_seconds(workload, least_seconds)
    return 1e6 * single, 1e6 * scanned


def printed(*command: object) -> float:
    """The number that a program prints."""
    words = [str(word) for word in command]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def compiled(folder: Path, name: str, *more: str) -> Path | None:
    """A C program of this folder's, compiled; None if that fails."""
    program, compiler = folder / name, shutil.which("cc")
    if compiler is None:
        return None
    command = [compiler, "-O3", "-march=native", str(PEERS / f"{name}.c"), *more, "-lm", "-o"]
    done = subprocess.run([*command, str(program)], capture_output=True, check=False)
    return None if done.returncode else program


def c_peer(name: str, how: str, program: Path | None, equal_widths: bool) -> Peer:
    """A library in C, trained sample by sample."""

    def step(workload: Workload) -> float | None:
        hidden = set(workload.widths[1:-1])
        if (equal_widths and len(hidden) > 1) or max(hidden) > 256:
            return None
        return printed(program, workload.batch, workload.batches, *workload.widths)

    return Peer(name, "" if program else how, step)


def playground(folder: Path | None, built: Path) -> Peer:
    """The engine of TensorFlow Playground under Node."""
    name, node = "TF Playground", shutil.which("node")
    compiler = folder / "node_modules" / ".bin" / "tsc" if folder else Path()
    if folder is None or not node or not compiler.is_file():
        return Peer(
            name, "needs --tensorflow-playground FOLDER, typescript in it, and Node", products
        )
    source, target = str(folder / "src" / "nn.ts"), str(built)
    # It speaks of a namespace of types that is not there: what is written is right all the same.
    command = [str(compiler), source, "--outDir", target, "--module", "commonjs"]
    subprocess.run([*command, "--target", "es2015"], capture_output=True, check=False)

    def step(workload: Workload) -> float | None:
        if max(workload.widths) > 100:
            return None
        kind = workload.activation.name
        script = PEERS / "playground_step.js"
        sizes = (workload.batch, workload.batches, *workload.widths)
        return printed(node, script, built / "nn.js", kind, *sizes)

    return Peer(name, "", step)


def peers(given: argparse.Namespace, folder: Path) -> Iterator[Peer]:
    """All that are known, here or not."""
    yield own("kernel")
    yield own("numpy")
    yield Peer("products", "", products)
    yield Peer("PyTorch", "" if find_spec("torch") else "pip install torch", torch_step)
    missing = "" if find_spec("jax") else "pip install jax"
    yield Peer("JAX step", missing, lambda workload: jax_steps(workload)[0])
    yield Peer("JAX scan", missing, lambda workload: jax_steps(workload)[1])
    fann = compiled(folder, "fann_step", "-lfann")
    yield c_peer("FANN", "apt-get install libfann-dev, and a C compiler", fann, False)
    source = given.genann
    more = (f"-I{source}", str(source / "genann.c")) if source else ("missing",)
    genann = compiled(folder, "genann_step", *more)
    yield c_peer("Genann", "needs --genann FOLDER and a C compiler", genann, True)
    yield playground(given.tensorflow_playground, folder)


def rows(given: argparse.Namespace, folder: Path) -> list[Row]:
    """A row for each network, a column for each program that is there."""
    here = []
    for peer in peers(given, folder):
        if peer.missing:
            print(f"{peer.name}: not installed ({peer.missing})")
        else:
            here.append(peer)
    return [
        {"µs a step": workload.name, **{peer.name: peer.step(workload) for peer in here}}
        for workload in BESIDE_PEERS
        if given.only in workload.name
    ]


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--genann", type=Path, metavar="FOLDER", help="the source of Genann")
    parser.add_argument("--tensorflow-playground", type=Path, metavar="FOLDER", help="its source")
    parser.add_argument("--only", default="", help="networks with this in their name")
    given = parser.parse_args()
    # Threads are counted when a library is loaded: begun again with one each.
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        again = [sys.executable, *sys.argv]
        sys.exit(subprocess.run(again, env=os.environ | ONE_THREAD, check=False).returncode)
    sys.path.insert(0, str(PEERS))
    with tempfile.TemporaryDirectory() as folder:
        measured = rows(given, Path(folder))
    if measured:
        show("Training beside other programs", measured)
        save(given.json, "peers", measured)
    if not given.only or given.only == "digits":
        from digits_race import digits_race

        raced = digits_race()
        show("Seconds until 97 % of the digits held back are recognised", raced)
        save(given.json, "digits", raced)


if __name__ == "__main__":
    main()
