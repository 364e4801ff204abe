"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Check } from "@/components/desk/field";
import { Reasons } from "@/features/editorial/components/reasons";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { type Locale, languages } from "@/i18n/routing";
import { deleteFromLibrary } from "../actions";

type NamedUse = {
  id: string;
  title: string;
  locale: Locale;
  stands: "live" | "scheduled" | "draft";
};

type Props = {
  desk: Locale;
  hash: string;
  /** Stands for the texts that are named here. */
  confirmed: string;
  uses: readonly NamedUse[];
  /** More texts show it than are named here. */
  isTooMany: boolean;
};

/** Takes a picture out of the library, where nothing public shows it; says what does otherwise. */
export function DeletePart({ desk, hash, confirmed, uses, isTooMany }: Props) {
  const t = useTranslations("DeletePart");
  const [agreed, setAgreed] = useState(false);
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();
  const held = uses.filter(({ stands }) => stands !== "draft");
  const isHeld = held.length > 0 || isTooMany;
  const may = !isHeld && (uses.length === 0 || agreed);
  const run = () =>
    start(async () => setResult(await deleteFromLibrary({ desk, hash, confirmed })));
  return (
    <section className="desk-part" aria-labelledby="delete">
      <h2 id="delete">{t("title")}</h2>
      <p>{t(isHeld ? "held" : uses.length > 0 ? "inDrafts" : "what")}</p>
      <ul className="rows">
        {(isHeld ? held : uses).map(({ id, title, locale, stands }) => (
          <li key={id}>
            <span lang={languages[locale].tag}>
              {title || languages[locale].name} · {languages[locale].name}
            </span>
            <span className="desk-soft">{t(`stands.${stands}`)}</span>
          </li>
        ))}
      </ul>
      {!isHeld && (
        <>
          {uses.length > 0 && (
            <Check
              label={t("agree", { count: uses.length })}
              checked={agreed}
              onChange={({ target }) => setAgreed(target.checked)}
            />
          )}
          <Reasons result={result} />
          <button
            type="button"
            className="button button-danger"
            aria-busy={pending}
            aria-disabled={pending || !may}
            onClick={() => !pending && may && run()}
          >
            {t("delete")}
          </button>
        </>
      )}
    </section>
  );
}
