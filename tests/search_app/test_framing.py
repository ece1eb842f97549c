"""The frame is made once for a section, under the path that the page is asked under."""

from flask.testing import FlaskClient


def navigation(page: str) -> str:
    return page.partition("<header>")[2].partition("</header>")[0]


def test_the_section_that_a_page_is_of_is_marked(client: FlaskClient) -> None:
    search, meetings = (navigation(client.get(address).text) for address in ("/search", "/meetings"))
    assert search != meetings
    for page, name in ((search, "Search"), (meetings, "Meetings")):
        assert name in page.partition('aria-current="true"')[2].partition("</a>")[0]


def test_links_keep_to_the_path_that_the_page_is_asked_under(client: FlaskClient) -> None:
    plain, under = (client.get("/search", base_url=f"http://localhost{path}").text for path in ("/", "/papers"))
    assert 'href="/meetings"' in navigation(plain)
    assert 'href="/papers/meetings"' in navigation(under)
    assert 'href="/papers/static/' in under.partition("</head>")[0]
    assert 'href="/papers/help"' in under.partition("<footer")[2]
