import type { Remark } from "@/features/importing/report/remark";
import { plainText } from "@/features/publication/body/body-text";
import type { Body } from "@/features/publication/schema";
import { freeSlug, proposeSlug } from "@/features/writing/slugs/propose-slug";
import type { Locale } from "@/i18n/routing";
import { proposeSummary } from "./summary";

/**
 * What a draft needs and a file does not say, made from what it says; each is
 * remarked on.
 */

/** @param given what a person said: it is not asked again */
export function proposedSection(
  { given, isNew }: { given: string | undefined; isNew: boolean },
  found: string | undefined,
  remarks: Remark[],
): string | null {
  if (given || !isNew) return given ?? null;
  remarks.push(
    found
      ? { code: "section-proposed", message: `Proposed as section: ${found}.`, text: found }
      : {
          code: "section-missing",
          message: "The file does not say its section: give it with --section.",
        },
  );
  return found ?? null;
}

/** @param taken slugs that other documents have in this language */
export function proposedSlug(
  title: string,
  { locale, taken }: { locale: Locale; taken: ReadonlySet<string> },
  remarks: Remark[],
): string {
  const proposal = proposeSlug(title, locale);
  const slug = freeSlug(proposal.slug, taken);
  if (proposal.leftOut.length > 0) {
    remarks.push({
      code: "slug-incomplete",
      message: `The address leaves out what cannot be spelt in it: ${proposal.leftOut.join(" ")}.`,
      text: proposal.leftOut.join(""),
    });
  }
  if (slug) {
    remarks.push({ code: "slug-proposed", message: `Proposed as address: ${slug}.`, text: slug });
  }
  return slug;
}

export function proposedSummary(body: Body | undefined, locale: Locale, remarks: Remark[]): string {
  const [paragraph] = (body ? plainText(body) : "").split("\n");
  const summary = proposeSummary(paragraph ?? "", locale);
  if (summary) {
    remarks.push({
      code: "summary-proposed",
      message: `Proposed as summary, from the text's beginning: "${summary}"`,
      text: summary,
    });
  }
  return summary;
}
