"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { receiptParts } from "@/features/editorial/publishing/receipt-parts";
import { formatTime } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { readReceipt } from "../actions";
import type { ReceiptProgress } from "../data";
import { ReceiptPages } from "./receipt-pages";

type Props = { receipt: ReceiptProgress };

/** Between looks while a receipt fills. */
const everyMs = 700;

/** What a publish or a withdrawal did, to its pages first; asked again until every address shows it. */
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
  const pages = now.pages.map(({ path }) => path);
  const parts = receiptParts(waited, pages, now.own);
  const time = (at: Date) => formatTime(desk, new Date(at), "seconds");
  const withdrawn = now.verb === "withdraw";
  return (
    <section className="receipt" aria-labelledby="receipt-heading">
      <h2 id="receipt-heading" className="desk-heading">
        {t(withdrawn ? `withdrawal.${now.state}` : `state.${now.state}`)}
      </h2>
      <ReceiptPages receipt={now} />
      <p role="status">{t("seen", { seen, total: waited.length })}</p>
      <progress value={seen} max={Math.max(1, waited.length)} aria-label={t("progress")} />
      {parts.length > 0 && (
        <>
          <h3>{t("else")}</h3>
          <ul className="receipt-parts">
            {parts.map(({ kind, total, seen: shown }) => (
              <li key={kind} className={shown === total ? "is-seen" : ""}>
                {t(`kind.${kind}`, { count: total })}{" "}
                <small>{shown === total ? t("all") : t("some", { seen: shown, total })}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {/* Whoever has to look into it needs them; nobody else does. */}
      <details open={now.state === "INCOMPLETE" || undefined}>
        <summary>{t("addresses", { count: waited.length })}</summary>
        <ul className="receipt-urls">
          {waited.map(({ path, expectedStatus, seenAt, behind }) => (
            <li key={path} className={seenAt ? "is-seen" : ""}>
              <span aria-hidden="true">{seenAt ? "✓" : "·"}</span>{" "}
              <a href={path}>
                <code>{path}</code>
              </a>{" "}
              <small>
                {t(expectedStatus === 200 ? "shows" : expectedStatus === 301 ? "leads" : "gone")}{" "}
                {seenAt
                  ? time(seenAt)
                  : behind.length > 0
                    ? t("waitingFor", { names: behind.join(", ") })
                    : t("waiting")}
              </small>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
