import { z } from "zod";
import { Refusal } from "@/features/audit/errors";
import type { ActionReason } from "./staff-action";

/** What somebody at the desk is told of an error that is an answer; undefined for one that is a fault. */
export function refused(
  error: unknown,
): { code: "refused" | "invalid"; reasons: ActionReason[] } | undefined {
  if (error instanceof Refusal) return { code: "refused", reasons: [...error.reasons] };
  if (!(error instanceof z.ZodError)) return undefined;
  const reasons = error.issues.map(({ path, message }) => ({
    code: path.join("."),
    detail: message,
  }));
  return { code: "invalid", reasons };
}
