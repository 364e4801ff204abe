import { z } from "zod";
import type { SecurityFilter } from "@/features/audit/data";
import { type SecurityGroup, securityGroups } from "@/features/audit/security/kinds";
import { one } from "@/features/staff/http/parameters";
import { localeSchema } from "@/i18n/locale-schema";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { trimmed } from "@/lib/text/input";
import { isWebAddress } from "@/lib/text/link-address";
import { isBlank } from "@/lib/text/seen";

/** Which language's settings or menu a page edits: the address says it, else that of the desk. */
export function languageOf(value: string | string[] | undefined, otherwise: Locale): Locale {
  const wanted = one(value);
  return isLocale(wanted) ? wanted : (otherwise ?? defaultLocale);
}

/** What of the security events is asked for, from the address; nonsense is everything. */
export function securityFilter(
  query: Record<string, string | string[] | undefined>,
): SecurityFilter {
  const group = one(query.group) ?? "";
  const isGroup = (name: string): name is SecurityGroup => Object.hasOwn(securityGroups, name);
  const words = (name: string) => trimmed(one(query[name]) ?? "").slice(0, 200);
  return {
    group: isGroup(group) ? group : "",
    person: words("person"),
    network: words("network"),
  };
}

/** A form that saves, or saves and publishes. */
export const savingForm = z.object({
  locale: localeSchema,
  language: localeSchema,
  basedOn: z.coerce.number().int().min(0),
  act: z.enum(["save", "publish"]),
});

/**
 * Links as people type them: one a line, a name and an address.
 *
 * @throws ZodError with the number of the line that has no address
 */
export function linksOf(text: string): { label: string; url: string }[] {
  const lines = text
    .split(/[\n\r]+/)
    .map(trimmed)
    .filter((line) => !isBlank(line));
  return lines.map((line, index) => {
    const [, label = "", url = ""] = /^(.*\S)\s+(https?:\/\/\S+)$/.exec(line) ?? [];
    return z
      .object(
        { label: z.string().min(1), url: z.string().refine(isWebAddress) },
        { error: `${index + 1}` },
      )
      .parse({ label, url });
  });
}

/** Old and new address, a pair a line, with spaces, a comma or a tab between them. */
export function pairsOf(text: string): { from: string; to: string }[] {
  return text
    .split(/[\n\r]+/)
    .map(trimmed)
    .filter((line) => !isBlank(line))
    .map((line) => {
      const [from = "", to = ""] = line.split(/\s*(?:→|->|\t|,)\s*|\s+/);
      return { from, to };
    });
}
