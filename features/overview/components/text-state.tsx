import { useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  /** The language of the desk. */
  locale: Locale;
  public: "NONE" | "LIVE" | "WITHDRAWN";
  editorial: "DRAFT" | "IN_REVIEW" | "APPROVED" | "SCHEDULED";
  newer: boolean;
  dueAt: Date | null;
};

/** A text's pair of states in words: what the public has, and what is being done. */
export function TextState({ locale, public: shown, editorial, newer, dueAt }: Props) {
  const t = useTranslations("TextState");
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
            (dueAt ? t("scheduledFor", { at: formatInstant(locale, dueAt) }) : t("scheduled"))}
        </State>
      )}
    </span>
  );
}
