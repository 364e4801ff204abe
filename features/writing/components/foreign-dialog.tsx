"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";
import { isLanguageTag } from "@/features/publication/body/body-limits";
import { asTyped } from "@/lib/text/input";
import { MarkButtons } from "./mark-buttons";

type Props = { editor: Editor; names: { value: string; name: string }[]; onClose: () => void };

/** In which language the chosen words are. */
export function ForeignDialog({ editor, names, onClose }: Props) {
  const t = useTranslations("ForeignDialog");
  const [lang, setLang] = useState<string>(
    editor.getAttributes("foreign").lang ?? names[0]?.value ?? "en",
  );
  const [wrong, setWrong] = useState(false);
  const set = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!isLanguageTag(lang));
    if (!isLanguageTag(lang)) return;
    editor.chain().focus().extendMarkRange("foreign").setMark("foreign", { lang }).run();
    onClose();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("foreign").unsetMark("foreign").run();
    onClose();
  };
  return (
    <Dialog open title={t("title")} onClose={onClose}>
      <form onSubmit={set}>
        <Field
          label={t("language")}
          id="foreign-lang"
          hint={t("hint")}
          list="foreign-names"
          value={lang}
          error={wrong ? t("wrong") : undefined}
          onChange={({ target }) => setLang(asTyped(target.value))}
        >
          <datalist id="foreign-names">
            {names.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </datalist>
        </Field>
        <MarkButtons
          words={{ set: t("set"), remove: t("remove"), cancel: t("cancel") }}
          remove={editor.isActive("foreign") ? remove : undefined}
          cancel={onClose}
        />
      </form>
    </Dialog>
  );
}
