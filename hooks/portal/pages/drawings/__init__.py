"""Drawings: coordinates and lettering of what templates write as SVG."""
