import { earlyPresses, forgetEarlyPresses, pressAgain } from "./early-presses";
import { type Field, fieldsBut, isHeld, isTicked, put } from "./kept-fields";

type Early = {
  value: string;
  /** What the server sent. */
  sent: string;
  caret: number | null;
};

/** What was said before the desk's scripts had taken the page over. */
const early = new Map<Field, Early>();

/** Files were chosen in it: they cannot be put into a field, and still are in it. */
const withFiles = new Set<HTMLInputElement>();

/** Parts of a page are taken over one after the other; one that is not by then is not there any more. */
const takenOverWithinMs = 15_000;
const lookAgainMs = 50;

/** A text that is being written has its own: features/writing/components/use-early-words.ts. */
const handedOverOtherwise = ":is(input, textarea)[id^=text-]";

const isText = (field: Field): field is HTMLInputElement | HTMLTextAreaElement =>
  !(field instanceof HTMLSelectElement) && !isTicked(field);

function note(field: Field, value = field.value): void {
  const sent = early.get(field)?.sent ?? (isText(field) ? field.defaultValue : "");
  early.set(field, { value, sent, caret: isText(field) ? field.selectionEnd : null });
}

function listen({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.type === "file") {
    // One that is held has been taken.
    if (isHeld(target)) withFiles.delete(target);
    else withFiles.add(target);
    return;
  }
  const field = fieldsBut(handedOverOtherwise).find((each) => each === target);
  if (!field) return;
  if (!isHeld(field)) return void note(field);
  const said = early.get(field);
  if (!said || !isText(field)) return;
  // Typed on after React came, and before it was told: behind what it had put back, or the field has all of it.
  const { value } = field;
  const isBehindSent = value.startsWith(said.sent) && !value.startsWith(said.value);
  if (isBehindSent) note(field, said.value + value.slice(said.sent.length));
  else early.delete(field);
}

/**
 * Notes what is typed and chosen before React has the page. It puts back what
 * the server sent into fields whose value it holds, and of a choice it does
 * not even hear: the page showed one language, and an import went into
 * another. To be called before it takes over.
 */
export function noteEarly(): void {
  document.addEventListener("input", listen, true);
  // After a reload or on the way back the browser puts in what stood there, which may be older than what was sent.
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation && (navigation as PerformanceNavigationTiming).type !== "navigate") return;
  for (const field of fieldsBut(handedOverOtherwise)) if (isChanged(field)) note(field);
  for (const field of document.querySelectorAll<HTMLInputElement>("main input[type=file]")) {
    if (field.files?.length) withFiles.add(field);
  }
}

/**
 * Gives React what was noted, as it comes to each element: fields first, then files, then what was pressed,
 * which goes by both. To be called when it has begun to take over.
 */
export function handOverEarly(): void {
  const until = performance.now() + takenOverWithinMs;
  // React marks a field before it listens to it: one that is marked is ready at the next look.
  let marked = new Set<Element>();
  const handOver = () => {
    const ready = marked;
    // Files go by what was chosen beside them, which React has dealt with when it is looked again.
    const filesWait = early.size > 0;
    for (const [field, noted] of early) {
      if (field.isConnected && !ready.has(field)) continue;
      early.delete(field);
      if (field.isConnected) say(field, noted);
    }
    const field = [...withFiles].find((each) => ready.has(each));
    if (field && !filesWait) {
      withFiles.delete(field);
      if (field.files?.length) field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    // What is pressed goes by all that was said before.
    const said = !filesWait && withFiles.size === 0;
    for (const element of said ? earlyPresses() : [])
      if (!element.isConnected || ready.has(element)) pressAgain(element);
    const waiting = [...early.keys(), ...withFiles, ...earlyPresses()];
    marked = new Set(waiting.filter(isHeld));
    const waits = waiting.length > 0;
    if (waits && performance.now() < until) return void setTimeout(handOver, lookAgainMs);
    // A field that React never comes to holds up no button that it has.
    for (const element of earlyPresses()) if (marked.has(element)) pressAgain(element);
    document.removeEventListener("input", listen, true);
    early.clear();
    withFiles.clear();
    forgetEarlyPresses();
  };
  // Not at once: this is heard of in the middle of React's own work.
  setTimeout(handOver);
}

function say(field: Field, { value, caret }: Early): void {
  if (isTicked(field)) return void tick(field);
  // A choice still stands on the page.
  if (field.value === value && !isText(field)) {
    return void field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  put(field, { value });
  if (isText(field) && caret !== null && field === document.activeElement) {
    field.setSelectionRange(caret, caret);
  }
}

/**
 * React leaves a tick as it finds it, and takes it for what it holds: it has
 * to go away and come back. What counts is how it stands by now: of several
 * choices the last one, and one that was taken back is none.
 */
function tick(field: HTMLInputElement): void {
  const { checked } = field;
  if (checked === field.defaultChecked || (field.type === "radio" && !checked)) return;
  field.checked = !checked;
  field.click();
}

/** Whether a field is otherwise than the server sent it. */
function isChanged(field: Field): boolean {
  if (isTicked(field)) return field.checked !== field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  const sent = [...field.options].findLastIndex((option) => option.hasAttribute("selected"));
  return field.selectedIndex !== Math.max(0, sent);
}
