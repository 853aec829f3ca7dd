"""The web app, built: nothing but files. The hub serves them and knows nothing of what they do."""

from pathlib import Path


def static_dir() -> Path:
    """The directory of the built web app, in a wheel and in an editable checkout alike.

    `index.html` is the page for every address of the app and must not be cached. It asks for its parts
    under `/static/`, and so must this directory be mounted there. A name with a hash in it (`app-1A2B3C4D.js`) never
    changes its content and may be cached for ever; `embed.js` keeps its name and must be revalidated.

    A checkout that was never built has no such directory; `python hatch_build.py` makes it.
    """
    return Path(__file__).resolve().parent / "static"
