"use client";

import { useTranslations } from "next-intl";
import { staffPaths } from "@/features/staff/paths";
import type { SaveState as State } from "@/features/writing/saving/save-queue";
import type { Conflict } from "@/features/writing/saving/send-save";
import { formatTime } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  desk: Locale;
  /** The scripts have not loaded yet: nothing saves what is typed so far. */
  opening: boolean;
  state: State<Conflict>;
  unkept: boolean;
  restored: Date | undefined;
};

const kinds = {
  saved: "",
  typing: "",
  saving: "",
  offline: "is-away",
  failing: "is-away",
  "signed-out": "is-away",
  conflict: "is-bad",
  refused: "is-bad",
} as const;

/** Where the text is, in one line: on the server, on its way, or in this browser only. */
export function SaveState({ desk, opening, state, unkept, restored }: Props) {
  const t = useTranslations("SaveState");
  const time = (at: Date) => formatTime(desk, at, "minutes");
  // Not "saved": what is typed until then would be called so.
  const early = opening && state.state === "saved";
  const words = () => {
    if (early) return t("opening");
    if (state.state === "saved")
      return state.at ? t("savedAt", { time: time(state.at) }) : t("saved");
    if (state.state === "offline") return unkept ? t("offlineUnkept") : t("offline");
    if (state.state === "failing") return unkept ? t("failingUnkept") : t("failing");
    if (state.state === "signed-out") return unkept ? t("signedOutUnkept") : t("signedOut");
    if (state.state === "conflict" && state.conflict.current.own) return t("conflictOwn");
    return t(state.state);
  };
  return (
    <p className={`save-state ${kinds[state.state]}`} data-state={early ? "opening" : state.state}>
      <span role="status">{words()}</span>
      {state.state === "signed-out" && (
        <a href={staffPaths.signIn(desk)} target="_blank" rel="noopener">
          {t("signIn")}
        </a>
      )}
      {restored && <span className="save-restored">{t("restored", { time: time(restored) })}</span>}
    </p>
  );
}
