"""Agency: workers who act for residents, with a mandate, and answer for every paper they were given."""
