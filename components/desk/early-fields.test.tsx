// @vitest-environment happy-dom
import { act, useState } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { handOverEarly, noteEarly } from "./early-fields";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Form() {
  const [note, setNote] = useState("sent");
  const [language, setLanguage] = useState("en");
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState("none");
  return (
    <>
      <textarea id="note" value={note} onChange={({ target }) => setNote(target.value)} />
      <select id="to" value={language} onChange={({ target }) => setLanguage(target.value)}>
        <option value="zh">zh</option>
        <option value="en">en</option>
      </select>
      <input id="open" type="checkbox" checked={open} onChange={() => setOpen(!open)} />
      <section id="text-lead">
        <input id="free" defaultValue="as it was" />
      </section>
      <input id="file" type="file" onChange={({ target }) => setFile(`${target.files?.length}`)} />
      <output data-file={file}>{`${note} ${language} ${open}`}</output>
    </>
  );
}

let root: Root | undefined;
const at = <F extends HTMLElement>(id: string) => document.getElementById(id) as F;
const say = (field: HTMLElement) => field.dispatchEvent(new Event("input", { bubbles: true }));
const takeOver = () => {
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  handOverEarly();
  act(() => vi.runAllTimers());
};
const held = () => document.querySelector("output")?.textContent;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<main>${renderToString(<Form />)}</main>`;
});
afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  vi.useRealTimers();
});

test("what was said before React had the page is what React holds", () => {
  at<HTMLTextAreaElement>("note").value = "typed";
  at<HTMLSelectElement>("to").value = "zh";
  noteEarly();
  at<HTMLInputElement>("free").value = "otherwise";
  say(at("free"));
  takeOver();
  expect(held()).toBe("typed zh false");
  expect(at<HTMLTextAreaElement>("note").value).toBe("typed");
  expect(at<HTMLSelectElement>("to").value).toBe("zh");
  expect(at<HTMLInputElement>("free").value).toBe("otherwise");
});

test("a tick that stands on the page, as browsers leave it, is what React holds", () => {
  at<HTMLInputElement>("open").checked = true;
  noteEarly();
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  at<HTMLInputElement>("open").checked = true;
  handOverEarly();
  act(() => vi.runAllTimers());
  expect(held()).toBe("sent en true");
  expect(at<HTMLInputElement>("open").checked).toBe(true);
});

test("a tick that was taken back is none", () => {
  noteEarly();
  at<HTMLInputElement>("open").checked = true;
  say(at("open"));
  at<HTMLInputElement>("open").checked = false;
  say(at("open"));
  takeOver();
  expect(held()).toBe("sent en false");
  expect(at<HTMLInputElement>("open").checked).toBe(false);
});

test.each([
  ["behind what it had put back", "note", " more"],
  ["behind all of it", "free", " more"],
])("what is typed on after React came, %s, is not lost", (_, id, more) => {
  noteEarly();
  at<HTMLInputElement>(id).value += ", early";
  say(at(id));
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  const wanted = id === "note" ? "sent, early more" : "as it was, early more";
  const typed = at<HTMLInputElement>(id).value + more;
  const prototype = Object.getPrototypeOf(at(id));
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(at(id), typed);
  act(() => void say(at(id)));
  handOverEarly();
  act(() => vi.runAllTimers());
  expect(at<HTMLInputElement>(id).value).toBe(wanted);
});

test("what nobody has touched stays as it was sent", () => {
  noteEarly();
  takeOver();
  expect(held()).toBe("sent en false");
  expect(at<HTMLInputElement>("free").value).toBe("as it was");
});

test("the caret stays where it was", () => {
  noteEarly();
  const note = at<HTMLTextAreaElement>("note");
  note.focus();
  note.value = "se-nt";
  note.setSelectionRange(3, 3);
  say(note);
  takeOver();
  expect(held()).toBe("se-nt en false");
  expect(note.selectionEnd).toBe(3);
});

test("files that were chosen are taken", () => {
  const input = at<HTMLInputElement>("file");
  Object.defineProperty(input, "files", { value: [new File([], "a.jpg")] });
  noteEarly();
  takeOver();
  expect(document.querySelector("output")?.dataset.file).toBe("1");
});

test("a file that is chosen again, when React is there, is taken once", () => {
  const input = at<HTMLInputElement>("file");
  Object.defineProperty(input, "files", { value: [new File([], "a.jpg")] });
  noteEarly();
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  act(() => void say(input));
  handOverEarly();
  act(() => vi.runAllTimers());
  expect(document.querySelector("output")?.dataset.file).toBe("none");
});

test("what React comes to later is handed over then", () => {
  at<HTMLTextAreaElement>("note").value = "typed";
  noteEarly();
  handOverEarly();
  vi.advanceTimersByTime(1_000);
  at<HTMLSelectElement>("to").value = "zh";
  say(at("to"));
  act(() => {
    root = hydrateRoot(document.querySelector("main") as HTMLElement, <Form />);
  });
  act(() => vi.runAllTimers());
  expect(held()).toBe("typed zh false");
});
