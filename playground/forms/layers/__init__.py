"""The cards in which the layers of a network are edited."""
