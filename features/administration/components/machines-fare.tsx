import { useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import type { SiteMachine } from "@/features/administration/neighbours/site-machines";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = { locale: Locale; machines: readonly SiteMachine[] };

/** Where the site runs on several machines: which they are, and in what they are not one site. */
export function MachinesFare({ locale, machines }: Props) {
  const t = useTranslations("MachinesFare");
  return (
    <>
      <dt>{t("title")}</dt>
      {machines.map(({ name, startedAt, differs }) => (
        <dd key={name}>
          <State kind={differs.some(({ grave }) => grave) ? "bad" : "good"}>
            {t("since", { name, at: formatInstant(locale, startedAt) })}
          </State>
          {differs.map(({ kind, setting, machine }) => (
            <p key={`${machine} ${kind} ${setting}`} className="desk-small">
              {t(`differs.${kind}`, { machine, setting: setting ?? "" })}
            </p>
          ))}
        </dd>
      ))}
    </>
  );
}
