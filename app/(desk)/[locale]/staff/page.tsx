import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/desk/notice";
import { Pager } from "@/components/desk/pager";
import { storyPaths } from "@/features/editorial/paths";
import { AssignedLists } from "@/features/overview/components/assigned-lists";
import { OverviewFilters } from "@/features/overview/components/overview-filters";
import { OverviewTable } from "@/features/overview/components/overview-table";
import { WaitingList } from "@/features/overview/components/waiting-list";
import { rowsOnPage } from "@/features/overview/data";
import { loadHome } from "@/features/overview/loaders";
import { addressWith, one, pageNumber } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { isAtLeast } from "@/features/staff/policy";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export default async function Page({ searchParams }: PageProps<"/[locale]/staff">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const page = pageNumber(query.page);
  const { staff, filters, sections, rows, total, waits, assigned, own, late } = await loadHome(
    locale,
    query,
    page,
  );
  const t = await getTranslations("DeskHome");
  const pages = Math.max(1, Math.ceil(total / rowsOnPage));
  const names = new Map(sections.map(({ key, name }) => [key, name]));
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <a className="button button-primary" href={storyPaths.begin(locale)}>
          {t("begin")}
        </a>
      </div>
      {one(query.refused) && <Notice kind="bad">{t("refused")}</Notice>}
      <WaitingList locale={locale} waits={waits} />
      <AssignedLists desk={locale} own={own} late={late} />
      <OverviewFilters locale={locale} filters={filters} sections={sections} />
      <p className="desk-soft overview-count" role="status">
        {t("count", { count: total })}
      </p>
      {rows.length > 0 && (
        <OverviewTable
          locale={locale}
          rows={rows}
          sectionNames={names}
          mayPublish={isAtLeast(staff.role, "editor")}
          assigned={assigned}
        />
      )}
      <Pager
        page={page}
        pages={pages}
        href={(number) =>
          addressWith(staffPaths.home(locale), { ...filters, page: String(number) })
        }
      />
    </>
  );
}
