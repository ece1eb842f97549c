"""Five committees, three hundred meetings: is every paper fetched, once, and little asked for beyond that?"""

from collections.abc import Callable

import pytest
from conftest import Desk
from council import build_council
from lookalike import LookAlike


@pytest.mark.parametrize("service", ["on", "off", "half"])
def test_every_paper_of_the_council_is_fetched_exactly_once(
    service: str, sit_down: Callable[[LookAlike], Desk], capsys: pytest.CaptureFixture[str]
) -> None:
    council = build_council()
    with LookAlike(council, service=service) as site:
        desk = sit_down(site)
        first = desk.visit()
        assert first.finished
        assert {key: versions[-1] for key, versions in desk.taken.items()} == {
            key: document.content for key, document in council.papers().items()
        }
        assert set(site.served.values()) == {1}
        assert first.tally.new == first.tally.found == len(council.papers())
        if service == "half":
            assert len(desk.lines) >= 1
            assert all(line.startswith("http://127.0.0.1") and "\n" not in line for line in desk.lines)
        else:
            assert desk.lines == []

        figures = f"{len(council.papers())} papers, first run {first.tally.requests} requests"
        if service == "on":
            figures += ask_again(desk, site)
    with capsys.disabled():
        print(f"\n[web service {service}] {figures}")


def ask_again(desk: Desk, site: LookAlike) -> str:
    """Visit the site twice more: nothing has changed, nothing is fetched, and little is asked. Return the figures."""
    fewest = site.fewest_requests()
    assert len(site.paths) <= fewest
    site.forget()
    nightly = desk.visit(days_later=1)
    again = desk.visit(days_later=1, recheck=True)
    assert site.served.total() == 0
    for run in (nightly, again):
        assert (run.tally.new, run.tally.replaced, run.tally.failed) == (0, 0, 0)
    assert again.tally.requests <= 1.05 * fewest
    return (
        f"; the next night {nightly.tally.requests}; all asked again {again.tally.requests}, "
        f"{again.tally.requests / fewest:.3f} of the fewest possible ({fewest})"
    )
