import { Fragment } from "react";
import { unbroken } from "./typeset";

/** A text with what belongs together on one line: `unbroken` in typeset.ts. */
export function Unbroken({ text }: { text: string }) {
  const parts = unbroken(text);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      // The parts of a text have no identity but their place.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fragment key={index}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span className="unbroken" key={index}>
        {part}
      </span>
    ),
  );
}
