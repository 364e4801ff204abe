import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { importReportSchema } from "@/features/importing/report/import-report";
import { missingIn, shownOf } from "@/features/importing/write/missing-pictures";
import { type Locale, languages } from "@/i18n/routing";
import { ImportPanel } from "./import-panel";
import { ImportedReport } from "./imported-report";

type Props = {
  /** Language of the desk. */
  desk: Locale;
  page: {
    documentId: string;
    name: string;
    identity: string;
    oldAddress: string | null;
    report: unknown;
    missing: unknown;
    before: string | null;
    importedAt: Date;
  };
  locale: Locale;
  /** On which day it was imported, worded. */
  day: string;
  /** Where the draft is shown as readers would see it. */
  preview: string;
  /** Whether the text may be changed now. */
  isOpen: boolean;
};

/**
 * A page before its import beside the text that was made of it. The page is
 * shown in a frame that may do nothing: no script, no form, no way out of it;
 * and what it shows names nothing that could be asked for.
 */
export async function ImportedPage({ desk, page, locale, day, preview, isOpen }: Props) {
  const t = await getTranslations("ImportedPage");
  const report = importReportSchema.safeParse(page.report).data;
  // Nothing can be put into a text that waits for its time.
  const missing = isOpen ? shownOf(missingIn(page)) : [];
  const text = { documentId: page.documentId, locale };
  const { tag } = languages[locale];
  const frame = `<!DOCTYPE html><html lang="${tag}"><meta charset="utf-8"><title>${t("before")}</title><body>${page.before ?? ""}`;
  return (
    <div className="imported-page">
      <p>{t("from", { name: page.name, date: day })}</p>
      {page.oldAddress && (
        <p>
          {t.rich("address", {
            address: page.oldAddress,
            a: (words) => <span className="imported-address">{words}</span>,
          })}
        </p>
      )}
      <section aria-labelledby="import-report">
        <h2 id="import-report" className="desk-heading">
          {t("report")}
        </h2>
        {report ? (
          <ClientMessages namespaces={["EditorialReasons", "ImportPanel", "Uploads"]}>
            <ImportedReport
              // What it knows is of one import, and of the text as it could be changed then.
              key={`${page.importedAt.getTime()} ${isOpen}`}
              {...{ desk, text, missing, report, tag }}
            />
          </ClientMessages>
        ) : (
          <p className="desk-soft">{t("erased")}</p>
        )}
      </section>
      <section aria-labelledby="import-compare">
        <h2 id="import-compare" className="desk-heading">
          {t("compare")}
        </h2>
        {page.before === null ? (
          <p className="desk-soft">{t("noBefore")}</p>
        ) : (
          <div className="imported-sides">
            <figure>
              <figcaption>{t("before")}</figcaption>
              <iframe title={t("before")} sandbox="" srcDoc={frame} />
            </figure>
            <figure>
              <figcaption>{t("after")}</figcaption>
              <iframe title={t("after")} src={preview} loading="lazy" />
            </figure>
          </div>
        )}
      </section>
      {isOpen && page.before !== null && (
        <section aria-labelledby="import-correct">
          <h2 id="import-correct" className="desk-heading">
            {t("correct")}
          </h2>
          <p>{t("correctExplained")}</p>
          <ClientMessages namespaces={["EditorialReasons", "ImportPanel", "Uploads"]}>
            <ImportPanel desk={desk} into={text} isReported />
          </ClientMessages>
        </section>
      )}
    </div>
  );
}
