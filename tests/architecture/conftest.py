"""The source is read once for all tests of its architecture, and forgotten after the last."""

from __future__ import annotations

import pytest
from source_files import forget_sources


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is None or nextitem.path.parent != item.path.parent:
        forget_sources()
