import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { colleagues, today } from "@/features/editorial/assignments/data";
import { ActionForm } from "@/features/editorial/components/action-form";
import { AssignmentFields } from "@/features/editorial/components/assignment-fields";
import { ImportPanel } from "@/features/importing/components/import-panel";
import { isAtLeast } from "@/features/staff/policy";
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
  const staff = await requireStaff(locale);
  const [t, sections, people, day] = await Promise.all([
    getTranslations("NewStory"),
    sectionsIn(locale),
    colleagues(),
    today(),
  ]);
  // Authors take work on; they give none to others.
  const mayAsk = isAtLeast(staff.role, "editor");
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
          <fieldset className="form">
            <legend>{t("writer")}</legend>
            <AssignmentFields
              id="writer"
              people={mayAsk ? people : people.filter(({ id }) => id === staff.userId)}
              person=""
              nobody={t("nobody")}
              today={day}
            />
          </fieldset>
          <SubmitButton>{t("begin")}</SubmitButton>
        </ActionForm>
      </ClientMessages>
      <ClientMessages namespaces={["EditorialReasons", "ImportPanel", "Uploads"]}>
        <ImportPanel desk={locale} sections={sections} />
      </ClientMessages>
    </>
  );
}
