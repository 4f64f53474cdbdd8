"""What can be set: knobs with ranges, registries of kinds, strict JSON, paths to settings."""
