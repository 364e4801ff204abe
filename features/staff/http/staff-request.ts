import type { z } from "zod";
import { noteSecurity } from "@/features/audit/security/security-events";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { currentStaff } from "@/features/staff/sign-in/session";
import { log } from "@/lib/log";
import { noteBegun } from "@/lib/request-context";
import { isSameOrigin } from "@/lib/same-origin";
import { refused } from "./refused";
import { type ActionFailure, failure, notingRefusal } from "./staff-action";

/** A text at its limits has a third of it. UTF-16 code units. */
const longestBody = 4_000_000;

/**
 * The lock of a route that changes something, as `staffAction` is of an
 * action: the same origin, somebody signed in, input of the right shape.
 * Answers in JSON with the same codes.
 */
export function staffRequest<Schema extends z.ZodType, T extends object>(
  request: Request,
  input: Schema,
  work: (staff: Staff, input: z.output<Schema>, text: string) => Promise<T | Response>,
): Promise<Response> {
  return answeredStaff(request, async (staff) => {
    // Before it is read: what is announced as too large takes no memory.
    if (Number(request.headers.get("content-length") ?? 0) > longestBody) return tooLarge();
    const text = await request.text();
    if (text.length > longestBody) return tooLarge();
    const given = safeJson(text);
    if (given === undefined) return failed(failure("invalid"), 400);
    const answer = await work(staff, input.parse(given), text);
    return answer instanceof Response ? answer : Response.json({ ok: true, ...answer });
  });
}

/** RFC 9110, 15.5.10 and 15.5.21. */
const statusOf = ({ code }: ActionFailure) => (code === "refused" ? 409 : 422);

const tooLarge = () => {
  const reasons = [{ code: "too-large", detail: `${longestBody / 1_000_000} MB` }];
  return failed({ ok: false, code: "too-large", reasons }, 413);
};

/**
 * The same for what does not come as JSON. `work` answers itself. What only
 * reads may be asked from anywhere: another site cannot see the answer, and an
 * old browser does not say where a link stood.
 */
export async function answeredStaff(
  request: Request,
  work: (staff: Staff) => Promise<Response>,
): Promise<Response> {
  noteBegun();
  if (!reads(request.method) && !isSameOrigin(request.headers)) {
    await noteSecurity({ kind: "origin-refused" });
    return failed(failure("wrong-origin"), 403);
  }
  try {
    const staff = await currentStaff();
    return staff
      ? await work(staff).catch(notingRefusal(staff))
      : failed(failure("signed-out"), 401);
  } catch (error) {
    const answer = refused(error);
    if (answer) return failed(answer, statusOf(answer));
    if (!wentAway(request, error)) log.error({ err: error }, "a request of the desk failed");
    return failed(failure("failed"), 500);
  }
}

/** Whoever leaves in the middle of sending is no failure of ours, and hears no answer. */
function wentAway(request: Request, error: unknown): boolean {
  if (request.signal.aborted) return true;
  // Node's word for it, where the body was being read.
  return error instanceof Error && error.message === "aborted" && "code" in error;
}

const reads = (method: string) => method === "GET" || method === "HEAD";

const failed = (answer: ActionFailure, status: number) => Response.json(answer, { status });

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
