import asyncio

import work


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    if scope["path"] == "/work":
        work.begin()
        await asyncio.sleep(work.SECONDS)
        work.end()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": b"done"})
