"""Who and what a text names: people, bodies, peoples, places, sites, and whose words a source
phrase means.
"""
