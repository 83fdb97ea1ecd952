"""The specs of the charts, built and validated with Altair.

They hang on nothing but this program, so that they are built when it changes and not when a site is made:
`python -m generator.pages.charts.specs` (`make specs`) writes them into `charts/built/`, a test holds that
what lies there is what Altair builds, and nothing loads this package to make a site.
"""
