import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { Pager } from "@/components/desk/pager";
import { storyPaths } from "@/features/editorial/paths";
import { libraryPaths } from "@/features/library/paths";
import { AssignedLists } from "@/features/overview/components/assigned-lists";
import { BulkForm } from "@/features/overview/components/bulk-form";
import { OverviewFilters } from "@/features/overview/components/overview-filters";
import { OverviewTable } from "@/features/overview/components/overview-table";
import { WaitingList } from "@/features/overview/components/waiting-list";
import { rowsOnPage } from "@/features/overview/list/data";
import { loadHome } from "@/features/overview/loaders";
import { addressWith, one, pageNumber } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { isAtLeast } from "@/features/staff/policy";
import { translationPaths } from "@/features/translation/paths";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export default async function Page({ searchParams }: PageProps<"/[locale]/staff">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const page = pageNumber(query.page);
  const home = await loadHome(locale, query, page);
  const { staff, filters, sections, people, rows, total, more } = home;
  const t = await getTranslations("DeskHome");
  const pages = Math.max(1, Math.ceil(total / rowsOnPage));
  const names = new Map(sections.map(({ key, name }) => [key, name]));
  const isEditor = isAtLeast(staff.role, "editor");
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <a className="button button-primary" href={storyPaths.begin(locale)}>
          {t("begin")}
        </a>
      </div>
      {one(query.refused) && <Notice kind="bad">{t("refused")}</Notice>}
      <WaitingList locale={locale} waits={home.waits} />
      <AssignedLists desk={locale} own={home.own} late={home.late} />
      {home.behind > 0 && (
        <p>
          <a href={translationPaths.behind(locale)}>{t("behind", { count: home.behind })}</a>
        </p>
      )}
      {home.ending > 0 && (
        <p>
          <a href={libraryPaths.ending(locale)}>{t("endingLicences", { count: home.ending })}</a>
        </p>
      )}
      <OverviewFilters locale={locale} filters={filters} sections={sections} people={people} />
      <div className="overview-count">
        <p className="desk-soft" role="status">
          {more ? t("countMore", { count: total }) : t("count", { count: total })}
        </p>
        <a href={storyPaths.deleted(locale)}>{t("deleted")}</a>
      </div>
      {rows.length > 0 && (
        <>
          <ClientMessages
            namespaces={["Assignments", "BulkForm", "EditorialReasons", "StoryFrame"]}
          >
            <BulkForm
              {...{ desk: locale, sections, isEditor }}
              people={home.colleagues}
              today={home.day}
            />
          </ClientMessages>
          <OverviewTable
            locale={locale}
            rows={rows}
            sectionNames={names}
            mayPublish={isEditor}
            assigned={home.assigned}
            present={home.present}
          />
        </>
      )}
      <Pager
        page={Math.min(page, pages)}
        pages={pages}
        href={(number) =>
          addressWith(staffPaths.home(locale), { ...filters, page: String(number) })
        }
      />
    </>
  );
}
