"""Plots, the ways to draw what a network answers, and what can be taken out of them."""
