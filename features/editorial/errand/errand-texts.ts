import type { Person } from "@/features/audit/actors/actors";
import type { Reason, RefusalCode } from "@/features/audit/errors";
import type { DocumentDetail } from "@/features/editorial/data";
import { differs, stepsOf } from "@/features/editorial/publishing/live-text";
import { approvalReasons } from "@/features/editorial/review/approvals";
import type { Locale } from "@/i18n/routing";
import type { ErrandText } from "./errand";

/** They are about who looks, and not about the text: the step itself says who takes it. */
const ofPersons = new Set<RefusalCode>(["own-text", "role-forbids", "second-person-required"]);

/** The languages of an errand as the errand goes by them, with what speaks against each. */
export function errandTexts(
  { texts }: DocumentDetail,
  errand: readonly Locale[],
  person: Person,
): ErrandText[] {
  return errand.map((locale) => {
    const text = texts.find((each) => each.locale === locale);
    if (!text?.head) {
      const states = text?.states ?? { editorial: "DRAFT" as const, public: "NONE" as const };
      const reasons: Reason[] = [{ code: "no-revision", locale }];
      return { locale, written: false, newer: false, states, steps: [], reasons };
    }
    const { states, publicHash } = text;
    const reasons: Reason[] = [...text.reasons];
    if (states.editorial === "SCHEDULED") reasons.push({ code: "scheduled", locale });
    if (states.public === "WITHDRAWN") reasons.push({ code: "withdrawn", locale });
    if (states.editorial === "APPROVED") {
      reasons.push(...approvalReasons(text, { publicHash }, person, true));
    }
    return {
      locale,
      written: true,
      newer: differs(text),
      states,
      steps: stepsOf(text, person),
      reasons: reasons.filter(({ code }) => !ofPersons.has(code)),
    };
  });
}
