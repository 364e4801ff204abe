import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What a render could see: the database snapshot taken when its request
 * arrived. The server sets it and the cache handler, which Next calls deep
 * inside of the same request, reads it. On `globalThis` because the two are
 * loaded by different module graphs of one process.
 */
export type RenderContext = { snapshot: string };

const key = Symbol.for("newsroom.render-context");
const scope = globalThis as { [key]?: AsyncLocalStorage<RenderContext> };

export const renderContext: AsyncLocalStorage<RenderContext> = (scope[key] ??=
  new AsyncLocalStorage<RenderContext>());
