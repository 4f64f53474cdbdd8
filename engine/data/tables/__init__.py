"""Tables out of text files: how a file is written, its columns, and what they seem to mean.

Nothing is imported here: Apache Arrow takes 0.3 s to load, which the start of the program has
no use for.
"""
