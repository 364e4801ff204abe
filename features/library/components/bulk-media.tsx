"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { Check, Field, Select } from "@/components/desk/field";
import { Notice } from "@/components/desk/notice";
import { Reasons } from "@/features/editorial/components/reasons";
import { licences } from "@/features/media/pictures/licences";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { type Locale, languages, locales } from "@/i18n/routing";
import { describeSeveral } from "../actions";
import { bulkMedia } from "../list/bulk-form";
import { libraryPaths } from "../paths";
import { wordLimits } from "../words/fields";
import { useChosenMedia } from "./use-chosen-media";

type Done = ActionResult<{ changed: number }> & { hashes: string[]; credited: boolean };

/**
 * Says the same of all pictures that are chosen. What they are said to be in
 * texts stays: that is offered to the texts afterwards.
 */
export function BulkMedia({ desk }: { desk: Locale }) {
  const t = useTranslations("BulkMedia");
  const licenceName = useTranslations("Licences");
  const { chosen, all, toggleAll } = useChosenMedia();
  const [done, setDone] = useState<Done | null>(null);
  const [pending, start] = useTransition();
  const told = useRef<HTMLDivElement>(null);
  // The button that was pressed may be far from what came of it.
  useEffect(() => {
    if (done) told.current?.focus();
  }, [done]);
  const send = (form: FormData) =>
    start(async () => {
      const hashes = chosen;
      const text = (name: string) => String(form.get(name) ?? "");
      const inLanguages = (name: string) =>
        Object.fromEntries(locales.map((locale) => [locale, text(`${name}.${locale}`)]));
      const credit = inLanguages("credit");
      const answer = await describeSeveral({
        hashes,
        credit,
        terms: inLanguages("terms"),
        licence: text("licence") as "",
        licenceUntil: text("licenceUntil"),
      });
      setDone({ ...answer, hashes, credited: Object.values(credit).some(Boolean) });
    });
  return (
    <div className="bulk media-bulk">
      <form
        id={bulkMedia}
        onSubmit={(event) => {
          // Not by `action`: that would empty what was typed when something is refused.
          event.preventDefault();
          if (!pending) send(new FormData(event.currentTarget));
        }}
      >
        <div className="media-bulk-head">
          <Check label={t("all")} checked={all} onChange={toggleAll} />
          <span className="desk-soft desk-small" role="status">
            {t("chosen", { count: chosen.length })}
          </span>
        </div>
        <details>
          <summary>{t("open")}</summary>
          <p className="desk-soft desk-small">{t("hint")}</p>
          <div className="desk-columns">
            {locales.map((locale) => (
              <fieldset key={locale}>
                <legend lang={languages[locale].tag}>{languages[locale].name}</legend>
                {(["credit", "terms"] as const).map((name) => (
                  <Field
                    key={name}
                    id={`bulk-${name}-${locale}`}
                    name={`${name}.${locale}`}
                    label={t(name)}
                    lang={languages[locale].tag}
                    maxLength={wordLimits[name === "terms" ? "licence" : "credit"]}
                  />
                ))}
              </fieldset>
            ))}
          </div>
          <div className="form-row">
            <Select
              id="bulk-licence"
              name="licence"
              label={licenceName("label")}
              options={[
                { value: "", name: t("asItIs") },
                ...licences.map((value) => ({ value, name: licenceName(value) })),
              ]}
            />
            <Field id="bulk-until" name="licenceUntil" type="date" label={licenceName("until")} />
            <button
              type="submit"
              className="button button-primary"
              aria-busy={pending}
              aria-disabled={pending || chosen.length === 0}
              onClick={(event) => chosen.length === 0 && event.preventDefault()}
            >
              {t("save", { count: chosen.length })}
            </button>
          </div>
        </details>
      </form>
      <div ref={told} tabIndex={-1} className="bulk-told">
        {done && !done.ok && <Reasons result={done} />}
        {done?.ok && (
          <Notice kind="good">
            <p>{t("done", { count: done.changed })}</p>
            {done.credited && (
              <p>
                <a href={libraryPaths.offers(desk, done.hashes, ["credit"])}>{t("offers")}</a>
              </p>
            )}
          </Notice>
        )}
      </div>
    </div>
  );
}
