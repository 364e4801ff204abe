// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SaveQueue, type SaveState } from "@/features/writing/saving/save-queue";
import type { Conflict } from "@/features/writing/saving/send-save";
import messages from "@/messages/en.json";
import { PresenceBar } from "./presence-bar";
import type { Written } from "./use-written";

vi.mock("../actions", () => ({ takeOverText: vi.fn() }));
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

type Sent = { tab: string; handed?: boolean; leaves?: boolean };

const none = { ok: true, others: [], taken: null, handing: 0, deleted: false };
const li = { tab: "t2", name: "Li Author", own: false, since: "2026-11-30T02:00:00Z" };
const taken = { by: "Anna Editor", reason: "It goes out now.", at: "2026-11-30T02:05:00Z" };

let root: Root;
let answer: object;
let sent: Sent[];
let saves: (content: string) => Promise<object>;
const setEditable = vi.fn();
const takenAway = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  answer = none;
  sent = [];
  setEditable.mockClear();
  takenAway.mockClear();
  vi.stubGlobal("fetch", async (_: string, init: { body: string }) => {
    sent.push(JSON.parse(init.body));
    return Response.json(answer);
  });
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.innerHTML = "";
});

/** An editor in which something was typed that is not saved yet. */
async function open({ typed = false } = {}) {
  let state: SaveState<Conflict> = { state: "saved", at: undefined };
  const queue = new SaveQueue<string, Conflict>({
    version: 1,
    send: (content) => saves(content) as never,
    keep: () => {},
    show: (shown) => {
      state = shown;
      draw();
    },
  });
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  const draw = () => {
    const text = { queue, state } as unknown as Written["text"];
    const written = { text, editor: { setEditable } } as unknown as Written;
    root.render(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="Asia/Shanghai">
        <PresenceBar
          desk="en"
          documentId="d"
          locale="en"
          tab="t1"
          readOnly={false}
          written={written}
          takenAway={takenAway}
        />
      </NextIntlClientProvider>,
    );
  };
  await act(async () => draw());
  if (typed) await act(async () => queue.change(() => "typed a moment ago"));
  return { words: () => place.textContent ?? "", queue };
}

const pass = (milliseconds: number) =>
  act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));

test("says every few seconds that the text is open, and who else has it open", async () => {
  const { words } = await open();
  expect(sent).toEqual([{ tab: "t1", handed: false }]);
  expect(words()).toBe("");
  answer = { ...none, others: [li] };
  await pass(5_000);
  expect(sent).toHaveLength(2);
  expect(words()).toContain("Li Author");
  // A network that is away takes nobody from a text.
  answer = { ok: false };
  await pass(5_000);
  expect(words()).toContain("Li Author");
  await act(async () => void window.dispatchEvent(new Event("pagehide")));
  expect(sent.at(-1)).toEqual({ tab: "t1", leaves: true });
});

test("is silent when nobody has been there for ten minutes, and speaks when somebody is", async () => {
  await open();
  await pass(10 * 60_000);
  const spoken = sent.length;
  await pass(5 * 60_000);
  expect(sent.length).toBeLessThanOrEqual(spoken + 1);
  await act(async () => void window.dispatchEvent(new Event("keydown")));
  await pass(0);
  expect(sent.length).toBeGreaterThan(spoken);
});

test("what was typed is saved before the text is given out of one's hands", async () => {
  const saved: string[] = [];
  saves = async (content) => {
    saved.push(content);
    return { outcome: "saved", version: 2, at: new Date() };
  };
  const { words } = await open({ typed: true });
  answer = { ...none, taken };
  await pass(5_000);
  await pass(5_000);
  expect(saved).toEqual(["typed a moment ago"]);
  expect(setEditable).toHaveBeenCalledWith(false);
  expect(takenAway).toHaveBeenCalledOnce();
  expect(words()).toContain("Anna Editor took over this text");
  expect(words()).toContain("It goes out now.");
  expect(words()).toContain("Everything you typed has been saved.");
  expect(sent.at(-1)).toEqual({ tab: "t1", handed: true });
});

test("what comes too late is said to be kept beside the text, and is not asked about", async () => {
  let online = false;
  const conflict = { reason: "taken", copy: 7, current: { version: 9 } };
  saves = async () => (online ? { outcome: "conflict", conflict } : { outcome: "away" });
  const { words, queue } = await open({ typed: true });
  answer = { ...none, taken };
  await pass(5_000);
  expect(words()).toContain("is being saved");
  expect(sent.at(-1)).toEqual({ tab: "t1", handed: false });
  online = true;
  await pass(20_000);
  await pass(5_000);
  expect(words()).toContain("as revision 7");
  expect(queue.settled).toBe(true);
  expect(queue.version).toBe(9);
  expect(sent.at(-1)).toEqual({ tab: "t1", handed: true });
});

test("of a deleted story nothing is sent any more, and the browser keeps it", async () => {
  saves = vi.fn(async () => ({ outcome: "away" }));
  answer = { ...none, deleted: true };
  const { words, queue } = await open();
  await act(async () => queue.change(() => "typed"));
  await pass(20_000);
  expect(words()).toContain("has been deleted");
  expect(saves).not.toHaveBeenCalled();
  expect(queue.dirty).toBe(true);
});
