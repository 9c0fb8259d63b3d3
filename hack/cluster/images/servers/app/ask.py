"""Asks addresses for work, all at the same time: ask.py NAME=URL... Prints a line for each answer."""
import sys
import threading
import urllib.request


def ask(name, url):
    try:
        answer = urllib.request.urlopen(url, timeout=60).read().decode()
    except Exception as failure:
        answer = repr(failure).replace("\n", " ")
    print(f"{name} {answer}", flush=True)


threads = [threading.Thread(target=ask, args=argument.split("=", 1)) for argument in sys.argv[1:]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
