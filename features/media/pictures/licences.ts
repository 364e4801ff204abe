/**
 * Under which a picture or a file may be used, as the library keeps it: what is
 * more particular (how often, where, by whose name) stands in words beside it.
 */
export const licences = [
  /** Made by the house, or for it. */
  "own",
  /** Bought of an agency or a photographer. */
  "bought",
  /** Its owner has allowed it. */
  "permitted",
  /** Given out to the press by whom it shows. */
  "press",
  "cc-by",
  "cc-by-sa",
  "public-domain",
] as const;

export type Licence = (typeof licences)[number];

export const isLicence = (key: string): key is Licence =>
  (licences as readonly string[]).includes(key);
