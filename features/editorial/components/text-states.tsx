import { useTranslations } from "next-intl";
import type { States } from "../workflow";

/** The pair of states of a text: what is being worked on, and what readers have. */
export function TextStates({ states, differs }: { states: States | undefined; differs: boolean }) {
  const t = useTranslations("TextStates");
  if (!states) return <span className="desk-soft">{t("missing")}</span>;
  const { editorial, public: shown } = states;
  const word =
    differs || shown !== "LIVE" || editorial === "SCHEDULED"
      ? t(`editorial.${editorial}`)
      : undefined;
  return (
    <span className="text-states">
      {shown !== "NONE" && <span className={`text-state is-${shown}`}>{t(`public.${shown}`)}</span>}
      {word && <span className={`text-state is-${editorial}`}>{word}</span>}
    </span>
  );
}
