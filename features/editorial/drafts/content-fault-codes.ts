/** Why the site cannot keep a text, and where that stands; components put it into words. */
export const contentFaultCodes = [
  "too-many-blocks",
  "too-many-characters",
  "too-many-cells",
  "too-many-runs",
  "too-deep",
  "too-large",
  "field-too-long",
  "link-unfit",
  "block-unfit",
  "text-unfit",
] as const;

export type ContentFault = {
  code: (typeof contentFaultCodes)[number];
  /** The block by its id, or the field by its name. */
  block?: string | undefined;
  field?: string | undefined;
  /** The picture by its hash, where its words are meant. */
  picture?: string | undefined;
  /** `2040/2000`, or what the schema says. */
  detail?: string | undefined;
};
