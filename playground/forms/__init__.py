"""Forms made from the knobs of a spec: they are given values and emit edited ones."""
