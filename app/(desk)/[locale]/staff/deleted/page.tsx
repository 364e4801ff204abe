import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { deletedKeptDays } from "@/features/editorial/keeping/rules";
import { DeletedTable } from "@/features/overview/components/deleted-table";
import { loadDeleted } from "@/features/overview/loaders";
import { one } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff(await pageLocale());
  const t = await getTranslations("DeletedStories");
  return { title: t("title") };
}

/** What was deleted and can be brought back. */
export default async function Page({ searchParams }: PageProps<"/[locale]/staff/deleted">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const stories = await loadDeleted(locale);
  const t = await getTranslations("DeletedStories");
  const asked = one(query.story);
  const isThere = stories.some(({ id }) => id === asked);
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <a className="button" href={staffPaths.home(locale)}>
          {t("back")}
        </a>
      </div>
      {asked && isThere && <Notice>{t("isDeleted")}</Notice>}
      <p className="desk-soft">{t("what", { days: deletedKeptDays })}</p>
      {stories.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ClientMessages namespaces={["EditorialReasons", "StaffReasons"]}>
          <DeletedTable locale={locale} stories={stories} asked={asked} />
        </ClientMessages>
      )}
    </>
  );
}
