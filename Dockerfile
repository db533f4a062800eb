# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
WORKDIR /app
RUN python -m venv /app/.venv
COPY requirements/runtime.txt requirements/runtime.txt
RUN /app/.venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements/runtime.txt
COPY . .
RUN /app/.venv/bin/python -m pip install --no-cache-dir --no-build-isolation --no-deps --editable .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data waymark \
    && mkdir /data \
    && chown waymark /data
COPY --from=build /app /app
USER 10001
WORKDIR /data
VOLUME /data
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    WAYMARK_DATABASE_URL=sqlite:////data/waymark.db \
    WAYMARK_HOST=0.0.0.0
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD \
    ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('WAYMARK_PORT', '3978') + '/healthz', timeout=4)"]
CMD ["waymark", "serve"]
