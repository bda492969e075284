"""Questions and answers as people send them and as we show them."""
