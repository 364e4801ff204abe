import { errorCode } from "@/lib/error-text";

/** In the words of those who decode: React's replies to actions, the two readers of forms, Next's own limits. */
const saidOfWhatWasSent = [
  /^BigInt is too large/,
  /^Maximum array nesting exceeded/,
  /^Invalid (?:forward )?reference\.$/,
  /^Invalid (?:Map|Set|Iterator) initializer\.$/,
  /^Invalid data for bytes stream\.$/,
  /^Already initialized (?:Map|Set|Iterator|typed array|stream)\.$/,
  /^Expected an initialized chunk/,
  /^Could not reference an opaque temporary reference\./,
  /^Referenced Blob is not a Blob\.$/,
  /^Server Function has too many bound arguments\./,
  /^Server Action arguments list is too long/,
  /^React doesn't accept base64 encoded file uploads/,
  /^Reply finished with incomplete file part\.$/,
  /^Connection closed\.$/,
  /^Failed to parse body as FormData\.$/,
  /^Malformed (?:content type|part header|urlencoded form)$/,
  /^Unsupported content type:/,
  /^Multipart: Boundary not found$/,
  /^Unexpected end of (?:form|file)$/,
  /^Body exceeded /,
  // What an action is handed may name another one.
  /^Failed to find Server Action\b/,
  /^The Server Reference ID did not match/,
];

/** JSON's, and of the numbers that React writes into it. */
const syntax = /\bJSON\b|^Cannot convert .* to a BigInt$/s;

/** React's decoders are a part of this file of Next's. What modules of the site throw comes from others. */
const decoders = /[\\/]next[\\/]dist[\\/]compiled[\\/]next-server[\\/]app-page[^\\/]*\.js/;

/**
 * Whether an error is one of decoding what was sent, and no failure of the
 * site: a module of it that cannot be loaded, a file that is not there, an
 * origin that Next refuses. What cannot be told is the site's.
 */
export function isDecodingFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isCutOff(error)) return true;
  if (errorCode(error) !== undefined) return false;
  if (error.name === "SyntaxError") return syntax.test(error.message);
  return saidOfWhatWasSent.some((words) => words.test(error.message)) || isTrippedDecoder(error);
}

/** The sender went away before all was sent. A database that does says ECONNRESET, too, in other words. */
function isCutOff(error: Error): boolean {
  const code = errorCode(error);
  return (
    code === "ERR_STREAM_PREMATURE_CLOSE" || (code === "ECONNRESET" && error.message === "aborted")
  );
}

/** A decoder that takes what it was sent for something else trips over it as any code would. */
function isTrippedDecoder({ name, stack = "" }: Error): boolean {
  if (name !== "TypeError" && name !== "RangeError") return false;
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const first = frames.find((line) => !/\bnode:|<anonymous>/.test(line));
  return first !== undefined && decoders.test(first);
}
