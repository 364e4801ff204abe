"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "@/components/desk/notice";
import { FileForm } from "@/features/editorial/components/file-form";
import { type Locale, languages } from "@/i18n/routing";
import { xliffPaths } from "../paths";
import { ImportReport } from "./import-report";
import { getFile, sendFile } from "./send-file";
import { Why } from "./why";

type Props = {
  desk: Locale;
  documentId: string;
  /** Each language that the story can be translated into, and from which. */
  choices: readonly { locale: Locale; from: readonly Locale[] }[];
};

/** Files for translators' tools: getting one, and sending back what came of it. */
export function XliffPanel({ desk, documentId, choices }: Props) {
  const t = useTranslations("XliffPanel");
  return (
    <div className="desk-columns">
      <div>
        <h3>{t("export")}</h3>
        <ul className="xliff-choices">
          {choices.flatMap(({ locale, from }) =>
            from.map((source) => (
              <li key={`${source} ${locale}`}>
                <ExportLink {...{ desk, documentId, locale, source }} />
              </li>
            )),
          )}
        </ul>
      </div>
      <ImportForm desk={desk} documentId={documentId} />
    </div>
  );
}

type LinkProps = Pick<Props, "desk" | "documentId"> & { locale: Locale; source: Locale };

function ExportLink({ desk, documentId, locale, source }: LinkProps) {
  const t = useTranslations("XliffPanel");
  const [why, setWhy] = useState<Awaited<ReturnType<typeof getFile>>>();
  const href = xliffPaths.export(desk, documentId, locale, source);
  return (
    <>
      <a
        href={href}
        download
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          setWhy(undefined);
          void getFile(href).then(setWhy);
        }}
      >
        {t.rich("pair", {
          from: () => <span lang={languages[source].tag}>{languages[source].name}</span>,
          into: () => <span lang={languages[locale].tag}>{languages[locale].name}</span>,
        })}
      </a>
      {why && (
        <Notice kind="bad">
          <Why reply={why} />
        </Notice>
      )}
    </>
  );
}

function ImportForm({ desk, documentId }: Pick<Props, "desk" | "documentId">) {
  const t = useTranslations("XliffPanel");
  return (
    <div>
      <h3>{t("import")}</h3>
      <FileForm
        name="xliff-file"
        accept=".xlf,.xliff,.xml,.sdlxliff,.mxliff,.mqxliff,application/xliff+xml,application/x-xliff+xml"
        words={{
          file: t("file"),
          hint: t("hint"),
          choose: t("choose"),
          send: t("send"),
          sending: t("sending"),
        }}
        deliver={(file) => sendFile(desk, documentId, file)}
      >
        {(reply) =>
          reply.ok ? (
            <ImportReport desk={desk} report={reply.report} />
          ) : (
            <Notice kind="bad" title={t("nothing")}>
              <Why reply={reply} />
            </Notice>
          )
        }
      </FileForm>
    </div>
  );
}
