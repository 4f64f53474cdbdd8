"""The document: an experiment on disk, whether it was changed since, and what a crash leaves."""

from playground.document.files import DocumentError, open_experiment, save_experiment

__all__ = ["DocumentError", "open_experiment", "save_experiment"]
