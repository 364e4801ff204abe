export class OperatorError extends Error {
  constructor(sentence: string, details?: string[], options?: ErrorOptions);
  /** Lines of a tool's own output that help once the sentence is read (npm, initdb, a migration). */
  readonly details: string[];
}
export function printFailure(error: unknown): void;
