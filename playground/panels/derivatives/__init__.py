"""How values answer to each other: typed formulas, Jacobians, all partial derivatives."""
