"""The live service holds to its own description: schemathesis asks what it makes up from it (`make test` with few, the
benchmark with many examples)."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from search_app import create_app
from search_app.archive import Archive

EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "5"))
CHECKS = (
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
)


@pytest.fixture
def description(archive: Archive) -> schemathesis.schemas.BaseSchema:
    """The description of the service, and the service itself, which may be asked as often as one likes."""
    from dataclasses import replace

    app = create_app(archive=Archive(replace(archive.settings, rate="")))
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


def test_the_service_holds_to_its_description(description: schemathesis.schemas.BaseSchema) -> None:
    asked = []
    for found in description.get_all_operations():
        operation = found.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            if mode is GenerationMode.NEGATIVE and not operation.query:
                continue

            @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
            @given(case=operation.as_strategy(generation_mode=mode))
            def holds(case: schemathesis.Case) -> None:
                case.call_and_validate(checks=CHECKS)

            holds()
        asked.append(operation.path)
    assert len(asked) > 20
