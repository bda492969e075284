"""The drivers: the only code that knows RabbitMQ, MongoDB, tokens and encryption.

messages  line publisher: to the broker; consumer bus follow: from it; codec: what is said
failures  ladder aside dead
calls     rpc refusals: who answers; client wire: who asks
memory    mongo documents memory; kept outbox relay backlog: what is kept is announced; sealing
edges     door words rows access: who may ask; printing paper pictures: what is handed out; strict sounds
          workbook csv_table: tables of people; tables: what is delivered
          container handling: how a service runs
          health metrics logs trail: what is seen of it; settings made holidays
"""
