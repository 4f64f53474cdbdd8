"""Models of samples, fitted in closed form: Gaussians, principal components, probabilistic PCA."""
