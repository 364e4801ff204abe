import { type Field, fieldsOfPage, isTicked, type Kept, put, stateOf } from "./kept-fields";

type Early = Kept & { caret: number | null };

/** What was said before the desk's scripts had taken the page over. */
const early = new Map<Field, Early>();

const note = (at: string, field: Field) =>
  early.set(field, {
    ...stateOf(at, field),
    caret: "selectionEnd" in field ? field.selectionEnd : null,
  });

/** Files were chosen in it: they cannot be put into a field, and still are in it. */
const withFiles = new Set<HTMLInputElement>();

const isForFiles = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type === "file";

function listen({ target }: Event): void {
  if (isForFiles(target)) withFiles.add(target);
  const found = fieldsOfPage().find(([, field]) => field === target);
  if (found) note(...found);
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
  for (const [at, field] of fieldsOfPage()) if (isChanged(field)) note(at, field);
  for (const field of document.querySelectorAll<HTMLInputElement>("main input[type=file]")) {
    if (field.files?.length) withFiles.add(field);
  }
}

/** Gives React what was noted. To be called when it has taken over. */
export function handOverEarlyFields(): void {
  document.removeEventListener("input", listen, true);
  for (const [field, { caret, ...said }] of early) {
    if (!field.isConnected) continue;
    // A choice still stands on the page.
    if (field instanceof HTMLSelectElement && field.value === said.value) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
      continue;
    }
    put(field, said);
    const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (isText && caret !== null && field === document.activeElement) {
      field.setSelectionRange(caret, caret);
    }
  }
  early.clear();
  for (const field of withFiles) {
    if (field.files?.length) field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  withFiles.clear();
}

/** Whether a field is otherwise than the server sent it. */
function isChanged(field: Field): boolean {
  if (isTicked(field)) return field.checked !== field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  const sent = [...field.options].findLastIndex((option) => option.hasAttribute("selected"));
  return field.selectedIndex !== Math.max(0, sent);
}
