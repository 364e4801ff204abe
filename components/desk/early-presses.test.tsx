// @vitest-environment happy-dom
import { act, useState } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { handOverEarly, noteEarly } from "./early-fields";
import { earlyPresses, earlyPressScript } from "./early-presses";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const done: string[] = [];

function Form() {
  const [language, setLanguage] = useState("en");
  return (
    <>
      <select id="to" value={language} onChange={({ target }) => setLanguage(target.value)}>
        <option value="zh">zh</option>
        <option value="en">en</option>
      </select>
      <button id="go" type="button" onClick={() => void done.push(`into ${language}`)}>
        Go
      </button>
      <form
        id="sent"
        onSubmit={(event) => {
          event.preventDefault();
          done.push("sent");
        }}
      >
        <button id="send" type="submit">
          Send
        </button>
      </form>
      <form id="plain" method="get">
        <button id="filter" type="submit">
          Filter
        </button>
      </form>
    </>
  );
}

let root: Root | undefined;
const at = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const settled = () => act(() => vi.runAllTimers());
const takeOver = () => {
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  handOverEarly();
  settled();
};

beforeEach(() => {
  vi.useFakeTimers();
  done.length = 0;
  document.body.innerHTML = `<main>${renderToString(<Form />)}</main>`;
  // As the page runs it, where it stands.
  new Function(earlyPressScript)();
});
afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  vi.useRealTimers();
});

test("a button that is pressed before React has the page is pressed, once, for what was chosen before", () => {
  noteEarly();
  at<HTMLSelectElement>("to").value = "zh";
  at("to").dispatchEvent(new Event("input", { bubbles: true }));
  at("go").click();
  at("go").click();
  settled();
  expect(done).toEqual([]);
  takeOver();
  expect(done).toEqual(["into zh"]);
  expect(earlyPresses()).toEqual([]);
});

test("a form that a script sends is not sent by the browser, and is by the script when it is there", () => {
  const asked = new Event("submit", { bubbles: true, cancelable: true });
  at("sent").dispatchEvent(asked);
  expect(asked.defaultPrevented).toBe(true);
  settled();
  takeOver();
  expect(done).toEqual(["sent"]);
});

test("a form that the browser can send is left to it", () => {
  const asked = new Event("submit", { bubbles: true, cancelable: true });
  at("plain").dispatchEvent(asked);
  expect(asked.defaultPrevented).toBe(false);
  settled();
  expect(earlyPresses()).toEqual([]);
});

test("what React hears of is not pressed again", () => {
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  act(() => at("go").click());
  act(() => at("send").click());
  handOverEarly();
  settled();
  expect(done).toEqual(["into en", "sent"]);
});

test("a button that never was React's is not pressed, and nothing is noted when React has the page", () => {
  const own = document.body.appendChild(document.createElement("button"));
  own.type = "button";
  let pressed = 0;
  own.addEventListener("click", () => {
    pressed += 1;
  });
  own.click();
  takeOver();
  expect(pressed).toBe(1);
  own.click();
  settled();
  expect([pressed, earlyPresses()]).toEqual([2, []]);
});

test("a field that React never comes to holds up no button", () => {
  const strange = document.querySelector("main")?.appendChild(document.createElement("input"));
  noteEarly();
  if (strange) strange.value = "typed";
  strange?.dispatchEvent(new Event("input", { bubbles: true }));
  at("go").click();
  settled();
  document.body.append(strange as Node);
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  handOverEarly();
  settled();
  expect(done).toEqual(["into en"]);
});

test("a button that is gone when React comes is not pressed", () => {
  at("go").click();
  settled();
  const [gone] = earlyPresses();
  gone?.remove();
  document.querySelector("main")?.replaceChildren();
  handOverEarly();
  settled();
  expect([done, earlyPresses()]).toEqual([[], []]);
});
