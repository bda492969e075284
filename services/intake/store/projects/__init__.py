"""How projects and referrals are remembered."""
