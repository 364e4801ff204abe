"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import type { Locale } from "@/i18n/routing";
import { findTargets } from "../actions";
import type { LinkTarget } from "../data";

type Props = { editor: Editor; documentId: string; locale: Locale; onClose: () => void };

/** A story or page of this site, which the link then follows, or an address. */
export function LinkDialog({ editor, documentId, locale, onClose }: Props) {
  const t = useTranslations("LinkDialog");
  const attrs = editor.getAttributes("link");
  const [words, setWords] = useState("");
  const [targets, setTargets] = useState<LinkTarget[]>([]);
  const [href, setHref] = useState<string>(attrs.href ?? "");
  const [wrong, setWrong] = useState(false);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const found = await findTargets({ documentId, locale, words }).catch(() => undefined);
      if (current && found?.ok) setTargets(found.targets);
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [documentId, locale, words]);

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
    const address = addressOf(href);
    setWrong(address === undefined);
    if (address) set({ href: address }, href.trim());
  };
  return (
    <Dialog open title={t("title")} onClose={onClose}>
      <div className="link-dialog">
        <div className="field">
          <label htmlFor="link-words">{t("search")}</label>
          <input
            id="link-words"
            className="input"
            type="search"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
        <ul className="link-targets" aria-label={t("found")}>
          {targets.map(({ documentId, title, path }) => (
            <li key={documentId}>
              <button
                type="button"
                aria-current={attrs.document === documentId || undefined}
                onClick={() => set({ document: documentId }, title)}
              >
                <span>{title}</span>
                <small>{path ?? t("notPublic")}</small>
              </button>
            </li>
          ))}
          {targets.length === 0 && <li className="desk-soft">{t("none")}</li>}
        </ul>
        <form onSubmit={submit}>
          <div className="field">
            <label htmlFor="link-href">{t("address")}</label>
            <input
              id="link-href"
              className="input"
              inputMode="url"
              value={href}
              aria-invalid={wrong || undefined}
              aria-describedby={wrong ? "link-wrong" : undefined}
              onChange={({ target }) => setHref(target.value)}
            />
            {wrong && (
              <p className="field-error" id="link-wrong" role="alert">
                {t("wrong")}
              </p>
            )}
          </div>
          <div className="button-row">
            <button type="submit" className="button button-primary">
              {t("set")}
            </button>
            {editor.isActive("link") && (
              <button type="button" className="button" onClick={() => set(undefined)}>
                {t("remove")}
              </button>
            )}
            <button type="button" className="button button-quiet" onClick={onClose}>
              {t("cancel")}
            </button>
          </div>
        </form>
      </div>
    </Dialog>
  );
}

/** @returns undefined for what is no address; `example.com` and `a@b.c` are completed */
function addressOf(text: string): string | undefined {
  const given = text.trim();
  if (/^\/(?!\/)\S*$/.test(given)) return given;
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(given)) return `mailto:${given}`;
  const whole = /^(?:https?:\/\/|mailto:)/i.test(given) ? given : `https://${given}`;
  if (!URL.canParse(whole) || /\s/.test(given)) return undefined;
  const { protocol, hostname, href } = new URL(whole);
  if (protocol === "mailto:") return href;
  return /^https?:$/.test(protocol) && hostname.includes(".") ? href : undefined;
}
