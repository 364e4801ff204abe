import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";
import type { ProposedField } from "./words/fields";

const list = (desk: Locale) => `${staffPaths.home(desk)}/media`;
const item = (desk: Locale, hash: string) => `${list(desk)}/${hash}`;

/** So many characters of a hash name a picture in an address that names many. */
export const shortHash = 16;

/** Addresses of the library. `desk` is the language of the desk. */
export const libraryPaths = {
  list,
  item,
  /** Where one picture takes the place of another; without `by` it is chosen there. */
  replace: (desk: Locale, old: string, by?: string) =>
    `${item(desk, old)}/replace${by ? `?with=${by}` : ""}`,
  receipt: (desk: Locale, receiptId: string) => `${list(desk)}/receipts/${receiptId}`,
  /** Texts that say something else of these pictures than the library. */
  offers: (desk: Locale, hashes: readonly string[], fields: readonly ProposedField[]) => {
    const short = hashes.map((hash) => hash.slice(0, shortHash));
    return `${list(desk)}/offers?pictures=${short.join(".")}&fields=${fields.join(".")}`;
  },
  /** What needs somebody: a licence that has ended or will soon. */
  ending: (desk: Locale) => `${list(desk)}?licence=ending`,
} as const;
