"""Everything as one JSON object, in the shapes of the API."""

import json
from collections.abc import Iterator

from search_app.api._fields import whole_address
from search_app.api.actions import ActionSchema
from search_app.api.coverage import CoverageSchema
from search_app.api.items import ItemDetailSchema
from search_app.api.meetings import MeetingDetailSchema
from search_app.api.memberships import MembershipSchema
from search_app.api.organisations import OrganisationSchema
from search_app.api.papers import PaperDetailSchema
from search_app.api.people import PersonSchema
from search_app.api.posts import PostSchema
from search_app.api.threads import ThreadSchema
from search_app.export import Scope
from search_app.listing import Listing


class Everything:
    """Papers, meetings and items within the scope; what goes across years as it is everywhere."""

    name = "everything.json"
    about = "Papers, meetings, minutes with decisions, actions, people, posts, threads, in the shapes of the API"
    media_type = "application/json"

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield the object, a row at a time."""
        rows = (
            ("papers", PaperDetailSchema(), scope.papers(listing)),
            ("meetings", MeetingDetailSchema(), scope.meetings(listing)),
            ("items", ItemDetailSchema(), scope.items(listing)),
            ("actions", ActionSchema(), (r for r in listing.actions if scope.holds(r.body, r.matter.raised))),
            ("people", PersonSchema(), listing.people),
            ("organisations", OrganisationSchema(), listing.organisations),
            ("posts", PostSchema(), listing.posts),
            ("memberships", MembershipSchema(), listing.memberships),
            ("threads", ThreadSchema(), (r for r in listing.threads if scope.holds(r.body, None) or not scope.body)),
            (
                "coverage",
                CoverageSchema(),
                (r for r in listing.coverage if scope.holds(r.body, None) or not scope.body),
            ),
        )
        yield f'{{"described_by": {json.dumps(whole_address("/api/v1/openapi.json"))}'
        for name, schema, ours in rows:
            yield f',\n"{name}": ['
            for order, row in enumerate(ours):
                yield (",\n" if order else "\n") + json.dumps(schema.dump(row), ensure_ascii=False)
            yield "]"
        yield "}\n"


EXPORT = Everything()
