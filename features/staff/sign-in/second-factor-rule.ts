import { type SecondFactorRule, secondFactorRules } from "@/features/staff/policy";
import { siteUrl } from "@/lib/site-url";

/**
 * Of whom a second factor is required: setting `REQUIRE_SECOND_FACTOR`. Left
 * out, of those who publish, where the site is reached by HTTPS; on a machine
 * of one's own it is recommended.
 */
export function secondFactorRule(): SecondFactorRule {
  const set = process.env.REQUIRE_SECOND_FACTOR;
  const given = secondFactorRules.find((each) => each === set);
  return given ?? (siteUrl().startsWith("https:") ? "publishers" : "none");
}
