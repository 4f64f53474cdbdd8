"""How large signals are in every layer, beside what theory says."""
