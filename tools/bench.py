"""Runs each benchmark in benchmarks/ and shows what it prints."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main() -> int:
    found = sorted((PROJECT / "benchmarks").glob("[!_]*.py"))
    if not found:
        print("There is no benchmark in benchmarks/ yet.")
    worst = 0
    for path in found:
        print(f"— {path.stem}", flush=True)
        module = f"benchmarks.{path.stem}"
        worst = max(
            worst, subprocess.run([sys.executable, "-m", module], cwd=PROJECT, check=False).returncode
        )
    return worst


if __name__ == "__main__":
    sys.exit(main())
