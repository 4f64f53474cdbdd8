"""The setup nearest to an experiment that cannot be trained as it stands."""

from __future__ import annotations

from dataclasses import replace

from engine.network.layers import fitted
from engine.network.losses import loss
from engine.network.naming import names_of_outputs
from engine.network.places import path_of_parameter
from engine.network.starts import Start, Starts
from engine.network.succession import NamedNetwork, successor
from engine.sentences import Sentence
from engine.specs.paths import is_inside
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup, Setups

FOLLOWED = Sentence("Residual blocks now follow the number of inputs.")


def nearest_setup(
    spec: ExperimentSpec, setups: Setups, before: Setup | None = None
) -> tuple[Setup, str]:
    """The setup of `spec`, and a note on what had to follow the data; raises `SpecError`.

    Another data set may need another loss, and residual blocks of another width. Where `spec` has
    the hand-set starts of the setup `before`, those stay whose places are still there. `setups`
    works the setups out, and shares what they have in common.
    """
    if before is None or not spec.starts or spec.starts != before.spec.starts:
        return _nearest(spec, setups)
    bare, note = _nearest(replace(spec, starts=()), setups)
    return setups.of(replace(bare.spec, starts=_starts_left(before, bare))), note


def _starts_left(before: Setup, after: Setup) -> Starts:
    """The hand-set starts of `before` whose places are there `after`, at their new paths."""
    old, new = _named(before), _named(after)
    ways = ((successor(old, new, place), value) for place, value in old.network.starts.items())
    return tuple(
        Start(path_of_parameter(new.network, place), value)
        for place, value in ways
        if place is not None
    )


def _named(setup: Setup) -> NamedNetwork:
    network = setup.network
    numbers = tuple(f"output {i}" for i in range(network.width))
    outputs = names_of_outputs(network, setup.data.classes) or numbers
    return NamedNetwork(network, setup.inputs, outputs)


def _nearest(spec: ExperimentSpec, setups: Setups) -> tuple[Setup, str]:
    try:
        setup = _fitted(spec, setups)
        followed = setup.spec.layers != spec.layers
        return setup, FOLLOWED if followed else ""
    except SpecError as misfit:
        if misfit.path != "loss":
            raise
        for kind in loss:
            fitting = replace(spec, loss=kind())
            try:
                setup = _fitted(fitting, setups)
            except SpecError:
                continue
            label = getattr(kind, "label", kind.__name__)
            note = Sentence(
                "The loss is now {label}: {problem}.",
                label=Sentence(label),
                problem=misfit.problem,
            )
            return setup, note
        raise


def _fitted(spec: ExperimentSpec, setups: Setups) -> Setup:
    """The setup of `spec`, whose residual blocks follow the inputs if the data brings others."""
    try:
        return setups.of(spec)
    except SpecError as misfit:
        if not is_inside(misfit.path, "layers"):
            raise
        inputs = setups.of(replace(spec, layers=())).network.fan_ins[0]
        layers = fitted(spec.layers, inputs)
        if layers == spec.layers:
            raise
        return setups.of(replace(spec, layers=layers))
