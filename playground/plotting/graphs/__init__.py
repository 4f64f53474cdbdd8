"""Graphs with numbers: laid out in layers, drawn, and walked through forwards and backwards."""
