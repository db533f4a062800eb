"""The pages that a browser shows to whoever installs the app: no scripts, and nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Mapping
from html import escape

from aiohttp import web

_STYLE = "body{font:1.125rem/1.6 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

HEADERS: Mapping[str, str] = {
    # The address of these pages holds what Slack sent along.
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def page(title: str, *paragraphs: str, status: int = 200, again: str | None = None) -> web.Response:
    """`again`: an address to begin anew at."""
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    if again is not None:
        body += f'<p><a href="{escape(again)}">Start again</a></p>'
    text = (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} - Waymark</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    return web.Response(status=status, text=text, content_type="text/html", charset="utf-8", headers=HEADERS)
