import { useLocale } from "next-intl";
import { typeset } from "./typeset";

/** @returns sets a text in the language of the page */
export function useTypeset(): (text: string) => string {
  const locale = useLocale();
  return (text) => typeset(locale, text);
}
