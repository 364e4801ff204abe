import { useTranslations } from "next-intl";
import { TextArea } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Locale } from "@/i18n/routing";
import { addRedirects } from "../actions";
import { ActionForm } from "./action-form";

export function RedirectForm({ locale }: { locale: Locale }) {
  const t = useTranslations("RedirectForm");
  return (
    <section className="desk-part" aria-labelledby="add-redirects">
      <h2 id="add-redirects">{t("title")}</h2>
      <p>{t("text")}</p>
      <ActionForm action={addRedirects} hidden={{ locale }}>
        <TextArea
          label={t("pairs")}
          name="pairs"
          hint={t("pairsHint")}
          placeholder="/old/page?id=7 /zh/news"
          spellCheck={false}
          required
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
