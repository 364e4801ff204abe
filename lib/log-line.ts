import { errorCode } from "@/lib/error-text";

/**
 * What may stand on a line of the log. A line is JSON, in which control
 * characters are escaped already; whoever reads it in a terminal or passes it
 * on must also not meet those that JSON leaves as they are: DEL, the second
 * row of control characters (U+009B begins a command as ESC [ does), marks
 * that turn the direction of what follows, other ends of lines, and halves of
 * pairs, for which there is no UTF-8.
 */

const unsafe =
  /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * What a link's token looks like: 256 random bits behind a slash or an
 * equals sign. It opens an account or a draft, and so do name and password
 * in an address.
 */
const token = /(?<=[/=])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;
const login = /(:\/\/)[^\s/@"\\]{1,500}@/g;

/** A line of JSON as it may be written: no secrets of addresses, nothing that a terminal obeys. */
export const safeLine = (line: string): string =>
  line.replace(token, "[token]").replace(login, "$1[login]@").replace(unsafe, escaped);

/** Values under such names are left out, however deep they lie and whoever put them there. */
const secretName =
  /^(?:.*(?:password|passwd|secret|token|cookie|authorization|credential|recoverycode|backupcode|privatekey|apikey).*|code|codes|otp|totp|body|text|html|mail)$/i;

const mostCharacters = 4_000;
const deepest = 6;

/** What is handed to the log, without secrets and contents, and no longer than it may be. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cut(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return asLogged(value, depth);
  if (value instanceof Date) return value;
  if (depth >= deepest) return "[deep]";
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isCode(name, each) || !secretName.test(name) ? withoutSecrets(each, depth + 1) : "[secret]",
    ]),
  );
}

/** `code: "wrong-code"`, `code: "ENOENT"` say what went wrong; a code of six digits lets somebody in. */
const isCode = (name: string, value: unknown) =>
  name === "code" && typeof value === "string" && /^[A-Za-z][A-Za-z_-]*$/.test(value);

type LoggedError = {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: unknown;
};

/**
 * An error by what it is called and says and where it came from. Its other
 * properties are left out: libraries hang requests, answers and rows on it.
 */
function asLogged(error: Error, depth: number): LoggedError {
  const code = errorCode(error);
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: cut(message),
    ...(code === undefined ? {} : { code }),
    ...(stack === undefined ? {} : { stack: cut(stack) }),
    ...(cause instanceof Error && depth < deepest ? { cause: asLogged(cause, depth + 1) } : {}),
  };
}

const cut = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
