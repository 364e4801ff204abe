import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { SubmitButton } from "@/components/desk/submit-button";
import { CalendarBoard } from "@/features/calendar/components/calendar-board";
import { loadWeek } from "@/features/calendar/loaders";
import { calendarPaths } from "@/features/calendar/paths";
import { dayColumn } from "@/features/editorial/assignments/newsroom-day";
import { AssignedList } from "@/features/editorial/components/assigned-list";
import { formatDayRange, formatWeekday } from "@/i18n/dates";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Calendar"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/calendar">) {
  const locale = await pageLocale();
  const { today, week, items, cut, late } = await loadWeek(locale, await searchParams);
  const t = await getTranslations("Calendar");
  const [first = today, last = today] = [week.days[0], week.days.at(-1)];
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <p>
          {formatDayRange(locale, dayColumn(first), dayColumn(last))} · {t("zone")}
        </p>
      </div>
      <nav className="calendar-ways" aria-label={t("weeks")}>
        <a className="button button-small" href={calendarPaths.week(locale, week.previous)}>
          {t("previous")}
        </a>
        <a
          className="button button-small"
          href={calendarPaths.week(locale)}
          aria-current={week.days.includes(today) ? "true" : undefined}
        >
          {t("thisWeek")}
        </a>
        <a className="button button-small" href={calendarPaths.week(locale, week.next)}>
          {t("next")}
        </a>
        <form method="get" className="calendar-jump">
          <label htmlFor="week">{t("weekOf")}</label>
          <input
            id="week"
            className="input"
            type="date"
            name="week"
            defaultValue={first}
            required
          />
          <SubmitButton kind="plain" small>
            {t("show")}
          </SubmitButton>
        </form>
      </nav>
      {items.length === 0 && <p className="desk-soft">{t("emptyWeek")}</p>}
      {cut && <p className="desk-soft">{t("cut")}</p>}
      <ClientMessages namespaces={["Assignments", "Calendar", "EditorialReasons"]}>
        <CalendarBoard
          desk={locale}
          days={week.days.map((day) => ({
            day,
            name: formatWeekday(locale, dayColumn(day)),
            isToday: day === today,
            isPast: day < today,
          }))}
          items={items}
        />
      </ClientMessages>
      {late.total > 0 && (
        <div className="desk-part">
          <AssignedList desk={locale} id="late" page={late} withNames />
        </div>
      )}
    </>
  );
}
