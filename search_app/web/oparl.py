"""What is held, as OParl 1.1 has it: each object under the address that is its id, and the lists of them."""

from typing import Any

from flask import Blueprint, Response, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.errors import NotFoundError
from search_app.exports import oparl_json as oparl
from search_app.listing import current_listing

BLUEPRINT = Blueprint("oparl", __name__, url_prefix="/oparl/v1.1")
ROWS_A_PAGE = 100
Shape = dict[str, Any]


@BLUEPRINT.get("/")
def start() -> AnyResponse:
    """Lead to the system, where every client begins."""
    return redirect(url_for(".system"))


@BLUEPRINT.get("/system")
def system() -> Response:
    """Give the System."""
    return _answer(oparl.system())


@BLUEPRINT.get("/bodies")
def bodies() -> Response:
    """Give the list of Bodies: one."""
    return _answer(_list([oparl.body()]))


@BLUEPRINT.get("/list/<kind>")
def objects(kind: str) -> Response:
    """Give a page of the list of one kind of object."""
    if kind not in (*oparl.LISTS.values(), *oparl.EMPTY.values()):
        raise NotFoundError(f"there is no list {kind!r}.")
    return _answer(_list(list(oparl.find_objects(current_listing(), kind, request.args.get("organization")))))


@BLUEPRINT.get("/<kind>/<path:name>")
def one(kind: str, name: str) -> Response:
    """Give one object."""
    wanted = oparl.address(kind, name)
    if kind == "body":
        found = oparl.body() if name == "main" else None
    else:
        found = next((each for each in oparl.find_objects(current_listing(), kind) if each["id"] == wanted), None)
    if found is None:
        raise NotFoundError(f"there is no {kind} {name!r}.")
    return _answer(found)


def _list(shapes: list[Shape]) -> Shape:
    pages = max(-(-len(shapes) // ROWS_A_PAGE), 1)
    page = request.args.get("page", 1, type=int)
    if not 1 <= page <= pages:
        raise NotFoundError(f"there is no page {page} of this list.")
    links = {"first": _page(1), "last": _page(pages), "self": _page(page)}
    links |= {"prev": _page(page - 1)} if page > 1 else {}
    links |= {"next": _page(page + 1)} if page < pages else {}
    return {
        "data": shapes[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE],
        "pagination": {
            "totalElements": len(shapes),
            "elementsPerPage": ROWS_A_PAGE,
            "currentPage": page,
            "totalPages": pages,
        },
        "links": links,
    }


def _page(number: int) -> str:
    asked = request.args.to_dict() | {"page": str(number)}
    return url_for(str(request.endpoint), _external=True, **(request.view_args or {}), **asked)


def _answer(shape: Shape) -> Response:
    answer = jsonify(shape)
    answer.headers["Access-Control-Allow-Origin"] = "*"  # OParl asks for it
    answer.add_etag()
    answer.make_conditional(request)
    return answer
