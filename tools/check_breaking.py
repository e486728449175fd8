"""Hold proto/ to its committed image: `python -m tools.check_breaking [--renew]`.

proto/v1.binpb is the contract as it was last agreed to. A change that would break a client of it is
refused. A change that only adds is allowed, and must then be added to the image (--renew, which `make
proto` does), so that it is protected from then on. The image is never rewritten over a broken promise.
"""

import argparse
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from tools.stage_googleapis import ROOT, stage

BUF = Path(sysconfig.get_path("scripts")) / "buf"
IMAGE = ROOT / "proto" / "v1.binpb"


def buf(*arguments: str | Path) -> int:
    return subprocess.run([BUF, *arguments], cwd=ROOT, check=False).returncode


def build_image() -> bytes:
    stage()
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "v1.binpb"
        if buf("build", "proto", "--exclude-source-info", "-o", image):
            sys.exit("The proto files do not compile, for the reason above.")
        return image.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description="Refuse changes of proto/ that break clients.")
    parser.add_argument("--renew", action="store_true", help="then make proto/ the new contract")
    renew = parser.parse_args().renew
    image = build_image()
    where = IMAGE.relative_to(ROOT)
    if not IMAGE.exists() and not renew:
        sys.exit(f"There is no {where} to compare with: run `make proto`.")
    if IMAGE.exists() and buf("breaking", "proto", "--against", IMAGE):
        sys.exit(f"This change would break clients of the contract in {where}: v1 only grows.")
    if renew:
        IMAGE.write_bytes(image)
    elif IMAGE.read_bytes() != image:
        sys.exit(
            f"proto/ has grown beyond {where}, so what is new is unprotected: run `make proto`."
        )
    print(f"No client is broken, and {where} is up to date.")


if __name__ == "__main__":
    main()
