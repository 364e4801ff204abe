import { useLocale } from "next-intl";
import { typeset, unbroken } from "./typeset";

/**
 * A text as it stands in a paragraph: short words with the next one, a range
 * of numbers on one line. It is copied and found as it was typed.
 */
export function Words({ text }: { text: string }) {
  const parts = unbroken(typeset(useLocale(), text));
  if (parts.length === 1) return parts[0];
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // The parts of a text have no identity but their place.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span className="unbroken" key={index}>
        {part}
      </span>
    ),
  );
}
