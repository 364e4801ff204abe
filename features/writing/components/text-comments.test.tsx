// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Thread } from "@/features/comments/data";
import { editorJson } from "@/features/writing/body/body-json";
import { extensions } from "@/features/writing/body/extensions";
import en from "@/messages/en.json";
import { TextComments } from "./text-comments";
import type { Written } from "./use-written";

/** What the server has; each action answers with all of it, a moment later. */
let threads: Thread[] = [];
const answer = async (more: object = {}) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return { ok: true, comments: { threads: [...threads], left: 0 }, ...more };
};

vi.mock("@/features/comments/actions", () => ({
  comment: async ({ body, passage }: { body: string; passage?: { quote: string } }) => {
    const id = `c${threads.length + 1}`;
    const anchor = passage && { ...passage, ends: 0, words: "The bridge has three spans." };
    if (anchor)
      anchor.ends = (anchor as unknown as { starts: number }).starts + anchor.quote.length;
    const said = { id, author: "Li", body, named: [], createdAt: new Date(), edited: false };
    threads.push({
      ...said,
      may: { change: true, delete: true },
      anchor: (anchor as Thread["anchor"]) ?? null,
      place: null,
      passage: "",
      resolved: null,
      replies: [],
    });
    return answer({ id });
  },
  replyToComment: async ({ id, body }: { id: string; body: string }) => {
    const [thread] = threads.filter((each) => each.id === id);
    if (thread) threads = [{ ...thread, replies: [{ ...thread, id: "r1", body }] }];
    return answer({ id: "r1" });
  },
  resolveComment: async ({ id }: { id: string }) => {
    const resolved = { by: "Li", at: new Date() };
    threads = threads.map((each) => (each.id === id ? { ...each, resolved } : each));
    return answer();
  },
  readComments: () => answer(),
}));
vi.mock("@/features/editorial/actions", () => ({}));

let root: Root;
let editor: Editor;

beforeEach(async () => {
  threads = [];
  sessionStorage.clear();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.innerHTML = `<div class="writing"><div class="writing-body"></div><div id="at"></div></div>`;
  const body = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { id: "p1" },
        content: [{ type: "text", text: "The bridge has three spans." }],
      },
    ],
  } as never;
  editor = new Editor({
    element: document.querySelector(".writing-body"),
    extensions: extensions({ leftOut: () => {} }),
    content: editorJson(body),
  });
  const content = { slug: "", title: "", summary: "", body };
  const written = {
    editor,
    read: () => content,
    text: { state: { state: "saved" }, queue: { flush: async () => {}, settled: true } },
  } as unknown as Written;
  root = createRoot(document.getElementById("at") as HTMLElement);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <TextComments
          {...{ desk: "en", documentId: "d", locale: "en", written, asked: undefined }}
          comments={{ threads: [], left: 0 }}
        />
      </NextIntlClientProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  editor.destroy();
  vi.unstubAllGlobals();
});

const settled = () => act(async () => new Promise((resolve) => setTimeout(resolve, 40)));
const focused = () => document.activeElement as HTMLElement;

async function shortcut() {
  const keys = { code: "KeyM", ctrlKey: true, altKey: true, bubbles: true };
  await act(async () => void document.dispatchEvent(new KeyboardEvent("keydown", keys)));
}

async function write(words: string) {
  const field = focused() as HTMLTextAreaElement;
  expect(field.tagName).toBe("TEXTAREA");
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
      field,
      words,
    );
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(
    async () =>
      void field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
      ),
  );
  await settled();
}

async function press(name: string) {
  const button = [...document.querySelectorAll("button")].find((each) => each.textContent === name);
  await act(async () => button?.click());
  await settled();
}

test("the focus is where one goes on: at the new comment, at what was answered, in the list of what is left", async () => {
  await act(async () => void editor.commands.setTextSelection({ from: 16, to: 27 }));
  await shortcut();
  await write("Three or four?");
  expect(focused().dataset.thread).toBe("c1");
  expect(document.querySelector("mark.commented.is-active")?.textContent).toBe("three spans");

  await press("Reply");
  await write("Four.");
  expect(focused().dataset.thread).toBe("c1");
  expect(focused().textContent).toContain("Four.");

  await press("Resolve");
  expect(focused().className).toBe("thread-list");
  expect(document.querySelector("[data-thread]")).toBeNull();
  expect(document.querySelector("mark.commented")).toBeNull();
  expect(document.querySelector(".thread-list [role=status]")?.textContent).toBe("Resolved.");

  // What was sent is not about to be said again.
  await act(async () => void editor.commands.setTextSelection(1));
  await shortcut();
  expect((focused() as HTMLTextAreaElement).value).toBe("");
});
