import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type LocalCopy, type SaveAnswer, SaveQueue, type SaveState } from "./save-queue";

type StringAnswer = SaveAnswer<string>;
type Sent = { content: string; basedOn: number; answer: (answer: StringAnswer) => void };

function setUp(version = 3) {
  const sent: Sent[] = [];
  const states: SaveState<string>["state"][] = [];
  const browser: { copy: LocalCopy<string> | undefined } = { copy: undefined };
  let busy = false;
  const queue = new SaveQueue<string, string>({
    version,
    send: (content, basedOn) =>
      new Promise((answer) => {
        sent.push({ content, basedOn, answer });
      }),
    keep: (copy) => {
      browser.copy = copy;
    },
    show: ({ state }) => states.push(state),
    busy: () => busy,
  });
  const type = (text: string) => queue.change(() => text);
  const answer = async (answer: StringAnswer) => {
    sent.at(-1)?.answer(answer);
    await vi.advanceTimersByTimeAsync(0);
  };
  const saved = (version: number): StringAnswer => ({ outcome: "saved", version, at: new Date(0) });
  const compose = (on: boolean) => {
    busy = on;
  };
  return { queue, sent, states, browser, type, answer, saved, compose };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("the save queue", () => {
  test("saves soon after the last keystroke, once", async () => {
    const { sent, states, browser, type, answer, saved } = setUp();
    type("a");
    await pass(400);
    type("ab");
    await pass(999);
    expect(sent).toHaveLength(0);
    expect(browser.copy).toMatchObject({ content: "ab", basedOn: 3 });
    await pass(1);
    expect(sent).toMatchObject([{ content: "ab", basedOn: 3 }]);
    await answer(saved(4));
    expect(browser.copy).toBeUndefined();
    expect(states.at(-1)).toBe("saved");
  });

  test("does not wait for a pause for ever", async () => {
    const { sent, type } = setUp();
    for (let stroke = 0; stroke < 12; stroke++) {
      type(`${stroke}`);
      await pass(500);
    }
    expect(sent.length).toBeGreaterThan(0);
  });

  test("sends one at a time; what came meanwhile is based on the answer", async () => {
    const { sent, browser, type, answer, saved } = setUp();
    type("a");
    await pass(1_000);
    type("ab");
    await pass(10_000);
    expect(sent).toHaveLength(1);
    await answer(saved(4));
    expect(browser.copy).toMatchObject({ content: "ab", basedOn: 4 });
    await pass(1_000);
    expect(sent[1]).toMatchObject({ content: "ab", basedOn: 4 });
  });

  test("keeps and tries again while the network or the session is away", async () => {
    const { sent, states, browser, type, answer, saved } = setUp();
    type("a");
    await pass(1_000);
    await answer({ outcome: "away" });
    expect(states.at(-1)).toBe("offline");
    expect(browser.copy).toMatchObject({ content: "a" });
    type("ab");
    expect(states.at(-1)).toBe("offline");
    await pass(1_000);
    expect(sent[1]).toMatchObject({ content: "ab", basedOn: 3 });
    await answer({ outcome: "signed-out" });
    expect(states.at(-1)).toBe("signed-out");
    await pass(2_000);
    expect(sent[2]).toMatchObject({ content: "ab", basedOn: 3 });
    await answer(saved(4));
    expect(states.at(-1)).toBe("saved");
    expect(browser.copy).toBeUndefined();
  });

  test("a server that fails is told apart from a network that is away, and asked again", async () => {
    const { sent, states, browser, type, answer, saved } = setUp();
    type("a");
    await pass(1_000);
    await answer({ outcome: "failing" });
    expect(states.at(-1)).toBe("failing");
    expect(browser.copy).toMatchObject({ content: "a" });
    await pass(1_000);
    await answer({ outcome: "failing" });
    await pass(1_999);
    expect(sent).toHaveLength(2);
    await pass(1);
    await answer(saved(4));
    expect(states.at(-1)).toBe("saved");
    expect(browser.copy).toBeUndefined();
  });

  test("waits for ever longer, up to a bound", async () => {
    const { sent, type, answer } = setUp();
    type("a");
    await pass(1_000);
    for (let failure = 0; failure < 8; failure++) {
      await answer({ outcome: "away" });
      await pass(15_000);
    }
    expect(sent).toHaveLength(9);
  });

  test("stops at a conflict until it is settled, and loses nothing", async () => {
    const { queue, sent, browser, type, answer, saved } = setUp();
    type("mine");
    await pass(1_000);
    await answer({ outcome: "conflict", conflict: "theirs" });
    type("mine, and more");
    await pass(60_000);
    expect(sent).toHaveLength(1);
    expect(browser.copy).toMatchObject({ content: "mine, and more" });
    queue.settle(9, () => "both");
    await pass(0);
    expect(sent[1]).toMatchObject({ content: "both", basedOn: 9 });
    await answer(saved(10));
    expect(queue.version).toBe(10);
    expect(queue.dirty).toBe(false);
  });

  test("sends nothing while an input method composes", async () => {
    const { sent, type, compose } = setUp();
    compose(true);
    type("zhong");
    await pass(20_000);
    expect(sent).toHaveLength(0);
    compose(false);
    type("中");
    await pass(1_000);
    expect(sent).toMatchObject([{ content: "中" }]);
  });

  test("a text that was refused is sent again with the next change only", async () => {
    const { sent, states, type, answer } = setUp();
    type("too long");
    await pass(1_000);
    await answer({ outcome: "refused", faults: [{ code: "body-invalid" }] });
    await pass(60_000);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toBe("refused");
    type("shorter");
    await pass(1_000);
    expect(sent[1]).toMatchObject({ content: "shorter" });
  });

  test("flush saves what is there at once", async () => {
    const { queue, sent, type } = setUp();
    type("a");
    void queue.flush();
    await pass(0);
    expect(sent).toMatchObject([{ content: "a" }]);
  });
});
