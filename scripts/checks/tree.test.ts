import { expect, test } from "vitest";
import { longFiles, machineTraces, openEditors } from "./tree";

const file = (text: string, path = "a.ts") => ({ path, text });

test("finds folders of one machine and registry hosts", () => {
  const home = ["", "home", "someone", "site"].join("/");
  const registry = ["https:", "", "registry.example.org", "next"].join("/");
  expect(machineTraces([file(`x\nconst a = "${home}";`)])).toEqual([
    "a.ts:2 names a folder of one machine: make it relative or a setting.",
  ]);
  expect(machineTraces([file(registry)])).toHaveLength(1);
});

test("lets addresses of the site and of the web be", () => {
  const fine = ["https://example.org/home/x", "features/root/", "/en/about", "../home/a"];
  expect(machineTraces(fine.map((text) => file(text)))).toEqual([]);
});

test("lists sources over 300 lines, longest first", () => {
  const of = (lines: number, path: string) => file("x\n".repeat(lines), path);
  expect(
    longFiles([of(300, "a.ts"), of(301, "b.ts"), of(400, "c.tsx"), of(999, "d.json")]),
  ).toEqual([
    "c.tsx has 400 lines; files aim under 150.",
    "b.ts has 301 lines; files aim under 150.",
  ]);
});

test("an editor that a test opens is closed by it", () => {
  const opened = ["new", "Editor({})"].join(" ");
  const files = [
    file(opened, "a.test.ts"),
    file(`afterEach(() => editor.destroy());\n${opened}`, "b.test.tsx"),
    file(`${opened}; other.destroy()`, "c.test.tsx"),
    file(opened, "writing.ts"),
  ];
  expect(openEditors(files).map((sentence) => sentence.split(" ")[0])).toEqual([
    "a.test.ts",
    "c.test.tsx",
  ]);
});
