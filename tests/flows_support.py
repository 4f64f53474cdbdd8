"""Experiments for flows: the shipped ones, with a few settings changed."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

from engine.network.activations import activation as activations
from engine.network.layers import Activate, Layer
from engine.network.losses import loss as losses
from engine.optimizers import optimizer as optimizers
from engine.training.experiment import ExperimentSpec


def shipped(
    name: str, *, lr: float = 0.0, optimizer: str = "", loss: str = "", activation: str = ""
) -> ExperimentSpec:
    """The shipped experiment `name`, with other settings where they are given."""
    text = (files("resources") / "experiments" / f"{name}.json").read_text(encoding="utf-8")
    spec = ExperimentSpec.loads(text)
    if optimizer:
        spec = replace(spec, optimizer=optimizers[optimizer]())
    if lr:
        spec = replace(spec, optimizer=replace(spec.optimizer, lr=lr))
    if loss:
        spec = replace(spec, loss=losses[loss]())
    if activation:
        spec = replace(spec, layers=tuple(_activated(lay, activation) for lay in spec.layers))
    return spec


def _activated(layer: Layer, name: str) -> Layer:
    return replace(layer, activation=activations[name]()) if isinstance(layer, Activate) else layer
