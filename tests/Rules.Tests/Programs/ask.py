"""Asks a real server what it does: `listens WORDS`, `at-once WORDS`; `ask SCRIPT` runs a script. WORDS may begin with NAME=value."""
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request

TRIES = 600
PAUSE = 0.05


def start(words):
    environment = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "PYTHONPATH": os.getcwd(), "PYTHONDONTWRITEBYTECODE": "1"}
    while words and "=" in words[0] and not words[0].startswith("-"):
        name, value = words.pop(0).split("=", 1)
        environment[name] = value
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    return subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def listening():
    found = []
    for family in ("tcp", "tcp6"):
        with open(f"/proc/self/net/{family}") as lines:
            for line in list(lines)[1:]:
                address, state = line.split()[1], line.split()[3]
                if state == "0A":
                    host, port = address.split(":")
                    found.append((host, int(port, 16)))
    return found


def wait(server):
    for _ in range(TRIES):
        found = listening()
        if found:
            return found
        if server.poll() is not None:
            break
        time.sleep(PAUSE)
    server.kill()
    sys.exit(f"it does not listen: {server.stderr.read().decode()[-2000:]}")


def text(host):
    return socket.inet_ntoa(bytes.fromhex(host)[::-1]) if len(host) == 8 else "::"


def get(port, seen):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
        seen.append(answer.read().decode())


def at_once(port):
    seen = []
    threads = [threading.Thread(target=get, args=(port, seen)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return max(seen)


verb, words = sys.argv[1], sys.argv[2:]
if verb == "ask":
    exec(words[0])
else:
    server = start(words)
    try:
        addresses = wait(server)
        print(text(addresses[0][0]) if verb == "listens" else at_once(addresses[0][1]))
    finally:
        server.kill()
