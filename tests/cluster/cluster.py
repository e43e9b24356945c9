"""A small OpenSearch cluster for tests and for trying: nodes of one JVM each on free ports of 127.0.0.1, their data in
a folder that goes with them. `make cluster` runs this file: three nodes, until Ctrl-C.

A node can be killed and started again, which is what the tests of faults do.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

HERE = Path(__file__).parent
BUILT = HERE.parent.parent / "build" / "cluster"
"""The jars and the compiled node; made once for each state of `pom.xml` and `ClusterNode.java`."""
OLDEST_JAVA = 21
HEAP = "1g"
PATIENCE = 240
"""Seconds for a cluster to come up before it is given up; on two busy cores three nodes take about sixty."""
LOOKS_A_SECOND = 4


class Missing(Exception):
    """Something that a cluster needs is not on this machine; says what, and what to do."""


def java_home() -> Path:
    """A JDK of version 21 or newer. Raises `Missing`."""
    named = os.environ.get("JAVA_HOME")
    places = [Path(named)] if named else []
    for usual in ("/usr/lib/jvm", "/usr/java", "/opt/java", "/Library/Java/JavaVirtualMachines"):
        places += sorted(Path(usual).glob("*")) + sorted(Path(usual).glob("*/Contents/Home"))
    found = {place: version for place in places if (version := _java_version(place)) >= OLDEST_JAVA}
    if not found:
        raise Missing(f"a cluster needs a JDK {OLDEST_JAVA} or newer; install one, or name it in JAVA_HOME.")
    return next(iter(found))


def _java_version(home: Path) -> int:
    """The version of the JDK in a folder; 0 where there is none."""
    try:
        told = re.search(r'JAVA_VERSION="(?:1\.)?(\d+)', (home / "release").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(told.group(1)) if told and (home / "bin" / "javac").exists() else 0


def maven() -> str:
    """Maven's command. Raises `Missing`."""
    found = shutil.which("mvn")
    if found is None:
        raise Missing("a cluster takes its jars from Maven Central by `mvn`; install Maven.")
    return found


def class_path(java: Path) -> str:
    """The jars and the node, fetched and compiled where they are not yet."""
    sources = [HERE / "pom.xml", HERE / "ClusterNode.java"]
    state = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]
    made = BUILT / state
    if not (made / "ready").exists():
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        fetch = [maven(), "-q", "-B", "-f", sources[0], "dependency:copy-dependencies", f"-DoutputDirectory={made}/lib"]
        subprocess.run(fetch, check=True, env={**os.environ, "JAVA_HOME": str(java)})
        compiler = [java / "bin" / "javac", "-nowarn", "-d", made / "classes", "-cp", f"{made}/lib/*", sources[1]]
        subprocess.run(compiler, check=True)
        (made / "ready").touch()
    return f"{made}/classes{os.pathsep}{made}/lib/*"


def free_ports(many: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens on now."""
    sockets = [socket.socket() for _ in range(many)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@dataclass
class Node:
    """One node: where it lives, how it is started, and its process while it runs."""

    name: str
    home: Path
    port: int
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it; `Cluster.wait` says when it is there."""
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, start_new_session=True)

    def kill(self) -> None:
        """End it at once, as a machine that loses its power."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it stand still: its connections stay open and nothing comes from it, as behind a cut cable."""
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait()
            self.process = None


class Cluster:
    """Nodes that belong together, in a folder."""

    def __init__(self, folder: Path, many: int = 3, settings: Sequence[str] = ()) -> None:
        """Prepare them; nothing runs yet. `settings` are more of the server's, each `name=value`. Raises `Missing`."""
        java = java_home()
        path = class_path(java)
        ports = free_ports(2 * many)
        names = [f"n{number}" for number in range(1, many + 1)]
        seeds = ",".join(f"127.0.0.1:{port}" for port in ports[many:])
        self.nodes = []
        for name, http, transport in zip(names, ports, ports[many:], strict=False):
            home = folder / name
            (home / "config").mkdir(parents=True)
            options = [f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"]
            told = [str(home), name, str(http), str(transport), seeds, ",".join(names), *settings]
            command = [str(java / "bin" / "java"), *options, "-cp", path, "ClusterNode", *told]
            self.nodes.append(Node(name, home, http, command))

    @property
    def urls(self) -> list[str]:
        """The addresses of all nodes."""
        return [node.url for node in self.nodes]

    def start(self) -> None:
        """Start all nodes and wait for them. Raises `RuntimeError` when they do not come up."""
        for node in self.nodes:
            node.start()
        self.wait(len(self.nodes))

    def wait(self, many: int, status: str = "yellow") -> None:
        """Wait until this many nodes are one cluster in which every shard is there (`green`: each copy too)."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if any(self._is_up(node, many, status) for node in self.nodes if node.process):
                return
            ended = [node for node in self.nodes if node.process and node.process.poll() is not None]
            if ended:
                raise RuntimeError(f"{ended[0].name} ended: {self._said(ended[0])}")
            time.sleep(1 / LOOKS_A_SECOND)
        raise RuntimeError(f"the cluster did not come up: {self._said(self.nodes[0])}")

    def _is_up(self, node: Node, many: int, status: str) -> bool:
        try:
            with urllib.request.urlopen(f"{node.url}/_cluster/health", timeout=5) as answer:
                told = json.load(answer)
        except (URLError, OSError, ValueError):
            return False
        return bool(told["number_of_nodes"] == many and told["status"] in {"green", status})

    @staticmethod
    def _said(node: Node) -> str:
        return (node.home / "log").read_text(encoding="utf-8", errors="replace")[-2000:]

    def stop(self) -> None:
        """Let all nodes end."""
        for node in self.nodes:
            if node.process:
                node.process.terminate()
        for node in self.nodes:
            node.stop()


@contextmanager
def running(many: int = 3, settings: Sequence[str] = ()) -> Iterator[Cluster]:
    """A cluster while it is needed, its data in a temporary folder. Raises `Missing`."""
    with tempfile.TemporaryDirectory(prefix="deraa-cluster-") as folder:
        cluster = Cluster(Path(folder), many, settings)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()


def main() -> int:
    """Run three nodes until Ctrl-C; with `--check` only say whether a cluster could run here."""
    for asked in (signal.SIGINT, signal.SIGTERM):  # a shell lets what runs behind it ignore the first
        signal.signal(asked, signal.default_int_handler)
    try:
        if "--check" in sys.argv:
            java_home(), maven()
            return 0
        with running() as cluster:
            print("The cluster is up; Ctrl-C ends it.", *cluster.urls, sep="\n", flush=True)
            signal.pause()
    except Missing as what:
        print(what, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
