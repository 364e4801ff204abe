import { formatDay, isoDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  locale: Locale;
  day: Date | null | undefined;
  /** Name of the section, and where the section stands if it is to lead there. */
  section?: string | undefined;
  path?: string;
};

/** Day and section of a story: a paragraph each, so that they are apart without a stylesheet, too. */
export function StoryMeta({ locale, day, section, path }: Props) {
  return (
    <div className="story-meta">
      {day && (
        <p>
          <time dateTime={isoDay(day)}>{formatDay(locale, day)}</time>
        </p>
      )}
      {section && (
        <p>
          {path ? (
            <a className="section-label" href={path}>
              {section}
            </a>
          ) : (
            <span className="section-label">{section}</span>
          )}
        </p>
      )}
    </div>
  );
}
