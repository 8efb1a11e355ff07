"""Scene -> PNG, SVG, PDF, PPTX; table -> text."""
