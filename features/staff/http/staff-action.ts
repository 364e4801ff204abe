import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type Reason, Refusal } from "@/features/audit/errors";
import { noteSecurity } from "@/features/audit/security/security-events";
import { isAtLeast, type StaffRole } from "@/features/staff/policy";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { isConfirmed } from "@/features/staff/sign-in/confirmation";
import { currentArrival } from "@/features/staff/sign-in/session";
import { log } from "@/lib/log";
import { noteBegun } from "@/lib/request-context";
import { isSameOrigin } from "@/lib/same-origin";
import { refused } from "./refused";

/** A field that does not fit: its place in what was sent, and what of it. */
export type WrongField = { code: string; detail?: string };

type DoorCode =
  | "wrong-origin"
  | "signed-out"
  | "role-forbids"
  /** They have to show once more who they are, and can then do it. */
  | "confirm-first"
  | "invalid"
  | "too-large"
  | "failed";

/** Why something was not done: codes, which components put into words. */
export type ActionFailure =
  /** By a verb. */
  | { ok: false; code: "refused"; reasons: readonly Reason[] }
  /** At the door; `invalid` and `too-large` name the fields. */
  | { ok: false; code: DoorCode; reasons: readonly WrongField[] };

export type ActionResult<T extends object = object> = ({ ok: true } & T) | ActionFailure;

type Options<Schema extends z.ZodType> = {
  /** What is sent; a form's fields are read as an object of texts. */
  input: Schema;
  /** The least that may do this. */
  role?: StaffRole;
  /** Only who has shown of late who they are may do it: always, or with such input. */
  confirmed?: true | ((input: z.output<Schema>) => boolean);
  /** It is a part of setting up a first factor, through which a first sign-in leads. */
  inDoorway?: boolean;
};

/** How somebody comes to an action. */
type Circumstances = {
  /** They are on their way in: their first factor is being set up. */
  inDoorway: boolean;
};

/** Takes an object, or a form, or what `useActionState` hands over: its last answer and a form. */
export type StaffAction<Given, T extends object> = {
  (given: Given | FormData): Promise<ActionResult<T>>;
  (previous: ActionResult<T> | null, form: FormData): Promise<ActionResult<T>>;
};

/**
 * Makes a server action of the desk: it refuses what does not come from this
 * site, knows who acts, checks their role, reads its input, and answers with
 * codes and never with an exception's words.
 *
 * @returns a function for `"use server"` files to export
 */
export function staffAction<Schema extends z.ZodType, T extends object>(
  { input, role = "author", confirmed, inDoorway = false }: Options<Schema>,
  work: (staff: Staff, input: z.output<Schema>, how: Circumstances) => Promise<T>,
): StaffAction<z.input<Schema>, T> {
  return (...given: unknown[]) =>
    answered(async () => {
      if (!isSameOrigin(await headers())) return wrongOrigin();
      const here = await currentArrival();
      if (!here) return failure("signed-out");
      const { staff, missing } = here;
      if (missing && !(inDoorway && missing === "set-up")) return failure("signed-out");
      if (!isAtLeast(staff.role, role)) {
        await noteSecurity({
          kind: "right-refused",
          accountId: staff.userId,
          detail: { needs: role },
        });
        return failure("role-forbids");
      }
      const how = { inDoorway: missing === "set-up" };
      const parsed = input.parse(fieldsOf(given.at(-1)));
      const isDelicate = typeof confirmed === "function" ? confirmed(parsed) : confirmed;
      // In the doorway they have just shown their password.
      if (isDelicate && !how.inDoorway && !isConfirmed(staff, Date.now())) {
        return failure("confirm-first");
      }
      return { ok: true, ...(await work(staff, parsed, how).catch(notingRefusal(staff))) };
    });
}

/** The same for those who are not signed in: sign-in, invitations, resets. */
export function openAction<Schema extends z.ZodType, T extends object>(
  input: Schema,
  work: (input: z.output<Schema>) => Promise<T>,
): StaffAction<z.input<Schema>, T> {
  return (...given: unknown[]) =>
    answered(async () => {
      if (!isSameOrigin(await headers())) return wrongOrigin();
      return { ok: true, ...(await work(input.parse(fieldsOf(given.at(-1))))) };
    });
}

async function answered<T extends object>(
  work: () => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  noteBegun();
  try {
    return await work();
  } catch (error) {
    // A redirect is thrown, too.
    unstable_rethrow(error);
    const answer = refused(error);
    if (answer) return answer;
    log.error({ err: error }, "an action of the desk failed");
    return failure("failed");
  }
}

async function wrongOrigin(): Promise<ActionFailure> {
  await noteSecurity({ kind: "origin-refused" });
  return failure("wrong-origin");
}

/** What a verb refuses because of who asks is noted as what this door refuses is, and goes on its way. */
export const notingRefusal =
  ({ userId }: Pick<Staff, "userId">) =>
  async (error: unknown): Promise<never> => {
    if (error instanceof Refusal && error.reasons.some(({ code }) => code === "role-forbids")) {
      await noteSecurity({ kind: "right-refused", accountId: userId });
    }
    throw error;
  };

/** What a door answers that says no more than its code. */
export const failure = (code: DoorCode): ActionFailure => ({ ok: false, code, reasons: [] });

/** A form as an object of texts; fields that come several times are lists. Next's own are left out. */
function fieldsOf(given: unknown): unknown {
  if (!(given instanceof FormData)) return given;
  const fields: Record<string, unknown> = {};
  for (const name of new Set(given.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const values = given.getAll(name);
    fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}
