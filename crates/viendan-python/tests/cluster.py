"""A Spark cluster of real processes on this machine: a master and workers, each a process group of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyspark

MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"


class Process:
    """A daemon of the cluster, with what it prints."""

    def __init__(self, name: str, arguments: list[str], folder: Path) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        environment = {
            **os.environ,
            "SPARK_HOME": str(Path(pyspark.__file__).parent),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "PYSPARK_PYTHON": sys.executable,
        }
        # Not the Spark of another installation.
        environment.pop("SPARK_CONF_DIR", None)
        with self.log.open("wb") as log:
            self.child = subprocess.Popen(
                [str(Path(pyspark.__file__).parent / "bin" / "spark-class"), *arguments],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment,
                cwd=folder,
                start_new_session=True,
            )

    def wait_for(self, pattern: str, seconds: float = 60) -> re.Match[str]:
        """The first match in what the process prints."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = re.search(pattern, self.log.read_text(errors="replace"))
            if found:
                return found
            if self.child.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"{self.name}: expected {pattern!r} in its log, found:\n{self.log.read_text(errors='replace')[-4000:]}")

    def kill(self) -> None:
        """Kills the process and all that it started, at once."""
        # Executors and Python workers have groups of their own; their parents are known until they die.
        for pid in [self.child.pid, *descendants(self.child.pid)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.child.wait()


def descendants(of: int) -> list[int]:
    """The processes below one, from /proc."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # The name in brackets may hold spaces.
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, ValueError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found: list[int] = []
    waiting = [of]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


class Cluster:
    """A standalone master and workers of one core and one gigabyte each."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self.folder = folder
        self.workers: list[Process] = []
        self.master = Process("master", [MASTER, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"], folder)
        try:
            self.url = self.master.wait_for(r"Starting Spark master at (spark://127\.0\.0\.1:\d+)")[1]
            for _ in range(workers):
                self.start_worker()
            for worker in self.workers:
                worker.wait_for("Successfully registered with master")
        except BaseException:
            self.stop()
            raise

    def start_worker(self) -> None:
        name = f"worker-{len(self.workers) + 1}"
        size = ["--cores", "1", "--memory", "1g"]
        places = ["--host", "127.0.0.1", "--webui-port", "0", "--work-dir", str(self.folder / name)]
        self.workers.append(Process(name, [WORKER, *size, *places, self.url], self.folder))

    def stop(self) -> None:
        for process in [*self.workers, self.master]:
            process.kill()
