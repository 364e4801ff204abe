import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { Pager } from "@/components/desk/pager";
import { BulkMedia } from "@/features/library/components/bulk-media";
import { LibraryFilterForm } from "@/features/library/components/library-filter-form";
import { MediaGrid } from "@/features/library/components/media-grid";
import { MediaTable } from "@/features/library/components/media-table";
import { MediaUpload } from "@/features/library/components/media-upload";
import { loadLibrary } from "@/features/library/loaders";
import { libraryPaths } from "@/features/library/paths";
import { picturesOnPage } from "@/features/library/schema";
import { addressWith, one } from "@/features/staff/http/parameters";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff(await pageLocale());
  return { title: (await getTranslations("MediaLibrary"))("title") };
}

/** All pictures and files of the house. */
export default async function Page({ searchParams }: PageProps<"/[locale]/staff/media">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const { day, filters, page, rows, total, more } = await loadLibrary(locale, query);
  const t = await getTranslations("MediaLibrary");
  const pages = Math.max(1, Math.ceil(total / picturesOnPage));
  const { view, ...narrowing } = filters;
  const isNarrowed = Object.values(narrowing).some(Boolean);
  const viewHref = (other: "list" | undefined) =>
    addressWith(libraryPaths.list(locale), { ...narrowing, view: other });
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <p>{t("what")}</p>
      </div>
      {one(query.deleted) && <Notice kind="good">{t("deleted")}</Notice>}
      <ClientMessages namespaces={["MediaUpload", "Uploads"]}>
        <MediaUpload desk={locale} />
      </ClientMessages>
      <LibraryFilterForm locale={locale} filters={filters} isNarrowed={isNarrowed} />
      <div className="overview-count">
        <p className="desk-soft" role="status">
          {t(more ? "countMore" : "count", { count: total })}
        </p>
        <nav aria-label={t("view")}>
          <ul className="media-views">
            {([undefined, "list"] as const).map((each) => (
              <li key={each ?? "grid"}>
                <a href={viewHref(each)} aria-current={view === each ? "page" : undefined}>
                  {t(each ?? "grid")}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {rows.length === 0 && <p className="media-none">{t(isNarrowed ? "noneFound" : "noneYet")}</p>}
      {rows.length > 0 && (
        <>
          <ClientMessages namespaces={["BulkMedia", "EditorialReasons", "Licences"]}>
            <BulkMedia desk={locale} />
          </ClientMessages>
          {view === "list" ? (
            <MediaTable desk={locale} rows={rows} day={day} />
          ) : (
            <MediaGrid desk={locale} rows={rows} day={day} />
          )}
        </>
      )}
      <Pager
        page={Math.min(page, pages)}
        pages={pages}
        href={(number) =>
          addressWith(libraryPaths.list(locale), { ...filters, page: String(number) })
        }
      />
    </>
  );
}
