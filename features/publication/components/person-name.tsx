import { useLocale } from "next-intl";
import { isForeignScript } from "@/i18n/scripts";

/** A name that is not written as the language writes is left alone by who translates the page. */
export function PersonName({ name }: { name: string }) {
  const foreign = isForeignScript(useLocale(), name);
  return foreign ? <span translate="no">{name}</span> : name;
}
