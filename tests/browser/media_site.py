"""A site with what people watch: songs, things that are gone or walled in, subtitles, and YouTube's player, faked."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from .people import song

SUBTITLES = (
    "WEBVTT\n\n00:00.000 --> 00:20.000\nYou always leave\n\n00:20.000 --> 09:00.000\nbefore the tide turns.\n"
)
FRAME = """<!doctype html><title>Player</title><body style="background:#223"><p style="color:#fff">Video</p>
<script>
let [state, time, rate, at] = [-1, 0, 1, performance.now()];
const now = () => (state === 1 ? time + ((performance.now() - at) / 1000) * rate : time);
const say = (told) => parent.postMessage(JSON.stringify({ ...told, id: 1, channel: "widget" }), "*");
const tell = () => {
  const info = { currentTime: now(), duration: 60, playbackRate: rate, playerState: state };
  say({ event: "infoDelivery", info });
};
const turn = (next) => {
  [time, at, state] = [now(), performance.now(), next];
  say({ event: "onStateChange", info: next });
  tell();
};
const does = {
  playVideo() { turn(3); setTimeout(() => turn(1), 120); },
  pauseVideo() { turn(2); },
  seekTo([to]) { [time, at] = [to, performance.now()]; tell(); },
  setPlaybackRate([to]) { [time, at, rate] = [now(), performance.now(), to]; tell(); },
};
addEventListener("message", ({ data }) => {
  const { event, func, args } = JSON.parse(data);
  if (event === "listening") {
    say({ event: "initialDelivery", info: { duration: 60 } });
    say({ event: "onReady" });
    if (location.pathname.endsWith("/notembeddable")) say({ event: "onError", info: 150 });
  }
  if (event === "command") does[func]?.(args);
});
setInterval(tell, 100);
</script>"""


class Site:
    """Where it is, and what was asked of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, str]] = []
        """Paths, each with the page that asked."""
        self.origin = ""

    def at(self, name: str) -> str:
        """The address of one of its things."""
        return f"{self.origin}/{name}"

    def app(self) -> Starlette:
        open_to_all = {"Access-Control-Allow-Origin": "*"}

        async def show(request: Request) -> Response:
            name = request.path_params["name"]
            self.asked.append((name, request.headers.get("referer", "")))
            if name.startswith("embed/"):
                return HTMLResponse(FRAME)
            if name.endswith(".vtt"):
                return PlainTextResponse(
                    SUBTITLES, headers=open_to_all if name == "open.vtt" else {}, media_type="text/vtt"
                )
            if name == "words.mp4":
                return Response(b"no film" * 500, media_type="video/mp4")
            if (self.folder / name).is_file():
                return FileResponse(self.folder / name)
            return PlainTextResponse("gone", 404, headers=open_to_all if name == "gone.mp4" else {})

        return Starlette(routes=[Route("/{name:path}", show)])


@asynccontextmanager
async def media_site(folder: Path) -> AsyncIterator[Site]:
    """The site, while it is needed; `song.wav` lasts 40 seconds, `short.wav` 3."""
    folder.mkdir(exist_ok=True)
    song(folder / "song.wav", 40)
    song(folder / "short.wav", 3)
    site = Site(folder)
    listener = socket.create_server(("127.0.0.1", 0))
    site.origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    config = uvicorn.Config(site.app(), lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    task = asyncio.ensure_future(server._serve([listener]))
    try:
        yield site
    finally:
        server.should_exit = True
        await task
