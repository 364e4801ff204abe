// @vitest-environment happy-dom
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepFields, noteTyping, restoreFields } from "./kept-fields";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Fields that React holds, fields that the page holds, and one that only another brings. */
function Form() {
  const [note, setNote] = useState("");
  const [open, setOpen] = useState(false);
  return (
    <main>
      <textarea id="note" value={note} onChange={({ target }) => setNote(target.value)} />
      <output>{note}</output>
      <input name="title" defaultValue="as it was" />
      <input name="row" defaultValue="" />
      <input name="row" defaultValue="" />
      <input type="checkbox" name="open" checked={open} onChange={() => setOpen(!open)} />
      {open && <input name="late" defaultValue="" />}
      <select name="when" defaultValue="now">
        <option value="now">now</option>
        <option value="later">later</option>
      </select>
      <input type="password" name="password" defaultValue="" />
      <div data-keeps-itself="">
        <input name="own" defaultValue="" />
      </div>
    </main>
  );
}

let root: Root;
let end: () => void;
const show = () => {
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  act(() => root.render(<Form />));
};
const field = <F extends HTMLElement>(selector: string) => {
  const found = document.querySelector<F>(selector);
  if (!found) throw new Error(selector);
  return found;
};
const type = (selector: string, value: string) => {
  const input = field<HTMLInputElement>(selector);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value")?.set?.call(input, value);
  act(() => void input.dispatchEvent(new Event("input", { bubbles: true })));
};

beforeEach(() => {
  vi.useFakeTimers();
  end = noteTyping();
  show();
});
afterEach(() => {
  end();
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.useRealTimers();
  sessionStorage.clear();
});

test("what was typed is there after a reload, in React's state too, and is put back once", () => {
  type("#note", "A note of the change");
  type("[name=row]:nth-of-type(3)", "second row");
  type("[name=password]", "secret");
  type("[name=own]", "kept elsewhere");
  act(() => field("[name=open]").click());
  type("[name=late]", "of the late field");
  field<HTMLSelectElement>("select").value = "later";
  field("select").dispatchEvent(new Event("input", { bubbles: true }));
  keepFields();
  expect(JSON.stringify(sessionStorage)).not.toContain("secret");

  act(() => root.unmount());
  document.body.replaceChildren();
  show();
  act(() => restoreFields());
  act(() => void vi.advanceTimersByTime(500));
  expect(field("output").textContent).toBe("A note of the change");
  expect(field<HTMLInputElement>("[name=title]").value).toBe("as it was");
  const rows = [...document.querySelectorAll<HTMLInputElement>("[name=row]")];
  expect(rows.map(({ value }) => value)).toEqual(["", "second row"]);
  expect(field<HTMLInputElement>("[name=late]").value).toBe("of the late field");
  expect(field<HTMLSelectElement>("select").value).toBe("later");
  expect(field<HTMLInputElement>("[name=password]").value).toBe("");
  expect(field<HTMLInputElement>("[name=own]").value).toBe("");

  act(() => root.unmount());
  document.body.replaceChildren();
  show();
  act(() => restoreFields());
  expect(field("output").textContent).toBe("");
});
