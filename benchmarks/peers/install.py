"""Install the peers that are written in Python, each in a virtual environment of its own, once.

They need other versions of Textual than ours. One that cannot be installed is left out of the measurements.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".venv-peers"
PEERS = {"frogmouth": "frogmouth==0.9.2", "hike": "hike==1.4.0"}


def main() -> None:
    """Install what is missing; say what could not be."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / ".gitignore").write_text("*\n")
    for name, requirement in PEERS.items():
        home = FOLDER / name
        if (home / "bin" / name).exists():
            continue
        print(f"Installing {requirement} into {home} ...", file=sys.stderr)
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
            pip = [str(home / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
            subprocess.run([*pip, requirement], check=True)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"Measuring goes on without {name}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
