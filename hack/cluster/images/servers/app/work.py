"""What each of the applications does when it is asked: it leaves an orphan behind and takes its time. The log tells how far it came."""
import os
import time

SECONDS = float(os.environ.get("WORK_SECONDS", "10"))


def begin():
    if os.fork() == 0:
        if os.fork() == 0:
            time.sleep(0.2)
        os._exit(0)
    os.wait()
    print("work began", flush=True)


def end():
    print("work ended", flush=True)


def work():
    begin()
    time.sleep(SECONDS)
    end()
