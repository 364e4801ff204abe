import { useTranslations } from "next-intl";
import { Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  desk: Locale;
  /** Newest first. */
  revisions: readonly { number: number; createdAt: Date }[];
  names: ReadonlyMap<number, string>;
};

/** Any two revisions, to be seen as one: an address of its own, to be sent to a colleague. */
export function ComparePair({ desk, revisions, names }: Props) {
  const t = useTranslations("HistoryList");
  const options = revisions.map(({ number, createdAt }) => ({
    value: String(number),
    name: [names.get(number) ?? t("number", { number }), formatInstant(desk, createdAt)].join(", "),
  }));
  return (
    <form method="get" className="compare-pair">
      <Select
        label={t("from")}
        name="from"
        id="compare-from"
        options={options}
        defaultValue={options[1]?.value ?? ""}
      />
      <Select
        label={t("to")}
        name="to"
        id="compare-to"
        options={options}
        defaultValue={options[0]?.value ?? ""}
      />
      <SubmitButton kind="plain">{t("comparePair")}</SubmitButton>
    </form>
  );
}
