"""Plain data in, Plotly figures and drawn first views out; no Django in here."""
