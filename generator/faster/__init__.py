"""What makes MkDocs fast on the pages that the generator writes, and adds no meaning.

Runs inside MkDocs, called by theme/hooks.py. Without it the site has the same texts, tables, links and
figures, which tests/site/test_faster.py holds; docs/decisions/0022 says what each part is worth.
"""
