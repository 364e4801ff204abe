import { useTranslations } from "next-intl";
import { Select } from "@/components/desk/field";
import { State } from "@/components/desk/state";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import { changeAccount, setRole } from "@/features/staff/accounts/actions";
import type { AccountRow } from "@/features/staff/data";
import { staffRoles } from "@/features/staff/policy";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";

type Props = { locale: Locale; people: AccountRow[]; self: string };

export function AccountTable({ locale, people, self }: Props) {
  const t = useTranslations("AccountTable");
  const columns = [t("person"), t("role"), t("security"), t("seen"), t("acts")];
  return (
    <Table caption={t("caption")} columns={columns}>
      {people.map((person) => (
        <Row key={person.id} locale={locale} person={person} isSelf={person.id === self} />
      ))}
    </Table>
  );
}

type RowProps = { locale: Locale; person: AccountRow; isSelf: boolean };

function Row({ locale, person, isSelf }: RowProps) {
  const t = useTranslations("AccountTable");
  const { id, name, email, role, disabled, hasSecondFactor, passkeys, sessions, lastSeen } = person;
  return (
    <tr>
      <th scope="row">
        {name} {isSelf && <span className="desk-soft">{t("you")}</span>}
        <span className="desk-soft desk-small story-note">{email}</span>
      </th>
      <td data-label={t("role")}>
        {isSelf || disabled ? (
          t(`roles.${role}`)
        ) : (
          <ActionForm action={setRole} className="form-row" hidden={{ id, locale }}>
            <Select
              label={t("roleOf", { name })}
              hideLabel
              name="role"
              id={`role-${id}`}
              defaultValue={role}
              options={staffRoles.map((value) => ({ value, name: t(`roles.${value}`) }))}
            />
            <SubmitButton kind="plain" small label={t("setRoleOf", { name })}>
              {t("setRole")}
            </SubmitButton>
          </ActionForm>
        )}
      </td>
      <td data-label={t("security")}>
        {disabled ? (
          <State kind="bad">{t("disabled")}</State>
        ) : (
          <State kind={hasSecondFactor || passkeys > 0 ? "good" : "none"}>
            {[hasSecondFactor && t("secondFactor"), passkeys > 0 && t("passkeys", { passkeys })]
              .filter(Boolean)
              .join(", ") || t("passwordOnly")}
          </State>
        )}
      </td>
      <td data-label={t("seen")}>
        {lastSeen ? formatInstant(locale, lastSeen) : t("never")}
        {sessions > 0 && (
          <span className="desk-soft desk-small story-note">{t("sessions", { sessions })}</span>
        )}
      </td>
      <td data-label={t("acts")}>{!isSelf && <Acts locale={locale} person={person} />}</td>
    </tr>
  );
}

function Acts({ locale, person }: Omit<RowProps, "isSelf">) {
  const t = useTranslations("AccountTable");
  const { id, name, disabled, sessions, hasSecondFactor, passkeys } = person;
  const acts = [
    ...(sessions > 0 ? (["end-sessions"] as const) : []),
    ...(hasSecondFactor || passkeys > 0 ? (["remove-factors"] as const) : []),
    disabled ? ("enable" as const) : ("disable" as const),
  ];
  return (
    <ActionForm action={changeAccount} className="button-row" hidden={{ id, locale }}>
      {acts.map((act) => (
        <SubmitButton
          key={act}
          kind={act === "disable" ? "danger" : "plain"}
          small
          name="act"
          value={act}
          label={t(`of.${act}`, { name })}
        >
          {t(act)}
        </SubmitButton>
      ))}
    </ActionForm>
  );
}
