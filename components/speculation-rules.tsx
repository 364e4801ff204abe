import { speculationRules } from "./speculation-rules-text";

export function SpeculationRules() {
  return (
    <script
      type="speculationrules"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rules have no other way into a script element, and are constant
      dangerouslySetInnerHTML={{ __html: speculationRules }}
    />
  );
}
