"""The mathematics of Backprop Playground: networks trained by hand-written back-propagation.

Notation of the lectures, with batches as rows: `x (n, d)`, pre-activation `s = x W + b` with
`W (fan_in, fan_out)`, activation `h = f(s)`. Needs numpy only.
"""
