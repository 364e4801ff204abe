import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/breadcrumbs";
import { Markup } from "@/components/markup";
import { SiteFooter } from "@/components/site-footer";
import { SiteHeader } from "@/components/site-header";
import { SpeculationRules } from "@/components/speculation-rules";
import type { AvailabilityGraph } from "@/features/publication/catalogue/availability";
import { languageChoices } from "@/features/publication/catalogue/language-choices";
import { socialLinksSchema } from "@/features/publication/page/social-links";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import { loadFrame } from "../loaders";

type Props = {
  locale: Locale;
  /** The address of the page itself. */
  path: string;
  availability: AvailabilityGraph;
  /** From below the home page to this one; none on the home page itself. */
  crumbs: Crumb[];
  children: ReactNode;
  /** Whether the header has a search field; the search page has its own. */
  search?: boolean;
  /**
   * A preview may hold what `htmlOf` does not know, so React writes it, and its policy has no room for rules
   * of what browsers may fetch ahead.
   */
  isPreview?: boolean;
};

/** Header, breadcrumbs, the page, footer. */
export async function PageFrame(props: Props) {
  const { locale, path, availability, crumbs, children, search = true, isPreview = false } = props;
  const [{ sections, menu, pages, settings }, t, header, breadcrumbs, homeWords, description] =
    await Promise.all([
      loadFrame(locale),
      getTranslations({ locale, namespace: "SkipLink" }),
      getTranslations({ locale, namespace: "SiteHeader" }),
      getTranslations({ locale, namespace: "Breadcrumbs" }),
      getTranslations({ locale, namespace: "Home" }),
      getTranslations({ locale, namespace: "SearchDescription" }),
    ]);
  const pageLinks = pages.map((page) => ({ name: page.title, path: page.path }));
  const news = { name: header("news"), path: paths.news(locale) };
  const home = paths.home(locale);
  const className = settings?.mourning ? "site is-mourning" : "site";
  const page = (
    <>
      <SiteHeader
        locale={locale}
        skip={{ name: t("label"), path: "#start" }}
        home={home}
        news={news}
        pages={menu}
        current={path}
        languages={languageChoices(availability, path)}
        search={search ? paths.search(locale) : undefined}
      />
      <Breadcrumbs crumbs={[{ name: breadcrumbs("home"), path: home }, ...crumbs]} />
      <main id="start" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter
        pages={pageLinks}
        news={[
          { ...news, name: homeWords("all") },
          ...sections.map(({ name, path: address }) => ({ name, path: address })),
        ]}
        feed={paths.feed(locale)}
        settings={{
          legalName: settings?.legalName ?? "",
          address: settings?.address ?? "",
          pressContact: settings?.pressContact ?? "",
          icpNumber: settings?.icpNumber ?? "",
          publicSecurityNumber: settings?.publicSecurityNumber ?? "",
          socialLinks: socialLinksSchema.parse(settings?.socialLinks ?? []),
        }}
      />
      {!isPreview && <SpeculationRules />}
    </>
  );
  return (
    <>
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href={paths.searchDescription(locale)}
        title={description("name")}
      />
      {isPreview ? (
        <div className={className}>{page}</div>
      ) : (
        <Markup className={className}>{page}</Markup>
      )}
    </>
  );
}
