"""What MkDocs is told to load. A project without the generator's package is built as well, only slower."""

import importlib.util

if importlib.util.find_spec("generator") is not None:
    from generator.faster.hooks import (
        on_build_error,
        on_env,
        on_nav,
        on_page_context,
        on_post_build,
        on_post_page,
        on_shutdown,
        on_startup,
    )

    __all__ = [
        "on_build_error",
        "on_env",
        "on_nav",
        "on_page_context",
        "on_post_build",
        "on_post_page",
        "on_shutdown",
        "on_startup",
    ]
