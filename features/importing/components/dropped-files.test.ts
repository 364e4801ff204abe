import { describe, expect, test } from "vitest";
import { chosenFiles, droppedFiles, isFor, pageAndBeside } from "./dropped-files";

const file = (name: string) => new File(["x"], name);

/** A folder as a browser hands it over: by hundreds, however often it is asked. */
type Tree = { [name: string]: Tree | true };
function entryOf(name: string, inside: Tree | true): FileSystemEntry {
  if (inside === true) {
    return {
      ...{ name, isFile: true, isDirectory: false },
      file: (take: (file: File) => void) => take(file(name)),
    } as unknown as FileSystemEntry;
  }
  const children = Object.entries(inside).map(([child, tree]) => entryOf(child, tree));
  const createReader = () => ({
    readEntries: (take: (part: FileSystemEntry[]) => void) => take(children.splice(0, 100)),
  });
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}
const dropOf = (tree: Tree) =>
  ({
    items: Object.entries(tree).map(([name, inside]) => ({
      webkitGetAsEntry: () => entryOf(name, inside),
    })),
    files: Object.keys(tree).map(file),
  }) as unknown as DataTransfer;

const many = (count: number, ending: string): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}.${ending}`, true]));

describe("a folder that is dropped", () => {
  test("is its page with the pictures that a browser saved beside it, and not their frames", async () => {
    const saved = {
      "page.html": true,
      page_files: { "crane.jpg": true, "640": true, "frame.html": true, "a.css": true },
    } satisfies Tree;
    for (const tree of [saved, { saved }]) {
      const page = pageAndBeside(await droppedFiles(dropOf(tree)));
      expect(page?.file.name).toBe("page.html");
      expect(page?.beside.map(({ path }) => path).sort()).toEqual([
        "page_files/640",
        "page_files/crane.jpg",
      ]);
      expect(page?.others).toEqual([]);
    }
  });

  test("has all its pictures, however many scripts stand before them", async () => {
    const page_files = { ...many(900, "js"), ...many(250, "png") };
    const page = pageAndBeside(
      await droppedFiles(dropOf({ saved: { "page.html": true, page_files } })),
    );
    expect(page?.beside).toHaveLength(250);
  });

  test("with more pages than one says which are not taken", async () => {
    const tree = {
      site: { "a.html": true, "b.html": true, deep: { "c.html": true } },
    } satisfies Tree;
    const page = pageAndBeside(await droppedFiles(dropOf(tree)));
    expect(page?.file.name).toBe("a.html");
    expect(page?.others).toEqual(["site/b.html", "site/deep/c.html"]);
  });

  test("has its page behind more pictures than can be sent, and of a disk not all is looked at", async () => {
    const page = pageAndBeside(
      await droppedFiles(dropOf({ saved: { ...many(450, "png"), "page.html": true } })),
    );
    expect(page?.file.name).toBe("page.html");
    expect(page?.beside.length).toBeGreaterThan(400);
    const disk = dropOf({ disk: { ...many(20_001, "js"), "late.html": true } });
    expect(await droppedFiles(disk)).toEqual([]);
  });

  test("is taken wherever files are, whatever is in it", () => {
    const folder = dropOf({ saved: { "page.html": true } });
    for (const taken of ["all", "documents", "pictures"] as const)
      expect(isFor(folder, taken)).toBe(true);
    expect(isFor(folder, "none")).toBe(false);
    const picture = dropOf({ "crane.jpg": true });
    expect(isFor(picture, "documents")).toBe(false);
    expect(isFor(picture, "pictures")).toBe(true);
    expect(isFor(dropOf({ "page.html": true }), "pictures")).toBe(false);
  });

  test("with pictures alone has no page", async () => {
    expect(pageAndBeside(await droppedFiles(dropOf({ pictures: many(3, "png") })))).toBeUndefined();
  });
});

test("a folder that is chosen is the same as one that is dropped", () => {
  const paths = ["saved/page.html", "saved/page_files/a.css", "saved/page_files/crane.jpg"];
  const files = paths.map((path) =>
    Object.assign(file(path.split("/").at(-1) ?? ""), { webkitRelativePath: path }),
  );
  const page = pageAndBeside(chosenFiles(files));
  expect(page?.file.name).toBe("page.html");
  expect(page?.beside.map(({ path }) => path)).toEqual(["page_files/crane.jpg"]);
});
