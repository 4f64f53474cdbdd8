"""The search for hyper-parameters: what is tried, one trial, what was found."""
