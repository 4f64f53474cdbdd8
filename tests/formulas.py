"""Random formulas as a learner might type them, with values at which all of them are smooth."""

from __future__ import annotations

from hypothesis import strategies as st

VARIABLES = ("x0", "x1", "w", "b")
_SMOOTH = ("exp", "sin", "cos", "tanh", "sigmoid")
_POSITIVE = ("sqrt", "ln")


def _combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from("+-*")
    return st.one_of(
        st.builds("({} {} {})".format, inner, signs, inner),
        st.builds("{}({})".format, st.sampled_from(_SMOOTH), inner),
        st.builds("{}(1 + ({})^2)".format, st.sampled_from(_POSITIVE), inner),
        st.builds("{}/(2 + cos({}))".format, inner, inner),
        st.builds("(-{})^2".format, inner),
        st.builds("(1.5 + sin({}))^{}".format, inner, st.sampled_from(VARIABLES)),
        st.builds("max({0}, {0} + 1, {1} - 50)".format, inner, inner),
        st.builds("relu({0}^2 + 1) + abs(-1 - ({0})²)".format, st.sampled_from(VARIABLES)),
        st.builds("min({0} - 1, {0})".format, inner),
    )


FORMULAS = st.recursive(
    st.one_of(st.sampled_from(VARIABLES), st.sampled_from(("2", "0.5", "pi"))),
    _combined,
    max_leaves=6,
).filter(lambda text: len(text) <= 300)
POINTS = st.fixed_dictionaries(
    {name: st.floats(-1.5, 1.5).map(lambda x: round(x, 3)) for name in VARIABLES}
)
