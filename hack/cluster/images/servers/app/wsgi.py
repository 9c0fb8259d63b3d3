import work


def app(environ, start_response):
    if environ["PATH_INFO"] == "/work":
        work.work()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "4")])
    return [b"done"]
