import { Refusal } from "@/features/audit/errors";
import { errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { UsageError } from "./parse";
import { wordReason } from "./reasons";

export type Failure = {
  lines: string[];
  json: { message: string; reasons?: readonly unknown[]; details?: readonly string[] };
  /** Given where the code itself is at fault. */
  stack?: string;
};

/** An error as it is printed: in words, or as JSON for a program. */
export async function failureOf(error: unknown): Promise<Failure> {
  if (error instanceof Refusal) {
    const words = error.reasons.map(wordReason);
    const json = {
      message: words.join(" "),
      reasons: error.reasons.map((reason, index) => ({ ...reason, message: words[index] })),
    };
    return { lines: words, json };
  }
  if (error instanceof OperatorError) return told(error.message, error.details);
  if (error instanceof UsageError) return told(error.message, []);
  const { ZodError } = await import("zod");
  if (error instanceof ZodError) {
    const details = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    return told("The input has a wrong shape: see below what and where.", details);
  }
  const message = errorMessage(error);
  return {
    ...told(`Something that nobody expected went wrong: ${message.trim().split("\n").at(-1)}`, []),
    ...(error instanceof Error && error.stack ? { stack: error.stack } : {}),
  };
}

function told(message: string, details: readonly string[]): Failure {
  return {
    lines: [message, ...details.map((line) => `  ${line}`)],
    json: { message, ...(details.length > 0 ? { details } : {}) },
  };
}
