"""What a page may do stands in the page: nothing inline runs, nothing comes from elsewhere, nothing evals."""

from __future__ import annotations

import json
import re
from pathlib import Path

import material
import pytest

from tests.site.project import PROJECT, HtmlPage

pytestmark = pytest.mark.slow

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
    "object-src": {"'none'"},
}
"""All that is allowed; `data:` are the theme's signs, which stand in its style sheet."""

ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset")


def test_every_page_carries_the_policy(html: dict[str, HtmlPage]) -> None:
    """The page for unknown addresses too, and before anything that it could bind."""
    assert "404.html" in html
    for path, page in html.items():
        head = list(page.root.first("head").all())
        assert [e.attributes.get("charset") for e in head[:1]] == ["utf-8"], path
        assert head[1].attributes.get("http-equiv") == "Content-Security-Policy", path
        rules = [rule.split() for rule in head[1].attributes["content"].split(";")]
        assert {name: set(values) for name, *values in rules} == POLICY, path
        assert len([e for e in page.of("meta") if "http-equiv" in e.attributes]) == 1, path


def test_other_sites_are_not_told_which_page_was_read(html: dict[str, HtmlPage]) -> None:
    """Only this site's own server sees where a reader comes from."""
    for path, page in html.items():
        said = [e.attributes["content"] for e in page.of("meta") if e.attributes.get("name") == "referrer"]
        assert said == ["same-origin"], path


def test_nothing_runs_inline(html: dict[str, HtmlPage]) -> None:
    """Scripts are files; what stands in a page is data; no handlers, no styles in elements."""
    for path, page in html.items():
        for element in page.elements:
            handlers = [name for name in element.attributes if name.startswith("on")]
            assert not handlers, f"{path}: <{element.tag}> has {handlers}; the policy stops it"
            assert "style" not in element.attributes, f"{path}: <{element.tag} style> is stopped"
            assert element.tag != "style", f"{path}: <style> is stopped by the policy; use congkhai.css"
            if element.tag != "script":
                continue
            inline = "".join(part for part in element.parts if isinstance(part, str)).strip()
            if element.attributes.get("type") in ("application/json", "application/ld+json"):
                json.loads(inline)
            else:
                said = f"{path}: the policy stops the inline script {inline[:80]!r}; put it into a file"
                assert element.attributes.get("src") and not inline, said


def test_nothing_is_loaded_from_elsewhere(html: dict[str, HtmlPage]) -> None:
    """Only links lead away, over http(s) or to an e-mail; what a page loads lies on the site."""
    for path, page in html.items():
        for element in page.elements:
            for name in ADDRESSES:
                scheme = re.match(
                    r"\s*(//|[a-z][a-z0-9+.-]*:)", element.attributes.get(name, ""), re.IGNORECASE
                )
                loaded = element.tag != "a" and element.attributes.get("rel") != "canonical"
                allowed = () if loaded else ("https:", "http:", "mailto:")
                assert not scheme or scheme[1] in allowed, (path, element.tag, element.attributes)


def test_the_themes_scripts_are_those_that_the_theme_ships() -> None:
    """Two inline scripts of Material run from a file of ours, word for word.

    When this fails, Material has changed: read what its script does now, put it into
    docs/assets/theme-start.js, and look at the switch of colours in a browser.
    """
    ours = (PROJECT / "docs" / "assets" / "theme-start.js").read_text("utf-8")
    for name in ("base", "palette"):
        (script,) = _inline(_theirs() / "partials" / "javascripts" / f"{name}.html")
        # the way to the site's top, which is another at each depth, is worked out by the file itself
        script = script.replace("{{ config.extra.scope | d(base_url) }}", "..")
        assert script in ours, f"Material's partials/javascripts/{name}.html is not in theme-start.js"


MOVED = {"partials/javascripts/base.html", "partials/javascripts/palette.html"}
LEFT_OUT = {
    "partials/javascripts/content.html": "tabs inside a page",
    "partials/javascripts/announce.html": "a banner that can be closed",
    "partials/javascripts/outdated.html": "several versions of a site",
    "partials/javascripts/consent.html": "consent to cookies",
    "partials/integrations/analytics.html": "counting visits",
    "partials/integrations/analytics/google.html": "counting visits",
    "redirect.html": "pages that have moved",
}
"""Inline scripts of parts of the theme that this site has no use for."""


def test_every_inline_script_of_the_theme_is_known() -> None:
    """A new one would be stopped by the policy: it is moved to a file, or its part is not used."""
    theirs = _theirs()
    found = {path.relative_to(theirs).as_posix() for path in theirs.rglob("*.html") if _inline(path)}
    assert found == MOVED | set(LEFT_OUT), "Material has inline scripts that it did not have, or lost some"


def _theirs() -> Path:
    """Material's own templates."""
    return Path(material.__file__).parent / "templates"


def _inline(template: Path) -> list[str]:
    """The scripts that a template would run inline."""
    found = re.findall(r"<script([^>]*)>(.*?)</script>", template.read_text("utf-8"), re.DOTALL)
    return [text for attributes, text in found if "src=" not in attributes and "json" not in attributes]
