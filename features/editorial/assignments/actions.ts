"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/features/staff/http/staff-action";
import { assign, changeAssignment, finishAssignment, removeAssignment } from "./assign";
import { dueSchema, personSchema, workSchema } from "./schema";

/** Who is to do what, for people at the desk: who may is said by the verbs. */

export const assignTo = staffAction(
  {
    input: z.object({
      documentId: z.uuid(),
      work: workSchema,
      person: personSchema,
      dueOn: dueSchema,
    }),
  },
  async (staff, { documentId, work, person, dueOn }) => {
    await assign({ userId: staff.userId }, { documentId, ...work, userId: person, dueOn });
    refresh();
    return {};
  },
);

export const changeWork = staffAction(
  { input: z.object({ assignmentId: z.uuid(), person: personSchema, dueOn: dueSchema }) },
  async (staff, { assignmentId, person, dueOn }) => {
    await changeAssignment({ userId: staff.userId }, { assignmentId, userId: person, dueOn });
    refresh();
    return {};
  },
);

const acts = { done: finishAssignment, remove: removeAssignment };

export const endWork = staffAction(
  { input: z.object({ assignmentId: z.uuid(), act: z.enum(["done", "remove"]) }) },
  async (staff, { assignmentId, act }) => {
    await acts[act]({ userId: staff.userId }, assignmentId);
    refresh();
    return {};
  },
);
