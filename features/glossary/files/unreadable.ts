import type { z } from "zod";

/** A file of terms that cannot be taken in: what is wrong, and in which row or entry, counted from 1. */
export class UnreadableTerms extends Error {
  constructor(
    message: string,
    readonly row?: number,
  ) {
    super(message);
  }
}

/** What is wrong with a term, in words: the field and what it must not be. */
export function faultOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  const [part, locale, at] = issue?.path ?? [];
  const most = issue?.code === "too_big" ? ` more than ${issue.maximum}` : "";
  if (part === "note") return `the note has${most || " no"} characters`;
  if (part === "forms" && locale === undefined) return "it has no form in any language";
  const which = part === "forbidden" ? "forms not to be used" : "forms";
  if (typeof locale !== "string") return `${String(part ?? "it")} cannot be read`;
  return at === undefined
    ? `${locale} has${most} ${which}`
    : `number ${Number(at) + 1} of its ${which} in ${locale} ${most ? `has${most} characters` : "is empty"}`;
}
