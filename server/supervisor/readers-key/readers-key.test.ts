import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { sourcesKey } from "./readers-key";
import { sourcesOfPages } from "./sources-of-pages";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const sources = sourcesOfPages(root);

/** @param change what becomes of a file */
const keyAfter = async (file: string, change: (text: string) => string) => {
  const changed = change(read(file));
  expect(changed, `${file} is another now`).not.toBe(read(file));
  return sourcesKey(await sources, (each) => (each === file ? changed : read(each)));
};

const more = (text: string) => `${text}\n// and more\n`;
const message = (namespace: string) => (text: string) => {
  const catalogue = JSON.parse(text);
  catalogue[namespace] = { ...catalogue[namespace], another: "Another message" };
  return JSON.stringify(catalogue);
};
/** A field more in a table. */
const field = (model: string) => (text: string) =>
  text.replace(new RegExp(`^model ${model} \\{`, "m"), "$&\n  another String?");
const version = (name: string) => (text: string) => {
  const lock = JSON.parse(text);
  lock.packages[`node_modules/${name}`].version = "99.0.0";
  return JSON.stringify(lock);
};

const before = sources.then((found) => sourcesKey(found, read));

test.each([
  ["features/publication/components/article.tsx", more],
  ["features/publication/data.ts", more],
  // Not imported by a page: the server asks it before.
  ["features/publication/reads/text.ts", more],
  ["features/publication/routes/resolve-path.ts", more],
  ["features/syndication/feeds/rss.ts", more],
  ["components/site-header.tsx", more],
  ["lib/markup/html-of.ts", more],
  ["components/ui/styles/base.css", more],
  ["components/ui/styles/tokens.css", more],
  ["app/(site)/[locale]/layout.tsx", more],
  ["app/sitemap.xml/route.ts", more],
  ["i18n/dates.ts", more],
  ["lib/page-store/strip-scripts.ts", more],
  ["lib/page-store/page.ts", more],
  ["server/app/renders.ts", more],
  ["server/front/http/headers.ts", more],
  ["next.config.ts", more],
  ["messages/ru.json", message("Article")],
  // Asked for by a name that is put together elsewhere.
  ["messages/zh.json", message("Unavailable")],
  ["prisma/schema.prisma", field("Publication")],
  ["package-lock.json", version("next")],
  ["package-lock.json", version("react-dom")],
  // Behind next-intl.
  ["package-lock.json", version("use-intl")],
])("a change of %s is one of what readers get", async (file, change) => {
  expect(await keyAfter(file, change)).not.toBe(await before);
});

test.each([
  ["features/writing/components/save-state.tsx", more],
  ["features/editorial/publishing/publish.ts", more],
  ["components/desk/styles/forms.css", more],
  ["app/(desk)/[locale]/staff/layout.tsx", more],
  ["app/(search)/[locale]/search/page.tsx", more],
  ["server/worker/worker.ts", more],
  ["server/app/render-queue.ts", more],
  ["lib/figures/figures.ts", more],
  ["server/front/front.ts", more],
  ["features/publication/catalogue/ways-from.test.ts", more],
  ["docs/architecture.md", more],
  ["messages/en.json", message("PublishPanel")],
  ["prisma/schema.prisma", field("User")],
  ["package-lock.json", version("@tiptap/react")],
  ["package-lock.json", version("better-auth")],
])("a change of %s reaches no reader", async (file, change) => {
  expect(await keyAfter(file, change)).toBe(await before);
});
