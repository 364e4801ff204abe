/**
 * Forms of what is named in addresses, requests and files. Each is written
 * here once: two ideas of an id have let one door take what the next refused.
 */

/** A UUID of RFC 9562 (versions 1 to 8): what `z.uuid()` takes, and what PostgreSQL reads as one. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => uuid.test(text);

/** An account's id: a UUID, or what a library makes of letters and digits. */
export const accountId = /^[\w-]{1,100}$/;

/** SHA-256 in hexadecimal, as files, pictures and contents are named by it. */
export const sha256 = /^[0-9a-f]{64}$/;

/** Lower-case words of Latin letters and digits, joined by single hyphens. */
export const hyphenated = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A year that something can be of. */
export const calendarYear = /^[12]\d{3}$/;

/** The number of a page, as an address has it: without signs and leading zeros. */
export const pageNumber = /^[1-9]\d{0,5}$/;

/** UTF-16 code units of an address that a text links to. */
export const longestHref = 2_000;
