"""Agency as people speak of it and as we show it."""
