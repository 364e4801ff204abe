import { paths } from "@/features/publication/routes/paths";
import { type Locale, languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { escapeXml } from "@/lib/text/xml";

/**
 * Tells a browser how to search the site in one language
 * (github.com/dewitt/opensearch). Browsers show short names of 16 characters.
 */
export function searchDescription(
  locale: Locale,
  { name, description }: { name: string; description: string },
): string {
  const template = `${absoluteUrl(paths.search(locale))}?q={searchTerms}`;
  return `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeXml(name)}</ShortName>
<Description>${escapeXml(description)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Language>${languages[locale].tag}</Language>
<Image height="48" width="48" type="image/x-icon">${escapeXml(absoluteUrl("/favicon.ico"))}</Image>
<Url type="text/html" method="get" template="${escapeXml(template)}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(absoluteUrl(paths.searchDescription(locale)))}"/>
</OpenSearchDescription>
`;
}
