import { z } from "zod";
import { Refusal } from "@/features/audit/errors";
import type { ActionFailure } from "./staff-action";

/** What somebody at the desk is told of an error that is an answer; undefined for one that is a fault. */
export function refused(error: unknown): ActionFailure | undefined {
  if (error instanceof Refusal) return { ok: false, code: "refused", reasons: error.reasons };
  if (isUnkeepable(error)) return { ok: false, code: "invalid", reasons: [] };
  if (!(error instanceof z.ZodError)) return undefined;
  const reasons = error.issues.map(({ path, message }) => ({
    code: path.join("."),
    detail: message,
  }));
  return { ok: false, code: "invalid", reasons };
}

/**
 * Whether PostgreSQL was given a character that it keeps in no text (NUL; half
 * of a surrogate pair in JSON). Fields that people write in are freed of them;
 * what stands in an id or a code was never one, and is the sender's.
 */
function isUnkeepable(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (unkeepable.test(each.message)) return true;
  }
  return false;
}

/** What this site writes as JSON is JSON, so that it is refused as none is half a letter in it. */
const unkeepable =
  /invalid byte sequence for encoding|unsupported Unicode escape|invalid input syntax for type json/;
