"""The ground under the services: what makes `make` work on a fresh machine, and what operators run.

setup.sh        virtual environment, pinned packages, RabbitMQ where it is missing
broker          a private RabbitMQ node in a folder
database        the embedded database in a folder
ground          both of them, or those that the environment names; on process, lock and ports
house           all that runs, on that ground; run starts it and tends it, for `make run`
services        the one list of the services, and how each is started
declare         the deploy step: every exchange and queue
rabbitmq, mongo the users of broker and database, and what each may do; management asks the broker
keys, tokens    what signs and seals, and who signs in; secrets are all that an installation must keep
secret_file     how a secret is written
with_secrets    starts a program that needs some of them
dead            letters that nobody could heed, looked at and replayed
reseal          seals records with a new key
access_log      is the log of looks at people as it was written?
ask             asks at one door, from a terminal
asyncapi        the document of all events and doors
compose_check   is docker-compose.yml sound? Its rules are compose_rules
"""

import warnings

# nameko stands on eventlet, which says at its import that it is deprecated: known (docs/adr), and nothing for
# whoever reads a terminal.
warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")
