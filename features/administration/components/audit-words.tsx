import { useTranslations } from "next-intl";
import type { AuditVerb } from "@/features/audit/log/audit-log";
import { assignmentTasks } from "@/features/editorial/assignments/schema";
import { opinionAnswers } from "@/features/editorial/sharing/opinion-schema";
import { PersonName } from "@/features/staff/components/person-name";
import { databaseRole, staffRoles } from "@/features/staff/policy";
import { formatDay, formatInstant } from "@/i18n/dates";
import { isLocale, type Locale, languages } from "@/i18n/routing";
import type { auditPage, People } from "../data";

export type AuditEvent = Awaited<ReturnType<typeof auditPage>>["events"][number];

/** What was done, in words; what an earlier version wrote and no word is known for, as it stands. */
export function useVerbWords(): (verb: string) => string {
  const t = useTranslations("AuditWords");
  // Whatever the type says, the trail is older than this program.
  return (verb) => {
    const key = `verb.${verb as AuditVerb}` as const;
    return t.has(key) ? t(key) : verb;
  };
}

/** Who did it: by name, with the address that the trail has kept. */
export function Actor({ event, people }: { event: AuditEvent; people: People }) {
  const { actorName } = event;
  const name = people.get(event.actorId ?? "") ?? people.get(actorName);
  if (!name) {
    return (
      <span className="address">
        <PersonName kept={actorName} />
      </span>
    );
  }
  return (
    <>
      {name}
      <span className="desk-soft desk-small story-note address">{actorName}</span>
    </>
  );
}

type FactsProps = { locale: Locale; event: AuditEvent; people: People };

/** What else the trail says of an event. */
export function useEventFacts(): (props: FactsProps) => string[] {
  const t = useTranslations("AuditTable");
  const words = useTranslations("AuditWords");
  const detailWords = useDetailWords();
  // Some are codes, and others what a person wrote.
  const reasonWords = (reason: string | null) => {
    const code = reasons.find((each) => each === reason);
    return code ? words(`reason.${code}`) : reason;
  };
  return ({ locale, event, people }) => {
    const { revisionNumber, reason, detail } = event;
    const details = typeof detail === "object" && detail !== null ? Object.entries(detail) : [];
    return [
      isLocale(event.locale ?? undefined) && languages[event.locale as Locale].name,
      revisionNumber !== null && t("revision", { number: revisionNumber }),
      reasonWords(reason),
      ...details.map(([name, value]) => detailWords(name, value, { locale, people })),
    ].filter((fact) => typeof fact === "string" && fact !== "") as string[];
  };
}

const reasons = ["stale", "scheduled", "taken", "schedule-overdue"] as const;
const fields = [
  ...(["sectionKey", "storyDate", "eventStart", "eventEnd", "lead", "position"] as const),
  ...(["title", "alt", "caption", "credit", "terms", "licence", "licenceUntil"] as const),
] as const;
const ways = ["password", "code", "recovery-code", "passkey", "provider"] as const;

/** Details that only say something to the program, or that the verb says already. */
const unsaid = new Set([
  "scheduleId",
  "turn",
  "withdrawals",
  "ledger",
  "assignmentId",
  "by",
  "comment",
  "of",
  "opinion",
  "pictures",
]);

/** Enough of a hash to know a picture by, beside its address in the library. */
const shortHash = (value: unknown) => String(value).slice(0, 12);

function useDetailWords() {
  const t = useTranslations("AuditWords");
  const roleNames = useTranslations("AccountTable");
  const opinions = useTranslations("Opinions");
  const role = (value: unknown) => {
    const found = staffRoles.find((each) => each === value || databaseRole[each] === value);
    return found ? roleNames(`roles.${found}`) : String(value);
  };
  return (name: string, value: unknown, { locale, people }: Omit<FactsProps, "event">) => {
    if (unsaid.has(name) || value === null || value === false) return undefined;
    switch (name) {
      case "selfApproved":
        return t("selfApproved");
      case "account": {
        const known = people.get(String(value));
        return known ? `${known} (${value})` : String(value);
      }
      case "role":
        return role(value);
      case "from":
        return t("from", { role: role(value) });
      case "to":
        return t("to", { role: role(value) });
      case "days":
        return t("days", { count: Number(value) });
      case "people":
        return t("people", { people: Array.isArray(value) ? value.join(", ") : String(value) });
      case "count":
        return t("count", { count: Number(value) });
      case "mentioned": {
        const count = Array.isArray(value) ? value.length : 0;
        return count > 0 ? t("mentioned", { count }) : undefined;
      }
      case "picture":
        return shortHash(value);
      case "with":
        return t("with", { hash: shortHash(value) });
      case "answer": {
        const answer = opinionAnswers.find((each) => each === value);
        return answer ? opinions(answer) : undefined;
      }
      case "until":
      case "dueAt":
        return t(name, { at: formatInstant(locale, new Date(String(value))) });
      case "dueOn":
        return t("dueOn", { day: formatDay(locale, new Date(String(value))) });
      case "task": {
        const task = assignmentTasks.find((each) => each === value);
        return task ? t(`task.${task}`) : String(value);
      }
      case "way": {
        const way = ways.find((each) => each === value);
        return way ? t(`way.${way}`) : String(value);
      }
      case "fields":
        return (Array.isArray(value) ? value : [])
          .map((each) => fields.find((field) => field === each))
          .filter((each) => each !== undefined)
          .map((each) => t(`field.${each}`))
          .join(", ");
      default:
        return String(value);
    }
  };
}
