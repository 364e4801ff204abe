import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Locale } from "@/i18n/routing";
import { importGlossary } from "../glossary/actions";
import { ActionForm } from "./action-form";

/** A whole glossary from a file of another program. */
export function GlossaryImport({ locale }: { locale: Locale }) {
  const t = useTranslations("GlossaryImport");
  return (
    <section className="desk-part" aria-labelledby="import-glossary">
      <h2 id="import-glossary">{t("title")}</h2>
      <p>{t("text")}</p>
      <ActionForm action={importGlossary} hidden={{ locale }}>
        <Field label={t("file")} name="file" type="file" accept=".csv,.tbx,.xml" required />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
