"""grid: the map is cut into grids, and every case finds the worker who is responsible for its place.

Words     a Grid has versions, each with its boundary; a Place becomes a Location; a Crew holds the posts A
          and B of a grid and head of its community; an Assignment says who has a case, and why.
Hears     intake.case_accepted, whatever ends a case, and what makes it go on or go elsewhere (case_reopened,
          case_returned, case_transferred …: entrypoints/case_listeners.py); notify.notice_acknowledged;
          staff.worker_enlisted, post_filled, roster_published.
Announces grid.case_assigned, grid.case_unassigned, grid.assignment_ended, grid.grid_published,
          grid.grids_reorganised, grid.reorganisation_settled.
Read      domain/choice.py and domain/assignment.py, usecases/dispatch_case.py, then service.py.
"""
