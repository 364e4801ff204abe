"use server";

import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { refresh } from "next/cache";
import { changeAssignment } from "@/features/editorial/assignments/assign";
import { planDay } from "@/features/editorial/drafts/plan-day";
import { reschedule } from "@/features/editorial/schedules/reschedule";
import { staffAction } from "@/features/staff/http/staff-action";
import { newsroomTimeZone } from "@/i18n/routing";
import { moveSchema } from "./schema";

/** Moves what stands on the calendar to another day: by the verb that it has anywhere else. */
export const moveItem = staffAction({ input: moveSchema }, async ({ userId }, move) => {
  const { id, day } = move;
  if (move.kind === "schedule") {
    const localTime = `${day}T${move.time}`;
    await reschedule({ userId }, { scheduleId: id, localTime, zone: newsroomTimeZone });
  } else if (move.kind === "due") {
    await changeAssignment({ userId }, { assignmentId: id, dueOn: day });
  } else {
    await planDay({ userId }, { documentId: id, version: move.version, day });
  }
  refresh();
  return {};
});
