import { reactMark } from "./early-presses";

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Kept = { at: string; value: string; checked?: boolean };

const storageKey = () => `newsroom:fields:${location.pathname}${location.search}`;

/** Nothing that is to be typed by who it belongs to, that a script may not set, or that is no field to type into. */
const passedOver = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

/** A part of a page that keeps what is typed into it by other means. */
const keptOtherwise = "[data-keeps-itself]";

/** So long after a load fields may still appear: some do when others are filled. */
const restoreWithinMs = 3_000;
const lookAgainMs = 100;

/** What somebody has typed into or chosen; React makes the value a field has now the one it began with. */
const touched = new WeakSet<EventTarget>();

/** Notes which fields are typed into: only these are kept, for the others may be otherwise after the reload. */
export function noteTyping(): () => void {
  const note = ({ target }: Event) => void (target && touched.add(target));
  document.addEventListener("input", note, true);
  return () => document.removeEventListener("input", note, true);
}

/** Keeps what was typed into the page's fields through a reload of this tab. */
export function keepFields(): void {
  const kept = fieldsOfPage()
    .filter(([, field]) => touched.has(field))
    .map(([at, field]): Kept => ({ at, ...stateOf(field) }));
  try {
    sessionStorage.setItem(storageKey(), JSON.stringify(kept));
  } catch {
    // Storage that is blocked or full: the page says what it keeps in another way, or nothing can be done.
  }
}

/** Puts back what `keepFields` has kept, once, as if it were typed. */
export function restoreFields(): void {
  let waiting = take();
  const until = performance.now() + restoreWithinMs;
  const restore = () => {
    const fields = new Map(fieldsOfPage());
    waiting = waiting.filter((kept) => {
      const field = fields.get(kept.at);
      if (!field || !isHeld(field)) return true;
      put(field, kept);
      return false;
    });
    if (waiting.length > 0 && performance.now() < until) setTimeout(restore, lookAgainMs);
  };
  restore();
}

function take(): Kept[] {
  try {
    const text = sessionStorage.getItem(storageKey());
    sessionStorage.removeItem(storageKey());
    return text ? (JSON.parse(text) as Kept[]) : [];
  } catch {
    return [];
  }
}

/** @param except a selector of fields and of parts of the page that are passed over */
export const fieldsBut = (except: string): Field[] =>
  [...document.querySelectorAll<Field>("main :is(input, textarea, select)")].filter(
    (field) => !passedOver.has(field.type) && !field.closest(except),
  );

/** By a name that is the same in the next build as well: its id, or the how manieth of its name it is. */
function fieldsOfPage(): [at: string, field: Field][] {
  const seen = new Map<string, number>();
  return fieldsBut(keptOtherwise).map((field) => {
    // Ids that React makes begin like this, and count its components.
    const name = field.id && !/^[:_«]r/.test(field.id) ? `#${field.id}` : field.name || field.type;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return [`${name}/${nth}`, field];
  });
}

let mark: string | undefined;

/**
 * Whether React has taken an element over: it hears of nothing that happens in a
 * part of the page to which it has not come yet. It has no word for that, so
 * it is seen by what it writes on each element that it holds.
 */
export function isHeld(element: Element): boolean {
  for (const any of mark ? [] : document.querySelectorAll("body *")) {
    mark = Object.keys(any).find((key) => key.startsWith(reactMark));
    if (mark) break;
  }
  return mark !== undefined && mark in element;
}

export const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

const stateOf = (field: Field): Omit<Kept, "at"> =>
  isTicked(field) ? { value: field.value, checked: field.checked } : { value: field.value };

/** Gives a field what somebody has said in it, as if it were said now. */
export function put(field: Field, { value, checked }: Omit<Kept, "at">): void {
  if (isTicked(field)) {
    // React hears of it by a click alone.
    if (field.checked !== checked) field.click();
    return;
  }
  if (field.value === value) return;
  // React notes what a script writes into a field, and would take the event for an echo of that.
  const prototype = Object.getPrototypeOf(field) as Field;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
