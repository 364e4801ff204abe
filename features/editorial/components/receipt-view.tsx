"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatTime } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { readReceipt } from "../actions";
import type { ReceiptProgress } from "../data";

type Props = { receipt: ReceiptProgress };

/** Between looks while a receipt fills. */
const everyMs = 700;

/** Which addresses show a publish already; asked again until all of them do. */
export function ReceiptView({ receipt }: Props) {
  const t = useTranslations("ReceiptView");
  const desk = useLocale() as Locale;
  const [now, setNow] = useState(receipt);
  const receiptId = receipt.id;
  const pending = now.state === "PENDING";
  useEffect(() => {
    if (!pending) return;
    let timer: ReturnType<typeof setTimeout>;
    let current = true;
    const look = async () => {
      const found = await readReceipt({ receiptId }).catch(() => undefined);
      if (!current) return;
      if (found?.ok && found.receipt) setNow(found.receipt);
      timer = setTimeout(look, everyMs);
    };
    timer = setTimeout(look, everyMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [receiptId, pending]);

  const waited = now.urls.filter(({ lowPriority }) => !lowPriority);
  const seen = waited.filter(({ seenAt }) => seenAt !== null).length;
  const time = (at: Date) => formatTime(desk, new Date(at), "seconds");
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
