"""An application whose answer is how many requests were worked on at the same time: each waits for another for a while."""
import os
import tempfile
import time
import uuid

SECRET_KEY = "of a test"
DEBUG = True
ALLOWED_HOSTS = ["*"]
WSGI_APPLICATION = "probe.app"
ROOT_URLCONF = "probe"
urlpatterns = []
ROOM = os.path.join(tempfile.gettempdir(), f"pyops-at-once-{os.stat('/proc/self/ns/net').st_ino}")
PAUSE = 0.05
TRIES = 40


def meet():
    os.makedirs(ROOM, exist_ok=True)
    own = os.path.join(ROOM, uuid.uuid4().hex)
    open(own, "w").close()
    most = 1
    for _ in range(TRIES):
        most = max(most, len(os.listdir(ROOM)))
        if most > 1:
            time.sleep(PAUSE * 4)
            break
        time.sleep(PAUSE)
    os.remove(own)
    return str(most)


def app(environ, start_response):
    body = meet().encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


async def asgi(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"1"})


try:
    import flask as _flask
    flask = _flask.Flask(__name__)
    flask.add_url_rule("/", view_func=meet)
except ImportError:
    flask = None
