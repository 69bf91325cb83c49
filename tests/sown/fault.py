"""A fault that can be put into a copy of the code; the tables beside this hold them by subject."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """In `file` each first text, which stands there once, becomes the second; then one of
    `tests` must fail: files, or single tests of them (`file::test`) where a file takes long."""

    name: str
    file: str
    edits: tuple[tuple[str, str], ...]
    tests: tuple[str, ...]

    @contextmanager
    def sown(self, copy: Path) -> Iterator[None]:
        path = copy / self.file
        before = path.read_text()
        spoilt = before
        for right, wrong in self.edits:
            spoilt = spoilt.replace(right, wrong)
        path.write_text(spoilt)
        try:
            yield
        finally:
            path.write_text(before)
