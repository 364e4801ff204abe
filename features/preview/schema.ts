import { z } from "zod";

/** What stands in a preview's address; anything else is as if it were not there. */

type Given = string | string[] | undefined;

export function revisionNumber(given: Given): number | undefined {
  return typeof given === "string" && /^[1-9]\d{0,6}$/.test(given) ? Number(given) : undefined;
}

export function instant(given: Given): Date | undefined {
  const parsed = z.iso.datetime({ offset: true }).safeParse(given);
  return parsed.success ? new Date(parsed.data) : undefined;
}

export function documentId(given: Given): string | undefined {
  const parsed = z.uuid().safeParse(given);
  return parsed.success ? parsed.data : undefined;
}
