import { useLocale, useTranslations } from "next-intl";
import { languages } from "@/i18n/routing";
import { isForeignScript } from "@/i18n/scripts";
import { languageOfName, siteNames } from "@/i18n/site-names";
import type { NavigationLink } from "./site-header";

type FooterSettings = {
  legalName: string;
  address: string;
  pressContact: string;
  icpNumber: string;
  publicSecurityNumber: string;
  socialLinks: { label: string; url: string }[];
};

type Props = {
  pages: NavigationLink[];
  news: NavigationLink[];
  feed: string;
  settings: FooterSettings;
};

/** Whatever has not been filled in is not shown. */
export function SiteFooter({ pages, news, feed, settings }: Props) {
  const t = useTranslations("SiteFooter");
  const site = useTranslations("Site");
  const { legalName, address, pressContact, socialLinks } = settings;
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <p className="site-footer-name">
          <SiteName name={site("name")} />
          {siteNamesBeside(site("name")).map((name) => (
            <span key={name}>
              {" "}
              <SiteName name={name} />
            </span>
          ))}
        </p>
        {legalName && legalName !== site("name") && <p>{legalName}</p>}
        <div className="site-footer-links">
          <LinkList title={t("news")} links={[...news, { name: t("feed"), path: feed }]} />
          <LinkList title={t("pages")} links={pages} />
          <LinkList
            title={t("follow")}
            links={socialLinks.map(({ label, url }) => ({ name: label, path: url }))}
          />
        </div>
        {(address || pressContact) && (
          <dl className="site-footer-facts">
            {address && <Fact name={t("address")} value={address} />}
            {pressContact && <Fact name={t("press")} value={pressContact} />}
          </dl>
        )}
        <Records settings={settings} />
      </div>
    </footer>
  );
}

/** A name of the house in another language is not to be translated. */
function SiteName({ name }: { name: string }) {
  const locale = useLocale();
  const own = languageOfName(name);
  if (!isForeignScript(locale, name) || !own) return name;
  return (
    <span lang={languages[own].tag} translate="no">
      {name}
    </span>
  );
}

const siteNamesBeside = (shown: string) => {
  const { name, others } = siteNames();
  return [name, ...others].filter((each) => each !== shown);
};

function LinkList({ title, links }: { title: string; links: NavigationLink[] }) {
  if (links.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {links.map(({ name, path }) => (
          <li key={path}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Numbers that mainland sites must show, with links to where they can be checked. */
function Records({ settings }: { settings: FooterSettings }) {
  const t = useTranslations("SiteFooter");
  const { icpNumber, publicSecurityNumber } = settings;
  if (!icpNumber && !publicSecurityNumber) return null;
  const code = publicSecurityNumber.replace(/\D/g, "");
  return (
    <dl className="site-footer-records">
      {icpNumber && (
        <Fact name={t("icp")} value={<a href="https://beian.miit.gov.cn/">{icpNumber}</a>} />
      )}
      {publicSecurityNumber && (
        <Fact
          name={t("publicSecurity")}
          value={
            <a href={`https://beian.mps.gov.cn/#/query/webSearch?code=${code}`}>
              {publicSecurityNumber}
            </a>
          }
        />
      )}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
