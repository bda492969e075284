"""The little that every service needs.

kernel    plain ideas: facts, wishes, time, refusals. Standard library only.
events    the language spoken between services, one module per publisher.
plumbing  the drivers: RabbitMQ, MongoDB, tokens, encryption, logs. Nothing else imports them.

A line belongs here only when two services need it and it decides nothing.
"""
