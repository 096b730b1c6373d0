"""A file past some 300 lines is asking to be two."""

from tests.architecture import sources

LONGEST = 320


def test_no_file_is_longer() -> None:
    paths = sources.files(*sources.FLOORS, "tests", "tools", "benchmarks")
    lengths = {sources.name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
