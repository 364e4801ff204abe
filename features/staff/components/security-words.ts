import { useTranslations } from "next-intl";
import type { ShownSecurityEvent } from "@/features/audit/data";
import { type SecurityKind, securityKinds } from "@/features/audit/security/kinds";
import { isOwnMachine } from "@/features/staff/http/plain-address";
import { databaseRole, staffRoles } from "@/features/staff/policy";

const ways = ["password", "code", "recovery-code", "passkey", "provider"] as const;
const limits = ["account", "network", "code", "link", "password", "passkey"] as const;

/** What happened, in words; what an earlier version wrote and no word is known for, as it stands. */
export function useSecurityWords() {
  const t = useTranslations("SecurityWords");
  const roleNames = useTranslations("AccountTable");
  const role = (value: unknown) => {
    const found = staffRoles.find((each) => each === value || databaseRole[each] === value);
    return found ? roleNames(`roles.${found}`) : String(value);
  };
  const factOf = (name: string, value: unknown): string | undefined => {
    switch (name) {
      case "way": {
        const way = ways.find((each) => each === value);
        return way && t(`way.${way}`);
      }
      case "limit": {
        const limit = limits.find((each) => each === value);
        return limit && t(`limit.${limit}`);
      }
      case "from":
        return t("from", { role: role(value) });
      case "to":
        return t("to", { role: role(value) });
      case "role":
        return role(value);
      case "needs":
        return t("needs", { role: role(value) });
      case "many":
        return t("many");
      default:
        return undefined;
    }
  };
  return {
    kind: (kind: string) => {
      const known = securityKinds.find((each) => each === kind);
      return known ? t(`kind.${known satisfies SecurityKind}`) : kind;
    },
    /** Everything that is known of it, beside when and whose. */
    facts: ({ detail, actor, network, device, count }: ShownSecurityEvent): string[] => {
      const details = typeof detail === "object" && detail !== null ? Object.entries(detail) : [];
      return [
        ...details.map(([name, value]) => factOf(name, value)),
        actor ? t("by", { actor }) : undefined,
        device ?? undefined,
        network && isOwnMachine(network) ? t("thisMachine") : (network ?? undefined),
        count > 1 ? t("times", { count }) : undefined,
      ].filter((fact) => fact !== undefined);
    },
  };
}
