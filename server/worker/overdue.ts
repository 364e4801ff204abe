/** A schedule that is late by more than this is an alarm: in the log, the audit trail and `/readyz`. */
export const overdueAfterSeconds = 60;
