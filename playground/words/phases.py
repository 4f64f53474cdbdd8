"""What the phases of a step are called."""

from __future__ import annotations

from engine.probes import Phase, Rung
from engine.training.setup import Setup
from playground.words.places import names_of
from playground.words.translate import tr


def name_of_rung(setup: Setup, rung: Rung) -> str:
    """“Forward 2 of 3: layer 2”, without any number of the step."""
    names = names_of(setup)
    count, column = len(names.blocks), rung.column
    match rung.phase:
        case Phase.BATCH:
            return tr("Pick the batch")
        case Phase.FORWARD:
            layer = tr(names.layer(column))
            return tr(
                "Forward {place} of {count}: {layer}", place=column + 1, count=count, layer=layer
            )
        case Phase.LOSS:
            return tr("Loss of the batch")
        case Phase.BACKWARD:
            layer, place = tr(names.layer(column)), count - column
            return tr("Backward {place} of {count}: {layer}", place=place, count=count, layer=layer)
        case Phase.UPDATE:
            return tr("Update of the weights")
