"""An answer that tells how far long work has come while it is being done."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from bikuben.refusals import Refused

logger = logging.getLogger(__name__)

MARK = "<!-- here -->"


def told_as_it_goes(
    request: HttpRequest,
    work: Generator[str, None, Any],
    *,
    template: str,
    done: str,
    context: Callable[[], dict[str, Any]],
) -> StreamingHttpResponse:
    """A page in pieces: `template` up to its mark, a word for each step, then `done` with the `result`.

    The work is done while the answer is sent, so it must write all in one transaction of its own: whoever
    leaves the page before the end has changed nothing. What is refused stands on the page instead of `done`.
    """
    language = get_language() or "nb"
    before = render_to_string(template, context(), request=request).partition(MARK)[0]

    def pieces() -> Iterator[str]:
        # The page's language ended with the view; what is sent after it must be in it too.
        with override(language):
            yield before
            result = yield from _steps(work)
            if isinstance(result, Refused):
                yield "</p>" + render_to_string("payroll/rates/_refused.html", {"refused": result})
            else:
                yield "</p>" + render_to_string(done, {**context(), "result": result}, request=request)
            # What there is to do next may have changed by it.
            yield render_to_string(template, context(), request=request).partition(MARK)[2]

    answer = StreamingHttpResponse(pieces())
    # A proxy in front would otherwise gather the pieces.
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _steps(work: Generator[str, None, Any]) -> Generator[str, None, Any]:
    try:
        while True:
            yield f"{escape(next(work))} "
    except StopIteration as finished:
        return finished.value
    except Refused as refused:
        return refused
    except OperationalError as error:
        logger.error("The database gave up: %s", type(error).__name__)
        return Refused(_("Noen andre skrev samtidig. Ingenting er endret. Prøv en gang til."), code="busy")
    except Exception:
        # The page is half sent: there is no other answer to give any more.
        logger.exception("Long work failed")
        return Refused(_("Noe gikk galt. Ingenting er endret. Prøv en gang til."), code="failed")
