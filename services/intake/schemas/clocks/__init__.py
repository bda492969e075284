"""The calendar as people send it and as we show it."""
