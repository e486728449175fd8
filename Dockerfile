# Two stages: the first builds an environment from the hashed lock files, the second is that environment and no more.
FROM python:3.13-slim AS build
ENV UV_LINK_MODE=copy UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=1
WORKDIR /src

COPY requirements/ requirements/
RUN python -m pip install --quiet --root-user-action=ignore --disable-pip-version-check --no-cache-dir \
      --no-deps --require-hashes --target /opt/uv -r requirements/uv.txt \
 && /opt/uv/bin/uv venv --python "$(command -v python)" /opt/build \
 && /opt/uv/bin/uv pip sync --no-cache --python /opt/build --require-hashes requirements/build.txt \
 && /opt/uv/bin/uv venv --python "$(command -v python)" /opt/zhengming \
 && /opt/uv/bin/uv pip sync --no-cache --python /opt/zhengming --require-hashes --compile-bytecode \
      --build-constraints requirements/build.txt requirements/runtime.txt

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY lexicons/ lexicons/
COPY service/ service/
RUN /opt/build/bin/python -m hatchling build -t wheel -d /tmp/dist \
 && /opt/uv/bin/uv pip install --no-cache --python /opt/zhengming --no-deps --compile-bytecode /tmp/dist/*.whl


FROM python:3.13-slim
RUN useradd --uid 10001 --user-group --home-dir /var/lib/zhengming --create-home --shell /usr/sbin/nologin zhengming
COPY --from=build /opt/zhengming /opt/zhengming

# Inside a container the service listens on all addresses; outside, only on 127.0.0.1.
ENV PATH=/opt/zhengming/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ZHENGMING_LISTEN=0.0.0.0:50051
USER zhengming
WORKDIR /var/lib/zhengming
EXPOSE 50051
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 CMD ["zhengming", "health"]
CMD ["zhengming", "serve"]
