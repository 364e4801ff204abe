/** Something as a program puts it on the clipboard, and what a paste of it is. */
export type Sample = {
  /** Of the row in docs/pasting.md. */
  name: string;
  html: string;
  /** As `outline` says it. */
  text: string[];
  /** `picture 2, struck 1`; nothing when all came along. */
  left?: string;
};
