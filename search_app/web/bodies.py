"""Which bodies meet, and how is each called?"""

import re

from flask import Blueprint, g, render_template

from search_app.archive import current_archive
from search_app.audience import current_audience

BLUEPRINT = Blueprint("bodies", __name__)


@BLUEPRINT.get("/bodies")
def show() -> str:
    """List the bodies with how many meetings are held of each."""
    return render_template("bodies.html", bodies=current_archive().store.bodies(audience=current_audience()))


@BLUEPRINT.app_template_filter()
def body_name(slug: str) -> str:
    """Return how the body of a slug is called; the slug where no paper held is of it."""
    if "body_names" not in g:
        held = current_archive().store.bodies(audience=current_audience())
        g.body_names = {body.slug: body.name for body in held}
    name: str = g.body_names.get(slug, slug)
    return name


@BLUEPRINT.app_template_filter()
def with_body_names(reason: str) -> str:
    """Return why names are joined or kept apart, with the slugs in its brackets replaced by names of bodies."""
    return re.sub(r"(?<=\()[a-z0-9-]+(?=\))", lambda found: body_name(found[0]), reason)
