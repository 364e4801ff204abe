import { useTranslations } from "next-intl";
import { formatInstantDay } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import type { LibraryMedia } from "../data";
import { typeName } from "../list/type-name";
import { LanguageMarks, LicenceMark } from "./media-marks";

type Props = { desk: Locale; media: LibraryMedia; day: string };

/** What a picture or a file is: its name, size and age, and what is said of it and what is not. */
export function MediaFacts({ desk, media, day }: Props) {
  const t = useTranslations("MediaFacts");
  const { name, mime, bytes, width, height, frames, pages, language, createdAt } = media;
  const megabytes = (bytes ?? 0) / 1_000_000;
  const number = new Intl.NumberFormat(languages[desk].tag, { maximumFractionDigits: 1 });
  const facts: [string, React.ReactNode][] = [
    [t("name"), name && <span className="address">{name}</span>],
    [t("type"), typeName(mime)],
    [t("size"), width && height && t("pixels", { width, height })],
    [t("bytes"), bytes && t("megabytes", { count: number.format(Math.max(0.1, megabytes)) })],
    [t("frames"), frames && frames > 1 && t("animated", { count: frames })],
    [t("pages"), pages],
    [t("language"), language && <LanguageName desk={desk} tag={language} />],
    [t("added"), formatInstantDay(desk, createdAt)],
    [t("described"), <LanguageMarks key="described" row={media} />],
    [t("licence"), <LicenceMark key="licence" desk={desk} row={media} day={day} />],
  ];
  return (
    <dl className="desk-facts">
      {facts.map(
        ([term, fact]) =>
          fact && (
            <div key={term} className="media-fact">
              <dt>{term}</dt>
              <dd>{fact}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** A language by its name on this desk; what is no tag of one, as it stands. */
function LanguageName({ desk, tag }: { desk: Locale; tag: string }) {
  try {
    return new Intl.DisplayNames([languages[desk].tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
