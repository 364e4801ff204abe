import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { targetOf } from "@/features/administration/navigation/menu";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import type { Navigation } from "@/features/publication/catalogue/navigation";
import { type Locale, languages } from "@/i18n/routing";
import { changeNavigation } from "../actions";
import { ActionForm } from "./action-form";
import { SaveButtons } from "./save-buttons";

type Props = {
  locale: Locale;
  language: Locale;
  items: Navigation;
  version: number;
  sections: { key: string; texts: { locale: string; name: string }[] }[];
  pages: { documentId: string; shown: StoryTitle }[];
  mayPublish: boolean;
};

/** Empty rows at the end, to add to the menu without a script. */
const spareRows = 3;

export function NavigationForm({
  locale,
  language,
  items,
  version,
  mayPublish,
  ...choices
}: Props) {
  const t = useTranslations("NavigationForm");
  const targets = [
    { value: "", name: t("none") },
    ...choices.sections.map(({ key, texts }) => ({
      value: `section:${key}`,
      name: `${t("section")}: ${texts.find((text) => text.locale === language)?.name ?? key}`,
    })),
    ...choices.pages.map(({ documentId, shown }) => ({
      value: `page:${documentId}`,
      name: `${t("page")}: ${shown.title}`,
      lang: shown.locale === locale ? undefined : languages[shown.locale].tag,
    })),
    { value: "link", name: t("link") },
  ];
  const rows = [...items, ...Array<undefined>(spareRows).fill(undefined)];
  return (
    <ActionForm action={changeNavigation} hidden={{ locale, language, basedOn: version }}>
      <ol className="menu-rows">
        {rows.map((item, index) => {
          const number = index + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <li key={index} className="form-row">
              <Field
                label={t("order")}
                name="order"
                id={`order-${number}`}
                type="number"
                min={1}
                max={99}
                defaultValue={number}
              />
              <Select
                label={t("target")}
                name="target"
                id={`target-${number}`}
                defaultValue={targetOf(item)}
                options={targets}
              />
              <Field
                label={t("label")}
                name="label"
                id={`label-${number}`}
                lang={languages[language].tag}
                maxLength={60}
                defaultValue={item?.kind === "link" ? item.label : ""}
              />
              <Field
                label={t("url")}
                name="url"
                id={`url-${number}`}
                type="url"
                placeholder="https://"
                defaultValue={item?.kind === "link" ? item.url : ""}
              />
            </li>
          );
        })}
      </ol>
      <p className="desk-soft desk-small">{t("hint")}</p>
      <SaveButtons mayPublish={mayPublish} />
    </ActionForm>
  );
}
