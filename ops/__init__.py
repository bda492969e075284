"""The ground under the services: what makes `make` work on a fresh machine.

setup.sh    virtual environment, pinned packages, RabbitMQ where it is missing.
broker      a private RabbitMQ node in a folder.
database    the embedded database in a folder.
ground      both of them, or those that the environment names.
house       all that runs, on that ground; run starts it and tends it, for `make run`.
"""
