"""What is to be known of a setup before it is trained: it works, and hardly as it is meant."""

from __future__ import annotations

from engine.kernel.library import NOT_INSTALLED
from engine.sentences import Sentence
from engine.training.kernel_stepper import why_numpy
from engine.training.setup import Setup

# From so many classes or inputs on, what is drawn of them says little.
MANY_CLASSES, MANY_INPUTS = 100, 1000

ONE_SAMPLE = Sentence(
    "There is one sample to train on: the network can only learn it by heart, and no other is "
    "there to judge it by."
)
BATCHES_OF_ONE = Sentence(
    "Batch normalisation gets batches of one sample, which all become 0: nothing of the inputs "
    "gets through. Take larger batches, or layer normalisation."
)
CLASSES = Sentence(
    "There are {classes:,} classes for {samples:,} training samples. If the target is a number, "
    "import the table again and say so."
)
INPUTS = Sentence(
    "Each sample has {inputs:,} inputs: training takes long, and pictures show a small part. If "
    "not all of them matter, import the table with fewer columns."
)
NO_KERNEL = Sentence("{reason} NumPy computes in its place.")


def cautions(setup: Setup) -> tuple[str, ...]:
    """A sentence for everything about this setup that a person should know, the gravest first."""
    samples, classes = len(setup.parts["train"]), len(setup.data.classes)
    inputs, pictures = len(setup.data.inputs), setup.data.image is not None
    together = min(samples, setup.spec.batch_size)
    found: list[str] = []
    if samples == 1:
        found.append(ONE_SAMPLE)
    if together == 1 and any(lay.needs_batch for lay in setup.network.layers):
        found.append(BATCHES_OF_ONE)
    if classes >= MANY_CLASSES:
        found.append(Sentence(CLASSES, classes=classes, samples=samples))
    if inputs >= MANY_INPUTS and not pictures:
        found.append(Sentence(INPUTS, inputs=inputs))
    if words := stand_in(setup, goes_on=False):
        found.append(words)
    return tuple(found)


def stand_in(setup: Setup, goes_on: bool) -> str:
    """That NumPy computes in the place of the kernel, and why; nothing if there is nothing to say.

    Where no kernel is installed, that is said of a run that `goes_on` alone: it may have had one.
    """
    reason = why_numpy(setup)
    if not reason or (reason == NOT_INSTALLED and not goes_on):
        return ""
    return Sentence(NO_KERNEL, reason=reason)
