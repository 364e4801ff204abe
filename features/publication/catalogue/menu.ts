import { navigationSchema } from "./navigation";

/** An entry of the header's menu. `path` is one of this site, or an address elsewhere. */
export type MenuLink = { name: string; path: string };

type Section = { key: string; name: string; path: string };
type Page = { documentId: string; title: string; path: string };

/** Where there is no room for all pages, and no menu says which: so many. */
export const prominentPages = 3;

/**
 * The menu as the language shows it, and its corporate pages with those of
 * the menu first.
 *
 * What the menu names and the language does not have (a section without a
 * name in it, a page that is not live) is left out: a menu never leads to a
 * page that is not there. Without a menu, or one that has nothing left, the
 * first pages stand in its place.
 *
 * @param navigation what was published, unparsed; undefined: nothing was
 */
export function menuOf<S extends Section, P extends Page>(
  navigation: unknown,
  { sections, pages }: { sections: readonly S[]; pages: readonly P[] },
): { menu: MenuLink[]; pages: P[] } {
  // Written through the schema. A menu from before a change of the schema is left out; the page is not.
  const items = navigationSchema.safeParse(navigation ?? []).data ?? [];
  const chosen: P[] = [];
  const menu = items.flatMap((item): MenuLink[] => {
    if (item.kind === "link") return [{ name: item.label, path: item.url }];
    if (item.kind === "section") {
      const section = sections.find(({ key }) => key === item.key);
      return section ? [{ name: section.name, path: section.path }] : [];
    }
    const page = pages.find(({ documentId }) => documentId === item.documentId);
    if (!page) return [];
    chosen.push(page);
    return [linkTo(page)];
  });
  const ordered = [...new Set([...chosen, ...pages])];
  return {
    menu: menu.length > 0 ? menu : pages.slice(0, prominentPages).map(linkTo),
    pages: ordered,
  };
}

const linkTo = ({ title, path }: Page): MenuLink => ({ name: title, path });
