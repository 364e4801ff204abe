import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = {
  /** The id of the field: two forms can stand on one page. */
  id: string;
  /** Where the words are sent to, as `q`. */
  action: string;
  /** What has been searched for. */
  value?: string;
  /** Hidden fields that are sent along. */
  children?: ReactNode;
};

/** A field and a button that work without any script. */
export function SearchForm({ id, action, value, children }: Props) {
  const t = useTranslations("SearchForm");
  return (
    <form className="search-form" action={action} method="get">
      <label className="visually-hidden" htmlFor={id}>
        {t("label")}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        defaultValue={value}
        maxLength={120}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={t("placeholder")}
      />
      {children}
      <button type="submit">
        <Lens />
        <span className="search-form-button">{t("button")}</span>
      </button>
    </form>
  );
}

/** Drawn with the weight of the rules around it. */
export function Lens() {
  return (
    <svg
      aria-hidden="true"
      className="lens"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    >
      <circle cx="8.5" cy="8.5" r="5.75" />
      <path d="M12.75 12.75 18 18" />
    </svg>
  );
}
