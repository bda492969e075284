"""The drivers: the only code that knows RabbitMQ, MongoDB, tokens and encryption.

messages  broker publisher consumer bus ladder dead rpc client follow
memory    mongo outbox documents sealing
edges     access door container trail logs metrics health settings holidays
"""
