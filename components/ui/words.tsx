import { useLocale } from "next-intl";
import { typeset } from "./typeset";
import { Unbroken } from "./unbroken";

/**
 * A text as it stands in a paragraph: short words with the next one, what
 * belongs together on one line. It is copied and found as it was typed.
 */
export function Words({ text }: { text: string }) {
  return <Unbroken text={typeset(useLocale(), text)} />;
}
