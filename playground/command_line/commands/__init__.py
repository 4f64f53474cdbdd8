"""The commands: one file each, whose name is the command.

The docstring of a file begins with the line that `playground --help` shows of it; `ABOUT` is what
the command's own `--help` says, `add_arguments(parser)` says what it takes, and `run(given)`
carries it out and returns the exit code. Only the file that is asked for is imported.
"""
