"""Makes the sample classes: a model of invented people first, then the workbooks and the facts, both from the model."""
