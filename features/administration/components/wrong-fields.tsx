import { useTranslations } from "next-intl";
import type { WrongField } from "@/features/staff/http/staff-action";

const fields = ["url", "label", "key", "name", "description", "position"] as const;

/** What is wrong with which field, in words, of what did not fit the form; nothing of fields that cannot be wrong. */
export function WrongFields({ reasons }: { reasons: readonly WrongField[] }) {
  const t = useTranslations("AdminReasons");
  const found = reasons.flatMap(({ code, detail }) => {
    const path = code.split(".");
    const field = fields.find((each) => each === path.at(-1));
    // Rows of a form are counted from 0, and lines of a field say their number.
    const row = /^\d+$/.test(path[0] ?? "") ? Number(path[0]) + 1 : Number(detail);
    return field ? [{ field, row: Number.isInteger(row) ? row : undefined }] : [];
  });
  return (
    <ul>
      {found.map(({ field, row }) => (
        <li key={`${field} ${row}`} className="field-error">
          {row !== undefined && t("row", { number: row })} {t(`field.${field}`)}
        </li>
      ))}
    </ul>
  );
}
