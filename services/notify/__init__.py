"""notify: everybody is told what concerns him, exactly once, and confirms it where that matters.

Words     a Message is a kind of thing to say; a Template is how it is put into words; a Notice is what
          was said to one recipient; a Channel carries it. The inbox is the system of record.
Hears     every fact about intake.case, intake.slot, intake.card, intake.contact and intake.agency_order, in
          order; intake.question_answered, answer_published, milestone_due, milestone_evaluated,
          project_reviewed; of grid what somebody has to know: grid.case_…, handover_…, service_card_…,
          grids_reorganised, duplicate_…, people_merged, merge_undone, field_conflict_…, change_…,
          audit_…, visit_…, household_…, hazard_…, dispute_…, mediator_appointed, inspection_…,
          looks_reported, records_exported, responsibilities_checked; staff.post_filled.
Announces notify.notice_sent, notify.notice_acknowledged.
Read      domain/tables/ (who is told what), domain/notice.py, then usecases/, then service.py.
"""
