"""How accurate the shipped model is on speakers it has never met: the figures of docs/model-card.md."""
