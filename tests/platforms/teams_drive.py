"""The OneDrive of a Teams on loopback: files that people attach, each at an address that is the permission."""

from typing import Any

from aiohttp import web

Json = dict[str, Any]

_FILE = "application/vnd.microsoft.teams.file.download.info"


class Drive:
    """`url`: where it is, without a slash at the end."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._files: dict[str, bytes] = {}

    def attach(self, name: str, content: bytes) -> Json:
        """Keeps the file; gives the attachment that tells of it."""
        path = f"/drive/{len(self._files) + 1}"
        self._files[path] = content
        told = {"downloadUrl": f"{self._url}{path}?tempauth=v1.made%2Bup", "fileType": name.rpartition(".")[2]}
        return {"contentType": _FILE, "content": told, "name": name}

    async def handle(self, request: web.Request) -> web.StreamResponse | None:
        content = self._files.get(request.path)
        if content is None or request.method != "GET":
            return None
        return web.Response(body=content)
