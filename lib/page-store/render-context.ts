import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/**
 * One render of a page that is to be kept. The site's server opens it around
 * its question to Next, and what loads data deep inside of that question
 * notes what the page depends on. On `globalThis` because the two are loaded
 * by different module graphs of one process.
 */
export type RenderContext = {
  tags: Set<string>;
  /** The transaction that last changed a tag, no older than the render's snapshot: see shared.ts. */
  versionOf?: (tag: string) => Promise<string>;
  /** What was read in the statement that gave the snapshot. */
  answers?: ReadonlyMap<string, unknown>;
  /** What is put into the page when Next has made it: by the mark that stands for it. */
  aside?: Map<string, string>;
};

/** What a page is rendered from, read in one statement before it is. */
export type ReadAhead = {
  snapshot: string;
  /** The transactions that last changed some tags, as the snapshot shows them. */
  versions: ReadonlyMap<string, string>;
  /** By the question: whoever asks it says what the answer is to be. */
  answers: ReadonlyMap<string, unknown>;
  /** Whether that is all that the page needs. */
  isWhole: boolean;
};

const key = Symbol.for("newsroom.render-context");
const scope = globalThis as { [key]?: AsyncLocalStorage<RenderContext> };

scope[key] ??= new AsyncLocalStorage<RenderContext>();

export const renderContext: AsyncLocalStorage<RenderContext> = scope[key];

/**
 * The page that is being rendered shows what these tags stand for: it is
 * stale as soon as one of them expires. Nothing happens where no page is kept
 * (previews, the desk).
 */
export function dependOn(...tags: readonly string[]): void {
  const context = renderContext.getStore();
  for (const tag of tags) context?.tags.add(tag);
}

/** The answer to a question that was read before the render began; undefined where it was not. */
export function readAhead(question: string): { value: unknown } | undefined {
  const answers = renderContext.getStore()?.answers;
  return answers?.has(question) ? { value: answers.get(question) } : undefined;
}

/**
 * Finished HTML, of which Next and React need to know nothing but that it
 * stands there: they would write it three more times, as messages to a client
 * that is not there. Outside of a render nobody puts it in.
 *
 * @returns what is to stand there; nobody can guess it
 */
export function layAside(html: string): string {
  const aside = renderContext.getStore()?.aside;
  if (!aside) return html;
  const mark = `<!--${randomUUID()}-->`;
  aside.set(mark, html);
  return mark;
}
