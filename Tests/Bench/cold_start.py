"""Milliseconds from exec to the first 200 on /health/ready, one line for each start.

cold_start.py PORT TIMES COMMAND…   PORT is where the command answers on health
"""

import socket
import subprocess
import sys
import time

PATIENCE = 10  # seconds, for a start and for an end
PAUSE = 0.0005  # seconds between two attempts: half a percent of the 100 ms that are allowed
REQUEST = b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def is_ready(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(REQUEST)
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def start(port: int, command: list[str]) -> float:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        while not is_ready(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                sys.exit(f"{command[0]} does not get ready")
            time.sleep(PAUSE)
        return time.perf_counter() - began
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


for _ in range(int(sys.argv[2])):
    print(f"{start(int(sys.argv[1]), sys.argv[3:]) * 1000:.1f}", flush=True)
