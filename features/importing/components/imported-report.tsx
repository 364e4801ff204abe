"use client";

import type { ImportReport } from "@/features/importing/report/import-report";
import type { MissingShown } from "@/features/importing/write/missing-pictures";
import type { Locale } from "@/i18n/routing";
import { MissingPictures } from "./missing-pictures";
import { ReportView } from "./report-view";

type Props = {
  desk: Locale;
  text: { documentId: string; locale: Locale };
  missing: readonly MissingShown[];
  report: ImportReport;
  tag: string;
};

/** The report of a text that was imported, whose numbers follow the pictures that come in now. */
export function ImportedReport({ desk, text, missing, report, tag }: Props) {
  return (
    <MissingPictures desk={desk} text={text} missing={missing} heading="h3">
      {(now) => <ReportView report={now ?? report} tag={tag} heading="h3" />}
    </MissingPictures>
  );
}
