import { useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import type { States } from "@/features/audit/log/states";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  /** Of a text that nobody has begun: none. */
  states: States | undefined;
  /** What would be public now is not what is. */
  newer: boolean;
  /** When it will be, with the language of the desk to say it in. */
  due?: { at: Date; locale: Locale } | undefined;
};

/** A text's pair of states in words: what the public has, and what is being done. */
export function TextState({ states, newer, due }: Props) {
  const t = useTranslations("TextState");
  if (!states) return <State kind="none">{t("missing")}</State>;
  const { editorial, public: shown } = states;
  const working =
    shown === "NONE" || newer || editorial === "SCHEDULED" || editorial === "IN_REVIEW";
  return (
    <span className="states">
      {shown === "LIVE" && <State kind="good">{t("live")}</State>}
      {shown === "WITHDRAWN" && <State kind="bad">{t("withdrawn")}</State>}
      {working && (
        <State kind={editorial === "DRAFT" ? "plain" : "waits"}>
          {editorial === "DRAFT" && t(shown === "NONE" ? "draft" : "newerDraft")}
          {editorial === "IN_REVIEW" && t("inReview")}
          {editorial === "APPROVED" && t("approved")}
          {editorial === "SCHEDULED" &&
            (due ? t("scheduledFor", { at: formatInstant(due.locale, due.at) }) : t("scheduled"))}
        </State>
      )}
    </span>
  );
}
