"""Check that everything we lock can be installed without a compiler: `python -m tools.check_wheels`.

Asks the package index, for every supported Python and platform, for a wheel of every locked version.
jieba is the exception: pure Python, published as source only. Needs the network, changes nothing.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product

from tools.stage_googleapis import ROOT

UV = ROOT / ".tools" / "bin" / "uv"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "aarch64-apple-darwin")


def missing(python: str, platform: str) -> str:
    """Return what uv says is missing, or an empty string."""
    with tempfile.TemporaryDirectory() as target:
        result = subprocess.run(
            [
                *(UV, "pip", "install", "--dry-run", "--quiet", "--no-deps", "--require-hashes"),
                *("--only-binary", ":all:", "--no-binary", "jieba", "--target", target),
                *("--python-version", python, "--python-platform", platform),
                *("--build-constraints", "requirements/build.txt", "-r", "requirements/dev.txt"),
            ],
            cwd=ROOT,
            env={"UV_SYSTEM_CERTS": "1", **os.environ, "UV_NO_CONFIG": "1"},
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    return result.stderr.strip() if result.returncode else ""


def main() -> None:
    targets = list(product(PYTHONS, PLATFORMS))
    with ThreadPoolExecutor(max_workers=4) as pool:
        answers = list(pool.map(lambda target: missing(*target), targets))
    for (python, platform), answer in zip(targets, answers, strict=True):
        if answer:
            print(f"Python {python} on {platform}:\n{answer}", file=sys.stderr)
    if any(answers):
        sys.exit("requirements/dev.txt cannot be installed everywhere, for the reasons above.")
    print(f"Wheels exist for Python {', '.join(PYTHONS)} on {', '.join(PLATFORMS)}.")


if __name__ == "__main__":
    main()
