import { expect, test } from "vitest";
import { menuOf } from "./menu";

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const pages = [1, 2, 3, 4].map((number) => ({
  documentId: id(number),
  title: `Page ${number}`,
  path: `/en/page-${number}`,
}));
const sections = [{ key: "works", name: "Works", path: "/en/news/works" }];
const known = { sections, pages };
const names = (links: readonly { name: string }[]) => links.map(({ name }) => name);
const titles = (list: readonly { title: string }[]) => list.map(({ title }) => title);

test("a menu keeps its order and leaves out what the language does not have", () => {
  const { menu, pages: ordered } = menuOf(
    [
      { kind: "page", documentId: id(4) },
      { kind: "section", key: "works" },
      { kind: "section", key: "people" },
      { kind: "page", documentId: id(9) },
      { kind: "link", label: "Careers", url: "https://jobs.example.com/" },
      { kind: "page", documentId: id(2) },
    ],
    known,
  );
  expect(menu).toEqual([
    { name: "Page 4", path: "/en/page-4" },
    { name: "Works", path: "/en/news/works" },
    { name: "Careers", path: "https://jobs.example.com/" },
    { name: "Page 2", path: "/en/page-2" },
  ]);
  // No page is lost: what is not in the menu stands in the footer.
  expect(titles(ordered)).toEqual(["Page 4", "Page 2", "Page 1", "Page 3"]);
});

test("the first pages stand in place of a menu that says nothing", () => {
  const first = ["Page 1", "Page 2", "Page 3"];
  for (const nothing of [undefined, null, [], [{ kind: "section", key: "people" }], "nonsense"]) {
    const { menu, pages: ordered } = menuOf(nothing, known);
    expect(names(menu)).toEqual(first);
    expect(ordered).toEqual(pages);
  }
});
