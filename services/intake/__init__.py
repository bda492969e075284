"""intake: residents ask once, at one door; every case has a number, a clock and somebody who answers for it.

Words     a Case is an Application (about a service item) or an Issue (something is wrong); a Clock is a
          list of intervals; a ServiceItem says what is needed and what is promised; a TopicList says what the
          street is charged with, a Route who leads a case and who decides it; a Question is the public side
          of an issue that was asked on the public platform; a Project is a service that the street buys, a
          Referral a household's need that it looks after.
Hears     grid.case_assigned, grid.case_unassigned, notify.notice_acknowledged; its own case_registered,
          clock_overdue, second_notice_given, contact_denied, card_confirmed, promise_exceeded,
          question_asked, question_taken_on, question_answered, pledge_broken, agency_clock_overdue, and
          what resolves, merges or ends a case.
Announces case_registered, case_accepted, handler_named, case_signed, clock_warned, clock_overdue,
          case_resolved, case_decided, case_checked, case_referred, case_ruled, case_closed, case_reopened,
          case_returned, case_transferred, extension_granted, case_suspended, case_rated, approval_awaited,
          correction_requested, second_notice_given, application_deemed_accepted, result_delivered,
          item_published, list_published, slot_opened, appointment_booked, agency_requested, papers_moved,
          question_answered, answer_published, need_referred, milestone_paid, outcome_returned …
Counts    how cases went: domain/indicators/indicator.py.
Read      domain/cases/case.py, domain/clocks/clock.py, then the subject (applications, issues, menu,
          organisation …) from entrypoints/ downwards, then service.py.
"""
