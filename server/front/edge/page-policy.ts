import { speculationRules } from "@/components/speculation-rules-text";
import { contentSecurityPolicy } from "@/lib/page-store/strip-scripts";

/** Of every public page: they have one inline element of script, and it is always the same. */
export const pagePolicy = contentSecurityPolicy(
  `<script type="speculationrules">${speculationRules}</script>`,
);
