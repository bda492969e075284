"""The services, one folder each. No folder imports another; they talk by events and RPC only."""
