// @vitest-environment happy-dom
import { Editor } from "@tiptap/react";
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { editorJson } from "@/features/writing/body/body-json";
import { extensions } from "@/features/writing/body/extensions";
import en from "@/messages/en.json";
import { firstPlaceOf } from "../terms/marks";
import { useTerms } from "../terms/use-terms";
import { TermLine } from "./term-line";
import { TermsPanel } from "./terms-panel";

vi.mock("@/features/editorial/components/story-live", () => ({ useStorySaves: () => 0 }));
vi.mock("@/features/editorial/facts/actions", () => ({
  readTerms: async () => ({
    ok: true,
    terms: [
      {
        id: "t1",
        forms: { zh: ["飞虹桥"], en: ["Feihong Bridge"], ru: ["мост Фэйхун"] },
        note: "As the city writes it",
        decidedBy: "Li",
        places: [
          { unit: "b:p1", starts: 8, quote: "Rainbow Bridge", forbidden: true },
          { unit: "b:p2", starts: 0, quote: "Feihong Bridge", forbidden: false },
        ],
      },
    ],
  }),
}));

let root: Root;
let editor: Editor;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.innerHTML = `<div id="body"></div><div id="at"></div>`;
  const paragraph = (id: string, text: string) => ({
    type: "paragraph" as const,
    attrs: { id },
    content: [{ type: "text" as const, text }],
  });
  editor = new Editor({
    element: document.querySelector("#body"),
    extensions: extensions(),
    injectCSS: false,
    content: editorJson({
      type: "doc",
      content: [paragraph("p1", "We call Rainbow Bridge old."), paragraph("p2", "Feihong Bridge.")],
    }),
  });
  root = createRoot(document.querySelector("#at") as Element);
});
afterEach(() => {
  act(() => root.unmount());
  editor.destroy();
});

function Beside() {
  const terms = useTerms(editor, "d1", "en");
  const go = () => {
    const place = firstPlaceOf(editor.state, "t1");
    if (place) editor.commands.setTextSelection(place);
  };
  return (
    <>
      <TermLine {...{ editor, terms }} locale="en" />
      <TermsPanel locale="en" {...{ terms, go }} />
    </>
  );
}

test("terms are marked in the text, listed beside it, and said where the caret is; the text stays as it is", async () => {
  const before = JSON.stringify(editor.getJSON());
  await act(async () => {
    root.render(
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <Beside />
      </NextIntlClientProvider>,
    );
  });
  // It asks once the page stands.
  await vi.waitFor(
    async () => {
      await act(async () => {});
      expect(document.querySelector("#body .term")).not.toBeNull();
    },
    { timeout: 4000 },
  );
  const marks = [...document.querySelectorAll("#body .term")];
  expect(marks.map(({ textContent }) => textContent)).toEqual(["Rainbow Bridge", "Feihong Bridge"]);
  expect(marks.map(({ className }) => className)).toEqual(["term is-forbidden", "term"]);
  const panel = document.querySelector(".terms");
  expect(panel?.textContent).toContain("1 term in this text, 1 in a form that is not to be used");
  expect(panel?.querySelector("s")?.textContent).toBe("Rainbow Bridge");
  expect(panel?.textContent).toContain("飞虹桥");
  expect(panel?.textContent).toContain("As the city writes it (decided by Li)");
  expect(document.querySelector(".term-line")).toBeNull();
  await act(async () => panel?.querySelector("button")?.click());
  const line = document.querySelector(".term-line");
  expect(line?.textContent).toContain(en.TextTerms.notThis);
  expect(line?.textContent).toContain("мост Фэйхун");
  expect(JSON.stringify(editor.getJSON())).toBe(before);
});
