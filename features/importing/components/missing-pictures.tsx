"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Field } from "@/components/desk/field";
import { Notice } from "@/components/desk/notice";
import type { ImportReport } from "@/features/importing/report/import-report";
import type { MissingShown } from "@/features/importing/write/missing-pictures";
import type { PicturesAgain } from "@/features/importing/write/receive-pictures";
import { type Locale, languages } from "@/i18n/routing";
import { chosenFiles, type Dropped, isPicture } from "./dropped-files";
import { FileFailure } from "./file-failure";
import { type Failure, sendPictures } from "./send-file";
import { useDroppedFile } from "./use-dropped-file";

type Props = {
  desk: Locale;
  text: { documentId: string; locale: Locale };
  missing: readonly MissingShown[];
  heading: "h3" | "h4";
  /** The report, which is another one as soon as pictures came in. */
  children: (report: ImportReport | undefined) => ReactNode;
};

type Reply = ({ ok: true } & PicturesAgain) | Failure;

/**
 * The pictures that an import was missing, each with a field for its file:
 * files that are dropped on the page, or chosen together, go to those that are
 * called so. Nothing else of the text is touched.
 */
export function MissingPictures({ desk, text, missing, heading: Heading, children }: Props) {
  const t = useTranslations("ImportPanel");
  const [left, setLeft] = useState(missing);
  const [report, setReport] = useState<ImportReport>();
  const [reply, setReply] = useState<Reply>();
  const [busy, setBusy] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  // A screen that shows an import may have another one below it.
  const id = useId();
  const send = async (beside: Dropped[], given = new Map<string, File>()) => {
    if (busy || (beside.length === 0 && given.size === 0)) return;
    setBusy(true);
    const answer = await sendPictures(desk, text, beside, given);
    setReply(answer);
    setBusy(false);
    if (!answer.ok) return;
    setLeft(answer.left);
    setReport(answer.report);
  };
  const isOver = useDroppedFile(
    (files) => {
      const chosen = files.filter(isPicture);
      // Of what is no picture it is said that it is none.
      void send(chosen.length > 0 ? chosen : files);
    },
    left.length > 0 ? "pictures" : "none",
  );
  // The field that was used may be gone with its picture.
  useEffect(() => {
    if (reply) said.current?.focus();
  }, [reply]);
  const { tag } = languages[text.locale];

  return (
    <>
      <div ref={said} tabIndex={-1} className="import-said">
        {reply?.ok && <Came reply={reply} />}
        {reply && !reply.ok && <FileFailure failure={reply} name={t("again.files")} />}
      </div>
      {left.length > 0 && (
        <section className="import-missing" aria-labelledby={id} data-over={isOver || undefined}>
          <Heading id={id}>{t("again.title", { count: left.length })}</Heading>
          <p>{t("again.explained")}</p>
          <Field
            label={t("again.several")}
            id={`${id}-several`}
            type="file"
            multiple
            accept="image/*"
            disabled={busy}
            onChange={({ target }) => {
              const files = chosenFiles(target.files ?? []);
              target.value = "";
              void send(files);
            }}
          />
          <ul>
            {left.map(({ block, name, alt, caption }) => (
              <li key={block}>
                <Field
                  label={
                    <>
                      {t("again.one")} <span className="import-name">{shortName(name)}</span>
                    </>
                  }
                  id={`${id}-${block}`}
                  type="file"
                  accept="image/*"
                  hint={(caption || alt) && <span lang={tag}>{caption || alt}</span>}
                  disabled={busy}
                  onChange={({ target }) => {
                    const file = target.files?.[0];
                    if (file) void send([], new Map([[block, file]]));
                    target.value = "";
                  }}
                />
              </li>
            ))}
          </ul>
          <p className="import-busy" role="status">
            {busy && t("again.sending")}
          </p>
        </section>
      )}
      {children(report)}
    </>
  );
}

/** Addresses of WeChat say nothing but where a picture was. */
const shortName = (name: string) => {
  const file = name.split(/[?#]/)[0]?.split("/").filter(Boolean).at(-1) ?? name;
  return file === "0" || file === "640" ? name.slice(0, 60) : file.slice(0, 60);
};

function Came({ reply }: { reply: PicturesAgain }) {
  const t = useTranslations("ImportPanel");
  const fault = useTranslations("Uploads.fault");
  const { came, missing, failed, already, isHeld } = reply;
  return (
    <Notice kind={came > 0 ? "good" : "bad"}>
      <p>
        {isHeld
          ? t("again.held")
          : came === 0 && failed.length === 0
            ? t(already > 0 ? "again.already" : "again.none")
            : t("again.came", { came, missing })}
      </p>
      {failed.length > 0 && (
        <ul>
          {failed.map(({ name, fault: code }) => (
            <li key={name}>{fault(code, { name, detail: "none" })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
