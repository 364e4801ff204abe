"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/desk/dialog";

type Props = { editor: Editor; names: { value: string; name: string }[]; onClose: () => void };

const pattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** In which language the chosen words are. */
export function ForeignDialog({ editor, names, onClose }: Props) {
  const t = useTranslations("ForeignDialog");
  const [lang, setLang] = useState<string>(
    editor.getAttributes("foreign").lang ?? names[0]?.value ?? "en",
  );
  const [wrong, setWrong] = useState(false);
  const set = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!pattern.test(lang));
    if (!pattern.test(lang)) return;
    editor.chain().focus().extendMarkRange("foreign").setMark("foreign", { lang }).run();
    onClose();
  };
  return (
    <Dialog open title={t("title")} onClose={onClose}>
      <form onSubmit={set}>
        <div className="field">
          <label htmlFor="foreign-lang">{t("language")}</label>
          <p className="field-hint" id="foreign-hint">
            {t("hint")}
          </p>
          <input
            id="foreign-lang"
            className="input"
            list="foreign-names"
            value={lang}
            aria-invalid={wrong || undefined}
            aria-describedby="foreign-hint"
            onChange={({ target }) => setLang(target.value.trim())}
          />
          <datalist id="foreign-names">
            {names.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </datalist>
          {wrong && <p className="field-error">{t("wrong")}</p>}
        </div>
        <div className="button-row">
          <button type="submit" className="button button-primary">
            {t("set")}
          </button>
          {editor.isActive("foreign") && (
            <button
              type="button"
              className="button"
              onClick={() => {
                editor.chain().focus().extendMarkRange("foreign").unsetMark("foreign").run();
                onClose();
              }}
            >
              {t("remove")}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={onClose}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
