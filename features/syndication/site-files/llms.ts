import { getTranslations } from "next-intl/server";
import { loadFrame } from "@/features/publication/loaders";
import { feedFiles, paths, sitemapIndex } from "@/features/publication/routes/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";

/**
 * What the site has and where, for language models (llmstxt.org): a list of
 * links in Markdown, made of the same record as the navigation.
 */
export async function llmsTxt(): Promise<string> {
  const t = await getTranslations({ locale: "en", namespace: "Site" });
  const parts = await Promise.all(locales.map(languagePart));
  const sitemap = link("Sitemap", sitemapIndex, "every page, with its languages");
  return [
    `# ${t("name")} (宝鹰)`,
    `> ${t("description")} Every page is complete HTML without scripts; a text that is not available in a language has no page in it.`,
    ...parts,
    `## Optional\n\n${sitemap}`,
    "",
  ].join("\n\n");
}

async function languagePart(locale: Locale): Promise<string> {
  const [{ sections, pages }, site, list, feed] = await Promise.all([
    loadFrame(locale),
    getTranslations({ locale, namespace: "Site" }),
    getTranslations({ locale, namespace: "StoryList" }),
    getTranslations({ locale, namespace: "Feed" }),
  ]);
  return [
    `## ${languages[locale].name}`,
    "",
    link(site("title"), paths.home(locale), site("description")),
    link(list("title"), paths.news(locale), list("description")),
    ...sections.map(({ name, path, description }) => link(name, path, description)),
    ...pages.map(({ title, path }) => link(title, path)),
    ...feedFiles.map((file) => link(`${feed("title")} (${file})`, paths.feed(locale, file))),
  ].join("\n");
}

const link = (name: string, path: string, about = "") =>
  `- [${name.replace(/[[\]]/g, "")}](${absoluteUrl(path)})${about ? `: ${about}` : ""}`;
