"""The reads as a small FastAPI service with asyncpg: what one would write instead of the daemon."""

import hashlib
import json
import os
import re
from contextlib import asynccontextmanager

import asyncpg
from fastapi import FastAPI, Request, Response

BASE = "/samverkan/v1"
PROBLEM = {"media_type": "application/problem+json"}


class Session(asyncpg.Connection):
    def get_reset_query(self):
        """Nothing: a second round trip for every read, and the role may not unlock advisory locks."""
        return ""


@asynccontextmanager
async def lifespan(app: FastAPI):
    size = int(os.environ["BENCH_FASTAPI_CONNECTIONS"])
    async with asyncpg.create_pool(
        os.environ["BENCH_DATABASE"], min_size=size, max_size=size, connection_class=Session
    ) as app.state.pool:
        yield


app = FastAPI(lifespan=lifespan)


def token_hash(request: Request) -> bytes:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return hashlib.sha256(token.encode()).digest() if scheme.lower() == "bearer" else b""


def problem(status: int) -> Response:
    return Response(b'{"status":%d}' % status, status, **PROBLEM)


def add_document(path: str, sql: str) -> None:
    async def read(key: str, request: Request):
        row = await app.state.pool.fetchrow(sql, token_hash(request), "sv", key)
        if row is None:
            return problem(401)
        if row[1] is None:
            return problem(404)
        return Response(row[2], media_type="application/json")

    app.add_api_route(f"{BASE}{path}/{{key}}", read)


def add_list(path: str, sql: str) -> None:
    filters = [None] * (max(int(number) for number in re.findall(r"\$(\d+)", sql)) - 4)

    async def read(request: Request, page: int = 1, limit: int = 20):
        rows = await app.state.pool.fetch(sql, token_hash(request), "sv", limit, (page - 1) * limit, *filters)
        if not rows:
            return problem(401)
        items = [row[3] for row in rows if row[2] is not None]
        total = rows[0][1]
        meta = {
            "page": page,
            "limit": limit,
            "count": len(items),
            "totalRecords": total,
            "totalPages": -(-total // limit),
        }
        body = '{"items":[' + ",".join(items) + '],"_meta":' + json.dumps(meta) + "}"
        return Response(body, media_type="application/json")

    app.add_api_route(f"{BASE}{path}", read)


for route in os.environ["BENCH_ROUTES"].split():
    form, path, file = route.split(":")
    with open(file, encoding="utf-8") as sql:
        (add_document if form == "document" else add_list)(path, sql.read())
