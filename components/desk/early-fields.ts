import { type Field, fieldsOfPage, isHeld, isTicked, type Kept, put, stateOf } from "./kept-fields";

type Early = Omit<Kept, "at"> & { caret: number | null };

/** What was said before the desk's scripts had taken the page over. */
const early = new Map<Field, Early>();

/** Files were chosen in it: they cannot be put into a field, and still are in it. */
const withFiles = new Set<HTMLInputElement>();

/** Parts of a page are taken over one after the other; one that is not by then is not there any more. */
const takenOverWithinMs = 15_000;
const lookAgainMs = 50;

/** A text that is being written has its own: features/writing/components/use-early-words.ts. */
const handedOverOtherwise = ":is(input, textarea)[id^=text-]";

const note = (field: Field) =>
  early.set(field, {
    ...stateOf(field),
    caret: "selectionEnd" in field ? field.selectionEnd : null,
  });

function listen({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.type === "file") {
    if (!isHeld(target)) withFiles.add(target);
    return;
  }
  const found = fieldsOfPage(handedOverOtherwise).find(([, field]) => field === target)?.[1];
  if (found && !isHeld(found)) note(found);
}

/**
 * Notes what is typed and chosen before React has the page. It puts back what
 * the server sent into fields whose value it holds, and of a choice it does
 * not even hear: the page showed one language, and an import went into
 * another. To be called before it takes over.
 */
export function noteEarlyFields(): void {
  document.addEventListener("input", listen, true);
  // After a reload or on the way back the browser puts in what stood there, which may be older than what was sent.
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation && (navigation as PerformanceNavigationTiming).type !== "navigate") return;
  for (const [, field] of fieldsOfPage(handedOverOtherwise)) if (isChanged(field)) note(field);
  for (const field of document.querySelectorAll<HTMLInputElement>("main input[type=file]")) {
    if (field.files?.length) withFiles.add(field);
  }
}

/** Gives React what was noted, as it comes to each field. To be called when it has begun to take over. */
export function handOverEarlyFields(): void {
  const until = performance.now() + takenOverWithinMs;
  const handOver = () => {
    // Files go by what was chosen beside them, which React has dealt with when it is looked again.
    const filesWait = early.size > 0;
    for (const [field, said] of early) {
      if (field.isConnected && !isHeld(field)) continue;
      early.delete(field);
      if (field.isConnected) say(field, said);
    }
    const [field] = filesWait ? [] : [...withFiles].filter(isHeld);
    if (field) {
      withFiles.delete(field);
      if (field.files?.length) field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const waits = early.size > 0 || withFiles.size > 0;
    if (waits && performance.now() < until) return void setTimeout(handOver, lookAgainMs);
    document.removeEventListener("input", listen, true);
    early.clear();
    withFiles.clear();
  };
  // Not at once: this is heard of in the middle of React's own work.
  setTimeout(handOver);
}

function say(field: Field, { caret, ...said }: Early): void {
  if (isTicked(field)) return void tick(field, said.checked === true);
  // A choice still stands on the page.
  if (field instanceof HTMLSelectElement && field.value === said.value) {
    return void field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  put(field, said);
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (isText && caret !== null && field === document.activeElement) {
    field.setSelectionRange(caret, caret);
  }
}

/** React leaves a tick as it finds it, and takes it for what it holds: it has to go away and come back. */
function tick(field: HTMLInputElement, checked: boolean): void {
  // Of several the one that is chosen is noted, too.
  if (field.type === "radio" && !checked) return;
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
