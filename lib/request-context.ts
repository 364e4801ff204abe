import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the request that is being answered. */
export type RequestContext = {
  /** Stands on every line of the log that the request leads to. */
  requestId: string;
  /** Where it comes from; undefined where the site cannot say. */
  network: string | undefined;
  /** What the program calls itself, in words of a list and never its own. */
  device: string | undefined;
  /** Code of the site has begun to answer what Next decodes by itself: server/app/undecoded.ts. */
  begun?: boolean;
};

/** The site's server and the code that Next bundles are two module graphs in one process. */
const scope = globalThis as { newsroomRequest?: AsyncLocalStorage<RequestContext> };
scope.newsroomRequest ??= new AsyncLocalStorage<RequestContext>();
const storage = scope.newsroomRequest;

/** Does something as a part of a request, whatever it waits for on the way. */
export const withinRequest = <T>(context: RequestContext, work: () => T): T =>
  storage.run(context, work);

/** Begins what goes on after the request and is no part of it, such as a timer. */
export const outsideRequest = <T>(work: () => T): T => storage.exit(work);

/** Undefined outside a request: a command, the worker, a page that is made again by itself. */
export const currentRequest = (): RequestContext | undefined => storage.getStore();

/** From here on a failure is one of the site's own, and none of what was sent. */
export function noteBegun(): void {
  const context = currentRequest();
  if (context) context.begun = true;
}

/**
 * Has no context carried along any more, until something is done within a
 * request again. Whatever goes on has none from now on.
 */
export const carryNoContexts = (): void => storage.disable();
