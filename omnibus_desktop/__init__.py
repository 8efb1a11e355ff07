"""Omnibus Desktop: from a survey wave to an annotated chart in a slide deck, offline."""
