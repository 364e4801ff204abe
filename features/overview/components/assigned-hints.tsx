import { useTranslations } from "next-intl";
import type { AssignmentRow } from "@/features/editorial/assignments/data";
import { formatDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = { desk: Locale; assigned: readonly AssignmentRow[] };

/** Who is to do what with a text, in the list of stories. */
export function AssignedHints({ desk, assigned }: Props) {
  const t = useTranslations("Assignments");
  return assigned.map(({ id, name, task, dueOn, late }) => (
    <span key={id} className={late ? "assigned is-late" : "assigned"}>
      {t(late ? "hintLate" : "hint", {
        name,
        task,
        due: dueOn ? formatDay(desk, dueOn) : "none",
      })}
    </span>
  ));
}
