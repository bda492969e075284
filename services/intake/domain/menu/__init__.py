"""The menu: service items, the materials they ask for, issue types and the numbers of the street."""
