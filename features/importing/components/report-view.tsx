"use client";

import { useTranslations } from "next-intl";
import { kindOf, remarkKinds } from "@/features/importing/report/codes";
import type { Count, CountedKind, ImportReport } from "@/features/importing/report/import-report";
import type { Remark } from "@/features/importing/report/remark";

type Props = {
  report: ImportReport;
  /** Language of the file's words. */
  tag: string;
  /** The level below that of the heading above it. */
  heading?: "h3" | "h4";
};

/** What came in, what did not and why: counts first, then what a person should look at before anything else. */
export function ReportView({ report: { counts, remarks }, tag, heading: Heading = "h4" }: Props) {
  const t = useTranslations("ImportPanel");
  const rows = Object.entries(counts) as [CountedKind, Count][];
  return (
    <>
      {rows.length > 0 && (
        <div className="import-frame">
          <table className="import-counts">
            <caption className="visually-hidden">{t("counts.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("counts.what")}</th>
                {(["found", "imported", "leftOut", "missing"] as const).map((each) => (
                  <th key={each} scope="col">
                    {t(`counts.${each}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([kind, count]) => (
                <tr key={kind} data-missing={count.missing > 0 || undefined}>
                  <th scope="row">{t(`counts.${kind}`)}</th>
                  <td>{count.found}</td>
                  <td>{count.imported}</td>
                  <td>{count.leftOut}</td>
                  <td>{count.missing}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {remarkKinds.map((kind) => {
        const own = remarks.filter(({ code }) => kindOf(code) === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} className={`import-remarks import-remarks-${kind}`}>
            <Heading>{t(`kinds.${kind}`)}</Heading>
            <ul>
              {own.map((remark, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a code may come twice
                <li key={index}>
                  <OneRemark remark={remark} tag={tag} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function OneRemark({ remark, tag }: { remark: Remark; tag: string }) {
  const t = useTranslations("ImportPanel");
  const { code, count = 1, places = [], text } = remark;
  const words = t(`codes.${code}`);
  const shown = places.length > 0 ? places : text ? [{ words: text }] : [];
  const said = shown.filter((place) => place.words || "number" in place);
  const line = (
    <>
      {words}
      {count > 1 && <b> ×{count}</b>}
    </>
  );
  if (said.length === 0) return line;
  return (
    <details>
      <summary>{line}</summary>
      <ul className="import-places">
        {said.map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in one place twice
          <li key={index}>
            {"number" in place && place.number !== undefined && <span>¶ {place.number} </span>}
            {place.words && <q lang={tag}>{place.words}</q>}
          </li>
        ))}
      </ul>
    </details>
  );
}
