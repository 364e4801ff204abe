import { z } from "zod";
import { Refusal } from "@/features/audit/errors";
import type { ActionFailure } from "./staff-action";

/** What somebody at the desk is told of an error that is an answer; undefined for one that is a fault. */
export function refused(error: unknown): ActionFailure | undefined {
  if (error instanceof Refusal) return { ok: false, code: "refused", reasons: error.reasons };
  if (!(error instanceof z.ZodError)) return undefined;
  const reasons = error.issues.map(({ path, message }) => ({
    code: path.join("."),
    detail: message,
  }));
  return { ok: false, code: "invalid", reasons };
}
