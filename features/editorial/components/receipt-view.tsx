"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { readReceipt } from "../actions";

export type ReceiptFacts = {
  state: "PENDING" | "DONE" | "INCOMPLETE";
  createdAt: Date;
  endedAt: Date | null;
  urls: { path: string; tail: boolean; expectedStatus: number; seenAt: Date | null }[];
};

type Props = { receiptId: string; receipt: ReceiptFacts };

/** Milliseconds between looks while a receipt fills. */
const every = 700;

/** Which addresses show a publish already, filling in as they do. */
export function ReceiptView({ receiptId, receipt }: Props) {
  const t = useTranslations("ReceiptView");
  const format = useFormatter();
  const [now, setNow] = useState(receipt);
  const pending = now.state === "PENDING";
  useEffect(() => {
    if (!pending) return;
    let timer: ReturnType<typeof setTimeout>;
    let current = true;
    const look = async () => {
      const found = await readReceipt({ receiptId }).catch(() => undefined);
      if (!current) return;
      if (found?.ok && found.receipt) setNow(found.receipt);
      timer = setTimeout(look, every);
    };
    timer = setTimeout(look, every);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [receiptId, pending]);

  const waited = now.urls.filter(({ tail }) => !tail);
  const seen = waited.filter(({ seenAt }) => seenAt !== null).length;
  const time = (at: Date) =>
    format.dateTime(new Date(at), { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return (
    <section className="receipt" aria-labelledby="receipt-heading">
      <h2 id="receipt-heading" className="desk-heading">
        {t(`state.${now.state}`)}
      </h2>
      <p role="status">{t("seen", { seen, total: waited.length })}</p>
      <progress value={seen} max={Math.max(1, waited.length)} aria-label={t("progress")} />
      <ul className="receipt-urls">
        {waited.map(({ path, expectedStatus, seenAt }) => (
          <li key={path} className={seenAt ? "is-seen" : ""}>
            <span aria-hidden="true">{seenAt ? "✓" : "·"}</span>{" "}
            <a href={path}>
              <code>{path}</code>
            </a>{" "}
            <small>
              {t(expectedStatus === 200 ? "shows" : expectedStatus === 301 ? "leads" : "gone")}{" "}
              {seenAt ? time(seenAt) : t("waiting")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
