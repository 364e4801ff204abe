"use client";

import type { Editor } from "@tiptap/react";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { typedAddress } from "@/features/writing/body/typed-address";
import { type Locale, languages } from "@/i18n/routing";
import { trimmed } from "@/lib/text/input";
import { findTargets } from "../actions";
import type { LinkTarget } from "../data";
import { MarkButtons } from "./mark-buttons";

type Props = { editor: Editor; documentId: string; locale: Locale; onClose: () => void };

/** A story or page of this site, which the link then follows, or an address. */
export function LinkDialog({ editor, documentId, locale, onClose }: Props) {
  const t = useTranslations("LinkDialog");
  const desk = useLocale() as Locale;
  const attrs = editor.getAttributes("link");
  const [words, setWords] = useState("");
  const [targets, setTargets] = useState<LinkTarget[]>([]);
  const [href, setHref] = useState<string>(attrs.href ?? "");
  const [wrong, setWrong] = useState(false);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const found = await findTargets({ documentId, desk, locale, words }).catch(() => undefined);
      if (current && found?.ok) setTargets(found.targets);
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [documentId, desk, locale, words]);

  const set = (link: { href?: string; document?: string } | undefined, name?: string) => {
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!link) chain.unsetMark("link").run();
    else if (editor.state.selection.empty && !editor.isActive("link") && name) {
      chain
        .insertContent({ type: "text", text: name, marks: [{ type: "link", attrs: link }] })
        .run();
    } else chain.unsetMark("link").setMark("link", link).run();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = typedAddress(href);
    setWrong(address === undefined);
    if (address) set({ href: address }, trimmed(href));
  };
  return (
    <Dialog open title={t("title")} onClose={onClose}>
      <div className="link-dialog">
        <Field
          label={t("search")}
          id="link-words"
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <ul className="link-targets" aria-label={t("found")}>
          {targets.map(({ documentId, shown, title, path }) => (
            <li key={documentId}>
              <button
                type="button"
                aria-current={attrs.document === documentId || undefined}
                onClick={() => set({ document: documentId }, title)}
              >
                <StoryTitleWords desk={desk} shown={shown} />
                {shown.locale !== locale && <small lang={languages[locale].tag}>{title}</small>}
                <small>{path ?? t("notPublic")}</small>
              </button>
            </li>
          ))}
          {targets.length === 0 && <li className="desk-soft">{t("none")}</li>}
        </ul>
        <form onSubmit={submit}>
          <Field
            label={t("address")}
            id="link-href"
            inputMode="url"
            value={href}
            error={wrong ? t("wrong") : undefined}
            onChange={({ target }) => setHref(target.value)}
          />
          <MarkButtons
            words={{ set: t("set"), remove: t("remove"), cancel: t("cancel") }}
            remove={editor.isActive("link") ? () => set(undefined) : undefined}
            cancel={onClose}
          />
        </form>
      </div>
    </Dialog>
  );
}
