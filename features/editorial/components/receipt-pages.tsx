import { useLocale, useTranslations } from "next-intl";
import { secondsUntil } from "@/features/editorial/publishing/receipt-parts";
import { formatTime } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import type { ReceiptProgress } from "../data";

/** The pages that a receipt is about, by what they are called, and since when readers see the change. */
export function ReceiptPages({ receipt }: { receipt: ReceiptProgress }) {
  const t = useTranslations("ReceiptView");
  const desk = useLocale() as Locale;
  const { pages, urls, verb, createdAt } = receipt;
  const withdrawn = verb === "withdraw";
  return (
    <ul className="receipt-pages">
      {pages.map(({ locale, title, path, live }) => {
        const url = urls.find((each) => each.path === path);
        const values = {
          time: formatTime(desk, new Date(createdAt), "seconds"),
          seconds: url?.seenAt ? secondsUntil(createdAt, url.seenAt) : 0,
        };
        // A receipt is of one moment; what was done since stands in words, and not as if it were so still.
        const since = withdrawn ? live : !live;
        return (
          <li key={path} className={url?.seenAt ? "is-seen" : ""}>
            <a href={path} lang={languages[locale].tag}>
              {title || path}
            </a>{" "}
            <span className="desk-soft" lang={languages[locale].tag}>
              {languages[locale].name}
            </span>
            <p className="desk-small">
              {url?.seenAt
                ? t(withdrawn ? "page.gone" : "page.live", values)
                : url
                  ? t("page.waiting")
                  : t("page.moved")}{" "}
              {since && t(withdrawn ? "page.liveAgain" : "page.goneSince")}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
