"""Which place is a ModernGov site, and which committee does its address name?"""

import pytest

from corpus.errors import HarvestError
from ingest.source import find_source
from ingest.sources.moderngov import site_of


@pytest.mark.parametrize(
    ("place", "base", "committee"),
    [
        ("https://democracy.x.gov.uk", "https://democracy.x.gov.uk/", None),
        ("https://x.gov.uk/councilmeetings/", "https://x.gov.uk/councilmeetings/", None),
        ("https://x.gov.uk/ieListMeetings.aspx?CommitteeId=519", "https://x.gov.uk/", "519"),
        ("https://x.gov.uk/a/ieListDocuments.aspx?CId=7&MId=8&Ver=4", "https://x.gov.uk/a/", "7"),
        ("https://x.gov.uk/mgCommitteeDetails.aspx?ID=12", "https://x.gov.uk/", "12"),
        ("https://x.gov.uk/mgWebService.asmx", "https://x.gov.uk/", None),
    ],
)
def test_any_address_of_a_site_leads_to_its_root_and_committee(place: str, base: str, committee: str | None) -> None:
    assert site_of(place) == (base, committee)
    assert find_source(place).name == "moderngov"


def test_a_place_of_no_known_kind_is_told() -> None:
    with pytest.raises(HarvestError, match="ftp://x: is no folder, no list of addresses"):
        find_source("ftp://x")


def test_half_an_address_is_told() -> None:
    with pytest.raises(HarvestError, match="is not an address that can be asked"):
        find_source("http://[::1")
