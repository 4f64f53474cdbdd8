"""The processes that joblib keeps for the next search: no test leaves them behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from joblib.externals.loky import get_reusable_executor


@pytest.fixture
def pool() -> Iterator[None]:
    """For tests that train in several processes."""
    yield
    get_reusable_executor(reuse=True).shutdown(wait=True)
