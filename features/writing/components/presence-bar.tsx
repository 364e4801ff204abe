"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { storyPaths } from "@/features/editorial/paths";
import { formatTime } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import type { Here } from "../presence/send-presence";
import { usePresence } from "../presence/use-presence";
import { TakeOverDialog } from "./take-over-dialog";
import type { Written } from "./use-written";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  tab: string;
  readOnly: boolean;
  written: Written;
  /** Nothing is typed here any more: somebody else goes on. */
  takenAway: () => void;
};

/** Says above the text who else has it open, and that somebody has taken over. */
export function PresenceBar(props: Props) {
  const { desk, documentId, locale, tab, written, takenAway } = props;
  const { text } = written;
  const t = useTranslations("Presence");
  const [asking, setAsking] = useState(false);
  // A text that waits for its time was so when the page came, and stays so.
  const [off] = useState(props.readOnly);
  const isTaken = useRef(false);
  const { here, ask } = usePresence({
    ...{ desk, documentId, locale, tab, off },
    isHanded: () => isTaken.current && text.queue.settled,
  });
  const taken = here?.taken ?? null;
  const gone = taken !== null || here?.deleted === true;

  useEffect(() => {
    if (!gone || isTaken.current) return;
    isTaken.current = true;
    written.editor?.setEditable(false);
    takenAway();
    // What was typed is saved first, and then they are told that they can go on. Of a story that was
    // deleted nothing is taken any more: it stays in the browser, for when it is restored.
    if (taken) void text.queue.flush().then(ask);
    else text.queue.stop();
  }, [gone, taken, written.editor, takenAway, text.queue, ask]);

  // Kept beside the text by the server: nothing to decide for who does not go on.
  const { state } = text;
  const [copy, setCopy] = useState<number>();
  useEffect(() => {
    if (!gone || state.state !== "conflict") return;
    setCopy(state.conflict.copy);
    text.queue.settle(state.conflict.current.version);
  }, [gone, state, text.queue]);

  if (!here) return null;
  if (here.deleted) {
    return (
      <div className="desk-notice desk-notice-bad presence" role="alert">
        <p>{t("deleted")}</p>
        <a href={storyPaths.deleted(desk)}>{t("toDeleted")}</a>
      </div>
    );
  }
  if (taken) return <TakenAway {...{ desk, documentId, locale, taken, text, copy }} />;
  if (here.others.length === 0) return null;
  return (
    <div className="presence" role="status">
      <ul>
        {here.others.map((other) => (
          <li key={other.tab}>
            {t(other.own ? "own" : "other", {
              name: other.name,
              time: formatTime(desk, new Date(other.since), "minutes"),
            })}
          </li>
        ))}
      </ul>
      <button type="button" className="button button-small" onClick={() => setAsking(true)}>
        {t("takeOver")}
      </button>
      {asking && (
        <TakeOverDialog
          {...{ documentId, locale, tab, ask }}
          names={[...new Set(here.others.filter(({ own }) => !own).map(({ name }) => name))]}
          flush={async () => {
            await text.queue.flush();
            return text.queue.settled;
          }}
          close={() => setAsking(false)}
        />
      )}
    </div>
  );
}

type TakenProps = Pick<Props, "desk" | "documentId" | "locale"> & {
  taken: NonNullable<Here["taken"]>;
  text: Written["text"];
  /** The number of the revision that keeps what came too late. */
  copy: number | undefined;
};

function TakenAway({ desk, documentId, locale, taken, text, copy }: TakenProps) {
  const t = useTranslations("Presence");
  const { state } = text.state;
  const kept =
    copy !== undefined
      ? t("keptCopy", { copy })
      : state === "saved"
        ? t("keptNewest")
        : t("notYet");
  return (
    <div className="desk-notice desk-notice-bad presence" role="alert">
      <p>
        <strong>
          {t("taken", {
            name: taken.by,
            time: formatTime(desk, new Date(taken.at), "minutes"),
          })}
        </strong>{" "}
        {taken.reason && <q dir="auto">{taken.reason}</q>}
      </p>
      <p>
        {kept} {t("goOn")}
      </p>
      <p className="button-row">
        <a href={storyPaths.text(desk, documentId, locale)}>{t("open")}</a>
        <a href={storyPaths.history(desk, documentId, locale)} target="_blank" rel="noopener">
          {t("history")}
        </a>
      </p>
    </div>
  );
}
