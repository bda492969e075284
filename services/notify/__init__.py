"""notify: everybody is told what concerns him, exactly once, and confirms it where that matters.

Words     a Message is a kind of thing to say; a Template is how it is put into words; a Notice is what
          was said to one recipient; a Channel carries it. The inbox is the system of record.
Hears     every fact of intake's cases, slots, cards, contacts and orders of agents, in order;
          grid.case_assigned, grid.case_unassigned, and what is answered, published and owed by projects.
Announces notify.notice_sent, notify.notice_acknowledged.
Read      domain/tables/ (who is told what), domain/notice.py, then usecases/, then service.py.
"""
