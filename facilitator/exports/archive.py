"""ZIP files that are the same, byte for byte, whenever they are made from the same parts."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest a ZIP can say


def zipped(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as parts:
        for name, content in files.items():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            parts.writestr(entry, content)
    return archive.getvalue()


def rezipped(archive: bytes) -> bytes:
    """The same parts in the same order, without the time at which they were packed."""
    with ZipFile(io.BytesIO(archive)) as parts:
        return zipped({entry.filename: parts.read(entry) for entry in parts.infolist()})
