"""Where the documents and gold annotations are that the repository does not hold.

They stand in a folder `shared` beside the checkout. A user does not have it: tests that need it are skipped
and say so. On CI it must be there, or a green run could mean that nothing was read.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
PRESENT = (SHARED / "corpus").is_dir()


def needs_shared() -> pytest.MarkDecorator:
    """Skip where the documents are absent; on CI let the test run and fail."""
    return pytest.mark.skipif(
        not PRESENT and not os.environ.get("CI"),
        reason="the real documents (../shared) are not beside this checkout",
    )


def documents() -> list[Path]:
    """Return the 36 real documents: five plans as text, 31 PDFs."""
    return sorted([*(SHARED / "corpus" / "seeds").glob("*.txt"), *(SHARED / "corpus" / "pdf").glob("*.pdf")])
