"""A browser keeps searches in a cookie, and knows what it saw of each."""

from search_app.saving import SAVED_MOST, VISIT_SECONDS, SavedSearch, read_saved, save, visit, write_saved

LIGHTING = SavedSearch(search="q=lighting&kind=minute", seen=1_000, visited=2_000)


def test_a_cookie_gives_back_what_was_put_into_it() -> None:
    cookie = write_saved([LIGHTING])
    assert cookie is not None
    assert cookie.isascii()
    assert read_saved(cookie) == (LIGHTING,)


def test_what_is_no_cookie_of_ours_keeps_nothing() -> None:
    for cookie in ("", "x", "bm9uc2Vuc2U=", "W10=", "é", "W3sic2VhcmNoIjoxfV0="):
        assert read_saved(cookie) == ()


def test_a_search_is_kept_once_and_what_is_there_is_not_new() -> None:
    (kept,) = save(save((), "q=a", now=50), "q=a", now=90)
    assert kept == SavedSearch(search="q=a", seen=50, visited=50)


def test_a_browser_keeps_so_many_and_no_more() -> None:
    many = [SavedSearch(search=f"q={n}", seen=0, visited=0) for n in range(SAVED_MOST + 1)]
    assert write_saved(many) is None
    assert write_saved(many[1:]) is not None
    assert write_saved([SavedSearch(search="q=" + "long" * 1_000, seen=0, visited=0)]) is None


def test_new_is_what_came_in_since_the_visit_before_this_one() -> None:
    within = visit(LIGHTING, 2_000 + VISIT_SECONDS)
    assert within == SavedSearch(search=LIGHTING.search, seen=1_000, visited=2_000 + VISIT_SECONDS)
    later = visit(LIGHTING, 9_000)
    assert later == SavedSearch(search=LIGHTING.search, seen=2_000, visited=9_000)
