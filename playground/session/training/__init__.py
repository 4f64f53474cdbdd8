"""Training as a session asks for it: the commands, what may be changed, what comes back."""
