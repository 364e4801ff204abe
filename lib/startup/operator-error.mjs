// Plain JavaScript with its types beside it, like all of this folder: it runs before anything is installed.

/**
 * A failure that the person who started the site can do something about. Its message is one finished
 * sentence for the terminal, so it is printed as it stands, without a stack. Anything else that is
 * thrown is a defect in the code and keeps its stack.
 */
export class OperatorError extends Error {
  constructor(sentence, details = [], options = undefined) {
    super(sentence, options);
    this.name = "OperatorError";
    this.details = details;
  }
}

/** Prints what ended a command: a sentence for the person, or the stack of a defect. */
export function printFailure(error) {
  // By name: code that a bundler copied has a class of its own.
  if (error?.name !== "OperatorError") {
    process.stderr.write(`\n${error?.stack ?? error}\n`);
    return;
  }
  process.stderr.write(`\n${error.message}\n`);
  for (const line of error.details ?? []) process.stderr.write(`  ${line}\n`);
}
