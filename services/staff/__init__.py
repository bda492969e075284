"""staff: who works here, who holds which post, and who is on duty when.

Words     a Worker works here; the Posts of an area are A and B of a grid, head of a community; a Roster
          is one worker's DutyShifts in one month; Absences are the days on which the two of a grid are away.
Hears     nothing.
Announces staff.worker_enlisted, staff.worker_released, staff.post_filled, staff.roster_published.
Read      domain/posts.py and domain/absences.py, then usecases/, then service.py.
"""
