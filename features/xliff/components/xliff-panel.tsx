"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Field } from "@/components/desk/field";
import { Notice } from "@/components/desk/notice";
import { useStoryReload } from "@/features/editorial/components/story-live";
import { type Locale, languages } from "@/i18n/routing";
import { xliffPaths } from "../paths";
import { ImportReport } from "./import-report";
import { getFile, type Reply, sendFile } from "./send-file";
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
  const { refresh } = useRouter();
  const reload = useStoryReload();
  const [reply, setReply] = useState<Reply>();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLFormElement>(null);
  const send = async (form: HTMLFormElement) => {
    const file = new FormData(form).get("xliff-file");
    const isFile = file instanceof File && file.size > 0;
    setMissing(!isFile);
    if (!isFile || busy) return;
    setBusy(true);
    setReply(undefined);
    const answer = await sendFile(desk, documentId, file);
    setBusy(false);
    setReply(answer);
    if (!answer.ok) return;
    form.reset();
    await reload();
    refresh();
  };
  return (
    <div>
      <h3>{t("import")}</h3>
      <form
        ref={input}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <Field
          label={t("file")}
          name="xliff-file"
          type="file"
          accept=".xlf,.xliff,.xml,.sdlxliff,.mxliff,.mqxliff,application/xliff+xml,application/x-xliff+xml"
          hint={t("hint")}
          error={missing ? t("choose") : undefined}
          onChange={() => setMissing(false)}
        />
        <button
          type="submit"
          className="button button-primary"
          aria-busy={busy}
          aria-disabled={busy}
        >
          {busy ? t("sending") : t("send")}
        </button>
      </form>
      {reply && !reply.ok && (
        <Notice kind="bad" title={t("nothing")}>
          <Why reply={reply} />
        </Notice>
      )}
      {reply?.ok && <ImportReport desk={desk} report={reply.report} />}
    </div>
  );
}
