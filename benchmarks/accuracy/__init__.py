"""How accurate the shipped model is on speakers it has never met (docs/model-card.md)."""
