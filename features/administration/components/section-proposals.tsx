"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { isLocale } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";
import { proposeSection } from "../actions";

/**
 * Proposes addresses, and the key of a new section, from the names that are
 * typed beside it: when a name is left, and on demand. What somebody has
 * typed is never replaced, only what was proposed before.
 */
export function SectionProposals({ section }: { section: string }) {
  const t = useTranslations("SectionForm");
  const button = useRef<HTMLButtonElement>(null);
  const proposed = useRef(new Map<HTMLInputElement, string>());

  const propose = async () => {
    const form = button.current?.form;
    if (!form) return;
    const fields = (name: string) => [
      ...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`),
    ];
    const [languages, names, slugs] = ["language", "name", "slug"].map(fields);
    const asked = (languages ?? []).flatMap(({ value }, index) => {
      const name = names?.[index]?.value ?? "";
      return isLocale(value) && !isBlank(name) ? [{ locale: value, name }] : [];
    });
    if (asked.length === 0) return;
    const answer = await proposeSection({ section, names: asked }).catch(() => undefined);
    if (!answer?.ok) return;
    const put = (field: HTMLInputElement | undefined, value: string | undefined) => {
      if (!field || !value || field.readOnly) return;
      if (field.value && field.value !== proposed.current.get(field)) return;
      field.value = value;
      proposed.current.set(field, value);
    };
    for (const [index, { value }] of (languages ?? []).entries()) {
      if (isLocale(value)) put(slugs?.[index], answer.slugs[value]);
    }
    put(
      fields("key").find(({ type }) => type !== "hidden"),
      answer.key,
    );
  };
  const latest = useRef(propose);
  latest.current = propose;

  useEffect(() => {
    const form = button.current?.form;
    const left = ({ target }: FocusEvent) =>
      target instanceof HTMLInputElement && target.name === "name" && void latest.current();
    form?.addEventListener("focusout", left);
    return () => form?.removeEventListener("focusout", left);
  }, []);

  return (
    <div className="section-proposals">
      <button
        ref={button}
        type="button"
        className="button button-small"
        onClick={() => void propose()}
      >
        {t("propose")}
      </button>
      <p className="field-hint">{t("proposeHint")}</p>
    </div>
  );
}
