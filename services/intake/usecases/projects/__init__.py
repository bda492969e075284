"""What can be done about purchased projects and referrals."""
