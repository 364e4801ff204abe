import type { Marked } from "../snippet";

/** Every other part is a match. */
export function Marks({ text }: { text: Marked }) {
  return text.map((part, index) =>
    // The parts of a text have no identity but their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
  );
}
