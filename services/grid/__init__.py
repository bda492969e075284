"""grid: the map is cut into grids, and every case finds the worker who is responsible for its place.

Words     a Grid has versions, each with its boundary; a Place becomes a Location; a Crew holds the posts A
          and B of a grid and head of its community; an Assignment says who has a case, and why; a
          Handover passes what somebody has to another while he is away.
          A VisitPlan says when a household is visited next, a Visit what was found there; a
          Hazard is what somebody must make safe, a Dispute what somebody mediates, a Facility what
          somebody looks at in its cycle. A Household and a Person hold Particulars, each with its Origin;
          a Look is written down, a RecordExport is many at once; a Tag is a special category; a
          Duplicate, two records of one person; a FieldLine, what visits and lists say against a record;
          a Responsibility says who but the worker of post A looks after a household.
Hears     intake.case_accepted, case_signed, what makes a case go elsewhere, rest or go on: case_reopened,
          case_returned, case_transferred, case_handed_out, case_taken_back, case_merged, case_unmerged,
          correction_requested, correction_done, rework_ordered, withdrawal_requested, withdrawal_dropped,
          and what ends it: case_refused, case_decided, case_closed, case_withdrawn, case_voided,
          application_withdrawn; intake.calendar_published, visit_failed; notify.notice_acknowledged;
          staff.worker_enlisted, post_filled, roster_published; its own grid.visit_submitted,
          visit_task_ended, hazard_found, hazard_closed, dispute_registered, facility_inspected,
          field_applied, handover_made, handover_returned.
Announces of cases: case_…, assignment_…, handover_…; of the map: grid_published, grids_reorganised,
          reorganisation_settled, coordinates_…, building_numbered; of what is found and looked after:
          visit_…, household_…, hazard_…, dispute_…, mediat…, facility_…, inspection_…; of records:
          field_…, change_…, duplicate_…, people_merged, merge_undone, audit_…, records_exported,
          looks_reported, responsibility_…, responsibilities_checked; of workers: service_card_….
Read      domain/assignments/ (choice, signing), usecases/assignments/dispatch_case.py, then service.py.
"""
