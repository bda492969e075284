"""notify: everybody is told what concerns him, exactly once, and confirms it where that matters.

Words     a Message is a kind of thing to say; a Template is how it is put into words; a Notice is what
          was said to one recipient; a Channel carries it. The inbox is the system of record.
Hears     every fact about intake.case, intake.slot, intake.card, intake.contact and intake.agency_order, in
          order; intake.question_answered, answer_published, milestone_due, milestone_evaluated,
          project_reviewed; grid.case_assigned, case_unassigned, case_covered, case_left_unsigned,
          handover_made, handover_returned, service_card_issued, service_card_ended.
Announces notify.notice_sent, notify.notice_acknowledged.
Read      domain/tables/ (who is told what), domain/notice.py, then usecases/, then service.py.
"""
