import { AsyncLocalStorage } from "node:async_hooks";
import type { RenderedValue } from "./finish";

/**
 * One render: what it can see, and where its result goes. The server sets
 * it and the cache handler, which Next calls deep inside of the same
 * request, hands over what was rendered. On `globalThis` because the two
 * are loaded by different module graphs of one process.
 */
export type RenderContext = {
  /** The database snapshot taken before anything was read. */
  snapshot: string;
  /** Called with each value that Next would keep, and the path that it is of. */
  rendered: (path: string, value: RenderedValue, tags: string[]) => void;
};

const key = Symbol.for("newsroom.render-context");
const scope = globalThis as { [key]?: AsyncLocalStorage<RenderContext> };

scope[key] ??= new AsyncLocalStorage<RenderContext>();

export const renderContext: AsyncLocalStorage<RenderContext> = scope[key];
