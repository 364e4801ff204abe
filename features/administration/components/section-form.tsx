import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/desk/client-messages";
import { Field, TextArea } from "@/components/desk/field";
import { type Locale, languages, locales } from "@/i18n/routing";
import { changeSection } from "../actions";
import { ActionForm } from "./action-form";
import { SaveButtons } from "./save-buttons";
import { SectionProposals } from "./section-proposals";

type Props = {
  locale: Locale;
  /** Left out: a new one. */
  section?: {
    key: string;
    position: number;
    texts: { locale: string; name: string; slug: string; description: string }[];
    fixed: string[];
  };
};

/** The names of one section. Its address is fixed once it is public: stories live under it. */
export function SectionForm({ locale, section }: Props) {
  const t = useTranslations("SectionForm");
  const id = section?.key ?? "new";
  return (
    <section className="desk-part" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>
        {section?.texts.find((text) => text.locale === locale)?.name ?? section?.key ?? t("new")}
      </h2>
      <ActionForm
        action={changeSection}
        hidden={{ locale, ...(section ? { key: section.key } : {}) }}
      >
        <div className="form-row section-place">
          {!section && <Field label={t("key")} name="key" hint={t("keyHint")} required />}
          <Field
            label={t("position")}
            name="position"
            id={`position-${id}`}
            type="number"
            min={0}
            max={1000}
            defaultValue={section?.position ?? 10}
          />
        </div>
        <div className="desk-columns">
          {locales.map((each) => {
            const text = section?.texts.find((one) => one.locale === each);
            const { name, tag } = languages[each];
            const fixed = section?.fixed.includes(each) ?? false;
            return (
              <fieldset key={each} className="form">
                <legend lang={tag}>{name}</legend>
                <input type="hidden" name="language" value={each} />
                <Field
                  label={t("name")}
                  name="name"
                  id={`name-${id}-${each}`}
                  lang={tag}
                  maxLength={60}
                  defaultValue={text?.name}
                />
                <Field
                  label={t("slug")}
                  name="slug"
                  id={`slug-${id}-${each}`}
                  hint={fixed ? t("fixed") : undefined}
                  readOnly={fixed}
                  maxLength={80}
                  defaultValue={text?.slug}
                />
                <TextArea
                  label={t("description")}
                  name="description"
                  id={`description-${id}-${each}`}
                  lang={tag}
                  maxLength={500}
                  defaultValue={text?.description}
                />
              </fieldset>
            );
          })}
        </div>
        <ClientMessages namespaces={["SectionForm"]}>
          <SectionProposals section={section?.key ?? ""} />
        </ClientMessages>
        <SaveButtons mayPublish />
      </ActionForm>
    </section>
  );
}
