"use client";

import { useLocale, useTranslations } from "next-intl";
import { startTransition, useActionState, useRef } from "react";
import { Check, Field, Select } from "@/components/desk/field";
import { useKeptForm } from "@/components/desk/kept-form";
import { SubmitButton } from "@/components/desk/submit-button";
import { storyPaths } from "@/features/editorial/paths";
import { useConfirmation } from "@/features/staff/components/confirmation";
import { usePersonName } from "@/features/staff/components/person-name";
import { formatInstant } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import { endShareLink, makeShareLink } from "../actions";
import { ActionForm } from "./action-form";
import { Reasons } from "./reasons";

type ShareLinkFacts = {
  id: string;
  locale: Locale;
  revisionNumber: number | null;
  label: string;
  asksOpinion: boolean;
  state: "open" | "expired" | "revoked" | "published";
  expiresAt: Date;
  lastUsedAt: Date | null;
  uses: number;
  createdByName: string;
  /** By whoever looks at it. */
  mayEnd: boolean;
};

type Props = {
  documentId: string;
  texts: { locale: Locale; number: number }[];
  links: ShareLinkFacts[];
  /** Whether whoever looks at it may make one. */
  mayShare: boolean;
  /** Of this site. */
  origin: string;
};

/** Links for people without an account: making one, and what has become of the others. */
export function SharePanel({ mayShare, ...props }: Props) {
  const t = useTranslations("SharePanel");
  return (
    <div className="share">
      {mayShare ? <NewLink {...props} /> : <p>{t("mayNot")}</p>}
      <ShareLinks documentId={props.documentId} links={props.links} />
    </div>
  );
}

function NewLink({ documentId, texts, origin }: Omit<Props, "mayShare" | "links">) {
  const t = useTranslations("SharePanel");
  const [result, send] = useActionState(async (_: unknown, form: FormData) => {
    const [locale, number] = String(form.get("text")).split(" ") as [Locale, string?];
    return {
      locale,
      answer: await makeShareLink({
        documentId,
        locale,
        ...(number ? { revisionNumber: Number(number) } : {}),
        label: String(form.get("label") ?? ""),
        days: Number(form.get("days")),
        asksOpinion: form.get("asksOpinion") !== null,
      }),
    };
  }, null);
  const made = result?.answer.ok ? result.answer : undefined;
  const sent = useRef<FormData>(null);
  const form = useKeptForm((typed) => {
    sent.current = typed;
    send(typed);
  }, made);
  useConfirmation(result?.answer ?? null, () => {
    const typed = sent.current;
    if (typed) startTransition(() => send(typed));
  });
  return (
    <>
      <form {...form} className="form">
        <Select
          label={t("what")}
          name="text"
          options={texts.flatMap(({ locale, number }) => [
            { value: locale, name: t("newest", { language: languages[locale].name }) },
            {
              value: `${locale} ${number}`,
              name: t("revision", { language: languages[locale].name, number }),
            },
          ])}
        />
        <Field label={t("label")} name="label" maxLength={100} hint={t("labelHint")} />
        <Select
          label={t("days")}
          name="days"
          defaultValue="7"
          options={[1, 3, 7, 14, 30].map((days) => ({
            value: `${days}`,
            name: t("dayCount", { count: days }),
          }))}
        />
        <div>
          <Check name="asksOpinion" label={t("asks")} aria-describedby="asks-hint" />
          <p className="field-hint" id="asks-hint">
            {t("asksHint")}
          </p>
        </div>
        <SubmitButton>{t("make")}</SubmitButton>
        <Reasons result={result?.answer} />
      </form>
      {result && made && (
        <div className="desk-notice desk-notice-good" role="status">
          <strong>{t("made")}</strong>
          <p>{t("once")}</p>
          <input
            className="input"
            readOnly
            aria-label={t("link")}
            value={origin + storyPaths.shared(result.locale, made.token)}
            onFocus={({ target }) => target.select()}
          />
        </div>
      )}
    </>
  );
}

function ShareLinks({ documentId, links }: Pick<Props, "documentId" | "links">) {
  const t = useTranslations("SharePanel");
  const desk = useLocale() as Locale;
  const day = (at: Date) => formatInstant(desk, at);
  const personName = usePersonName();
  if (links.length === 0) return <p className="desk-soft">{t("none")}</p>;
  return (
    <ul className="share-links" aria-label={t("links")}>
      {links.map((link) => (
        <li key={link.id} className={`is-${link.state}`}>
          <div>
            <b>{link.label || t("unnamed")}</b>{" "}
            {link.revisionNumber
              ? t("revision", {
                  language: languages[link.locale].name,
                  number: link.revisionNumber,
                })
              : t("newest", { language: languages[link.locale].name })}
            <p className="desk-small desk-soft">
              {t(`state.${link.state}`, { time: day(link.expiresAt) })}{" "}
              {link.asksOpinion && t("asked")}{" "}
              {link.lastUsedAt
                ? t("used", { count: link.uses, time: day(link.lastUsedAt) })
                : t("unused")}{" "}
              {t("by", { name: personName(link.createdByName) })}
            </p>
          </div>
          {link.state === "open" && link.mayEnd && (
            <ActionForm action={endShareLink} hidden={{ documentId, id: link.id }}>
              <SubmitButton kind="danger" small>
                {t("revoke")}
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
