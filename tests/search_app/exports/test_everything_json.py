import json
from collections.abc import Callable

from flask.testing import FlaskClient


def test_everything_is_in_the_shapes_of_the_api(download: Callable[..., str], client: FlaskClient) -> None:
    held = json.loads(download("everything.json"))
    for name in ("papers", "meetings", "items", "actions", "people", "posts", "memberships", "coverage"):
        assert held[name], f"no {name}"
        for row in held[name]:
            assert client.get(f"/api/v1/{name}/{row['id']}").json == row
