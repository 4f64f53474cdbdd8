"""Gaussians, principal components and PPCA against PyTorch and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from labs_support import LABS

from engine.data.datasets.real import load
from engine.data.statistics.gaussian import Gaussian
from engine.data.statistics.pca import PCA
from engine.data.statistics.ppca import PPCA, mean_log_likelihoods
from engine.labs.lab import Lab
from engine.labs.rehearsal import measured
from engine.steps import at_once
from engine.training.trainer import Trainer

ABSENT = "scikit-learn is not installed: pip install scikit-learn"


def test_the_density_is_that_of_pytorch() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install torch")
    x = load("iris").x
    g = Gaussian.fit(x)
    mean, covariance = (torch.from_numpy(a.copy()) for a in (g.mean, g.covariance))
    theirs = torch.distributions.MultivariateNormal(mean, covariance)
    np.testing.assert_allclose(
        g.log_likelihood(x), theirs.log_prob(torch.from_numpy(x.copy())).numpy(), rtol=1e-10
    )


def test_the_fitted_gaussian_is_that_of_scikit_learn() -> None:
    covariance = pytest.importorskip("sklearn.covariance", reason=ABSENT)
    mixture = pytest.importorskip("sklearn.mixture", reason=ABSENT)
    x = load("iris").x
    g = Gaussian.fit(x)
    np.testing.assert_allclose(g.covariance, covariance.EmpiricalCovariance().fit(x).covariance_)
    for shape, theirs in (("full", "full"), ("upright", "diag"), ("round", "spherical")):
        # One Gaussian is a mixture of one.
        fitted = mixture.GaussianMixture(1, covariance_type=theirs, reg_covar=0.0).fit(x)
        ours = Gaussian.fit(x, shape).log_likelihood(x)
        np.testing.assert_allclose(ours, fitted.score_samples(x), rtol=1e-9)


@pytest.mark.parametrize("name", ["digits", "iris"])
def test_principal_components_are_those_of_scikit_learn(name: str) -> None:
    decomposition = pytest.importorskip("sklearn.decomposition", reason=ABSENT)
    x = load(name).x
    n = len(x)
    ours, theirs = PCA.fit(x), decomposition.PCA(svd_solver="full").fit(x)
    # Theirs divides by n - 1.
    np.testing.assert_allclose(
        ours.variances * n / (n - 1), theirs.explained_variance_, rtol=1e-9, atol=1e-12
    )
    np.testing.assert_allclose(ours.shares, theirs.explained_variance_ratio_, atol=1e-12)
    kept = min(20, x.shape[1])
    agreement = np.abs((ours.directions[:kept] * theirs.components_[:kept]).sum(axis=1))
    np.testing.assert_allclose(agreement, 1, rtol=1e-9)


def test_likelihoods_of_ppca_are_those_of_scikit_learn() -> None:
    """B28: to 1e-5 relative as they are, which is what dividing by n - 1 makes; else to 1e-9."""
    decomposition = pytest.importorskip("sklearn.decomposition", reason=ABSENT)
    x = load("digits").x
    n = len(x)
    curve = at_once(mean_log_likelihoods(PCA.fit(x), x))
    for components in (1, 10, 20, 40):
        theirs = decomposition.PCA(n_components=components, svd_solver="full").fit(x)
        assert curve[components - 1] == pytest.approx(theirs.score(x), rel=1e-5)
        factor = n / (n - 1)
        ours = PPCA.fit(x, components)
        same = PPCA(ours.W * factor**0.5, ours.b, ours.noise_variance * factor)
        np.testing.assert_allclose(same.log_likelihood(x), theirs.score_samples(x), rtol=1e-9)


def test_the_likelihood_in_the_lab_of_the_digits_is_that_of_scikit_learn() -> None:
    decomposition = pytest.importorskip("sklearn.decomposition", reason=ABSENT)
    lab = Lab.load(LABS / "digits-from-codes.toml")
    place = next(i for i, step in enumerate(lab.steps) if step.kind == "do")
    x = Trainer(lab.start).setup.data.x
    for components in (1, 10, 30):
        name = f"fitted.{components - 1}"
        ours = measured(lab, place, [name]).value(name)
        # Theirs is the unbiased covariance: (n - 1)/n of it is ours.
        theirs = decomposition.PCA(n_components=components, svd_solver="full").fit(x)
        theirs.explained_variance_ *= (len(x) - 1) / len(x)
        theirs.noise_variance_ *= (len(x) - 1) / len(x)
        assert ours == pytest.approx(theirs.score(x), rel=1e-5)
