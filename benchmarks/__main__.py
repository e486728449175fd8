"""All benchmarks, one after the other: `python -m benchmarks`."""

import subprocess
import sys

if __name__ == "__main__":
    failed = 0
    for module in ("benchmarks.engine", "benchmarks.echo"):
        print(f"== {module}", flush=True)
        failed |= subprocess.call([sys.executable, "-m", module])
    sys.exit(failed)
