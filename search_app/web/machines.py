"""What do browsers and robots ask for? Suggestions, the search as a browser's own, what may be indexed, addresses."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from search_app.archive import current_archive
from search_app.audience import current_audience

BLUEPRINT = Blueprint("machines", __name__)
ADDRESSES_MOST = 50_000  # of a sitemap (sitemaps.org)
SUGGESTED_CHARACTERS_MOST = 80
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_DAY_SECONDS = 86_400


@BLUEPRINT.get("/suggest")
def suggest() -> Response:
    """Return bodies, people, organisations, posts and matters whose names hold what was typed, as JSON."""
    typed = request.args.get("q", "")[:SUGGESTED_CHARACTERS_MOST]
    found = current_archive().background.suggest(typed, current_audience())
    return jsonify([{"text": each.text, "kind": each.kind, "query": each.query} for each in found])


@BLUEPRINT.get("/opensearch.xml")
def opensearch() -> Response:
    """Return the description by which a browser adds this search (OpenSearch 1.1)."""
    name = current_archive().settings.name
    made = Element("OpenSearchDescription", xmlns=_OPENSEARCH)
    SubElement(made, "ShortName").text = name[:16]
    SubElement(made, "LongName").text = name[:48]
    SubElement(made, "Description").text = "Search what was decided, and the page that says so."
    SubElement(made, "InputEncoding").text = "UTF-8"
    page = url_for("search.show", _external=True)
    SubElement(made, "Url", type="text/html", template=f"{page}?q={{searchTerms}}")
    feed = url_for("search_files.atom", _external=True)
    SubElement(made, "Url", type="application/atom+xml", template=f"{feed}?q={{searchTerms}}")
    return _xml(made, "application/opensearchdescription+xml")


@BLUEPRINT.get("/robots.txt")
def robots() -> Response:
    """Return what robots may read: papers and meetings, not searches and not people."""
    text = render_template("robots.txt", sitemap=url_for("machines.sitemap", _external=True))
    return _kept(Response(text, mimetype="text/plain"))


@BLUEPRINT.get("/sitemap.xml")
def sitemap() -> Response:
    """Return the addresses of meetings and papers (sitemaps.org)."""
    made = Element("urlset", xmlns=_SITEMAP)
    for address, changed in _addresses():
        if len(made) == ADDRESSES_MOST:
            break
        url = SubElement(made, "url")
        SubElement(url, "loc").text = address
        if changed:
            SubElement(url, "lastmod").text = changed
    return _xml(made, "application/xml")


def _addresses() -> Iterator[tuple[str, str | None]]:
    """Yield addresses, each with the day of its last change where it is known."""
    store, audience = current_archive().store, current_audience()
    for endpoint in ("front.show", "meetings.years", "bodies.show", "papers.papers", "help.show"):
        yield url_for(endpoint, _external=True), None
    for meeting in store.meetings(audience=audience):
        yield url_for("meetings.meeting", slug=meeting.slug, day=meeting.date, _external=True), None
    for paper in store.papers(audience=audience):
        changed = paper.ingested_at.date().isoformat()
        yield url_for("papers.paper", address=paper.address, _external=True), changed


def _xml(made: Element, kind: str) -> Response:
    return _kept(Response(tostring(made, encoding="utf-8", xml_declaration=True), mimetype=kind))


def _kept(response: Response) -> Response:
    response.cache_control.max_age = _DAY_SECONDS
    return response
