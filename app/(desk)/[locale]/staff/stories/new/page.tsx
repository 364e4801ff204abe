import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { ActionForm } from "@/features/editorial/components/action-form";
import { requireStaff } from "@/features/staff/sign-in/session";
import { beginStory } from "@/features/writing/actions";
import { sectionsIn } from "@/features/writing/data";
import { pageLocale } from "@/i18n/locale";
import { languages, locales } from "@/i18n/routing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("NewStory"))("title") };
}

export default async function Page() {
  const locale = await pageLocale();
  await requireStaff(locale);
  const [t, sections] = await Promise.all([getTranslations("NewStory"), sectionsIn(locale)]);
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <p>{t("explained")}</p>
      </div>
      <ClientMessages namespaces={["EditorialReasons"]}>
        <ActionForm action={beginStory} className="form desk-narrow" hidden={{ locale }}>
          <Select
            label={t("language")}
            name="language"
            defaultValue={locale}
            options={locales.map((each) => ({ value: each, name: languages[each].name }))}
          />
          <Select
            label={t("kind")}
            name="kind"
            options={[
              { value: "ARTICLE", name: t("article") },
              { value: "PAGE", name: t("page") },
            ]}
          />
          <Select
            label={t("section")}
            name="section"
            hint={t("sectionHint")}
            defaultValue={sections[0]?.key}
            options={[
              ...sections.map(({ key, name }) => ({ value: key, name })),
              { value: "", name: t("noSection") },
            ]}
          />
          <SubmitButton>{t("begin")}</SubmitButton>
        </ActionForm>
      </ClientMessages>
    </>
  );
}
