# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
WORKDIR /build
RUN python -m venv /app
COPY requirements/runtime.txt requirements/
RUN /app/bin/python -m pip install --no-cache-dir --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md framework.json framework.cy.json ./
COPY adapters adapters
COPY bot bot
COPY conversations conversations
COPY storage storage
RUN /app/bin/python -m pip install --no-cache-dir --no-build-isolation --no-deps . \
    && mv framework.json framework.cy.json /app/ \
    && /app/bin/python -m pip uninstall --yes setuptools pip

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data waymark \
    && mkdir /data \
    && chown 10001 /data
COPY --from=build /app /app
USER 10001
WORKDIR /data
VOLUME /data
# Nothing is written but to /data and /tmp: the rest can be read-only.
ENV PATH=/app/bin:$PATH \
    HOME=/data \
    MPLCONFIGDIR=/tmp/matplotlib \
    PYTHONDONTWRITEBYTECODE=1 \
    WAYMARK_DATABASE_URL=sqlite:////data/waymark.db \
    WAYMARK_FRAMEWORK=/app/framework.json \
    WAYMARK_HOST=0.0.0.0
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD \
    ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('WAYMARK_PORT', '3978') + '/healthz', timeout=4)"]
CMD ["waymark", "serve"]
