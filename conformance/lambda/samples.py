"""AWS's documented events: read from their files, and changed in method, path, headers and body, in nothing else."""

import base64
import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "events"
HTTP = ["rest-api", "rest-api-stage", "http-api-v1", "http-api-v2", "http-api-stage", "function-url", "alb", "alb-multi-value"]


def sample(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text())["event"]


def request(name: str, method: str, path: str, headers: Mapping[str, str] = {}, body: bytes = b"") -> dict:
    """The sample as it would come for this HTTP request."""
    event = copy.deepcopy(sample(name))
    if "rawPath" in event:
        stage = event["requestContext"]["stage"]
        event["rawPath"] = path if stage == "$default" else f"/{stage}{path}"
        event["requestContext"]["http"].update(method=method, path=event["rawPath"])
    else:
        event.update(httpMethod=method, path=path)
    for field, of in (("headers", str), ("multiValueHeaders", lambda value: [value])):
        if field in event:
            given = {key.lower() for key in headers}
            event[field] = {key: value for key, value in event[field].items() if key.lower() not in given}
            event[field].update({key: of(value) for key, value in headers.items()})
    event.update(encode(body))
    return event


def encode(body: bytes) -> dict:
    """As each of these services does: text as it is, other bytes in base64."""
    try:
        return {"body": body.decode(), "isBase64Encoded": False}
    except UnicodeDecodeError:
        return {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str]
    body: bytes


def response(name: str, result: dict) -> Response:
    """What the service makes of the function's result; fails for one that it would take for malformed."""
    several = name == "alb-multi-value"
    field = "multiValueHeaders" if several else "headers"
    known = {"statusCode", field, "body", "isBase64Encoded"}
    if name.startswith("alb"):
        known.add("statusDescription")
        assert result["statusDescription"].startswith(f"{result['statusCode']} ")
    assert set(result) == known, result
    assert type(result["statusCode"]) is int and type(result["body"]) is str and type(result["isBase64Encoded"]) is bool
    headers = {key.lower(): value for key, value in result[field].items()}
    if several:
        assert all(type(value) is list and len(value) == 1 for value in headers.values())
        headers = {key: value[0] for key, value in headers.items()}
    assert all(type(value) is str for value in headers.values())
    body = base64.b64decode(result["body"], validate=True) if result["isBase64Encoded"] else result["body"].encode()
    return Response(result["statusCode"], headers, body)
