"""intake: residents ask once, at one door; every case has a number, a clock and somebody who answers for it.

Words     a Case is an Application (about a service item) or an Issue (something is wrong); a Clock is a
          list of intervals; a ServiceItem says what is needed and what is promised; a TopicList says what the
          street is charged with, a Route who leads a case and who decides it; a Question is the public side
          of an issue that was asked on the public platform; a Project is a service that the street buys, a
          Referral a household's need that it looks after.
Hears     grid.case_assigned, case_unassigned; notify.notice_acknowledged; its own intake.case_registered,
          case_refused, case_resolved, case_merged, case_withdrawn, case_voided, clock_overdue,
          second_notice_given, contact_denied, contact_overdue, card_confirmed, promise_exceeded,
          pledge_broken, question_asked, question_taken_on, question_answered, result_shared,
          appointment_missed, appointment_cancelled, visitor_served, and of its agents agent_named,
          agency_suspended, agency_resumed, agency_terminated, agency_submitted, agency_clock_overdue,
          papers_moved, result_collected, result_handed_over.
Announces of cases: case_…, handler_…, clock_…, promise_exceeded, contact_…, visit_failed, unit_called_in,
          attachment_added, people_revealed, document_issued, return_…, extension_…, supervision_…,
          suspension_review_due, rework_…, merge_proposed, result_…, rating_…, rater_contacted,
          redress_ended, approval_…;
          of applications: application_…, correction_…, second_notice_given, materials_…, step_…,
          special_procedure_…, pause_…, withdrawal_…, tolerance_settled, pledge_…, and of their agents
          agency_…, agent_named, home_visit_…, papers_moved, mandate_…; of appointments: slot_…,
          appointment_…, visitor_…; of accountability: card_…, reason_given, appeal_decided,
          points_finalised, exemption_…; of questions: question_…, answer_…, hit_overridden; of purchases:
          project_…, milestone_…, need_referred, referral_…, service_recorded, outcome_returned; of its
          tables: item_…, list_published, calendar_published, unit_calendar_published.
Counts    how cases went: domain/indicators/indicator.py.
Read      domain/cases/case.py, domain/clocks/clock.py, then the subject (applications, issues, menu,
          organisation …) from entrypoints/ downwards, then service.py.
"""
