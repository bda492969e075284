"""grid: the map is cut into grids, and every case finds the worker who is responsible for its place.

Words     a Grid has versions, each with its boundary; a Place becomes a Location; a Crew holds the posts A
          and B of a grid and head of its community; an Assignment says who has a case, and why; a
          Handover passes what somebody has to another while he is away.
          A VisitPlan says when a household is visited next, a Visit what was found there; a
          Hazard is what somebody must make safe, a Dispute what somebody mediates, a Facility what
          somebody looks at in its cycle. A Household and a Person hold Particulars, each with its Origin;
          a Look is written down, a RecordExport is many at once; a Tag is a special category; a
          Duplicate, two records of one person; a FieldLine, what visits and lists say against a record.
Hears     intake.case_accepted, case_signed, whatever ends a case, and what makes it go on or go elsewhere
          (case_reopened, case_returned, case_transferred …: entrypoints/case_listeners.py);
          intake.calendar_published; notify.notice_acknowledged; its own grid.visit_submitted,
          visit_task_ended, hazard_found, hazard_closed, dispute_registered, facility_inspected,
          field_applied, handover_made and handover_returned;
          staff.worker_enlisted, post_filled, roster_published.
Announces grid.case_assigned, grid.case_unassigned, grid.case_covered, grid.case_left_unsigned,
          grid.assignment_signed, grid.assignment_ended, grid.grid_published,
          grid.grids_reorganised, grid.reorganisation_settled, grid.coordinates_suspected,
          grid.coordinates_cleared, and what happens to visits and their plans (grid.visit_…,
          grid.household_…), hazards (grid.hazard_…), disputes (grid.dispute_…, grid.mediat…),
          facilities (grid.facility_…, grid.inspection_…), fields (grid.field_…) and handovers
          (grid.handover_…); grid.duplicate_found, duplicate_answered, duplicate_dismissed,
          people_merged, merge_undone; grid.change_requested, change_approved, change_refused;
          grid.records_exported.
Read      domain/assignments/ (choice, signing), usecases/assignments/dispatch_case.py, then service.py.
"""
