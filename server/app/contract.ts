import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readiness } from "./readiness";
import type { FoundPage, RenderRequest } from "./renders";

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** In Prometheus' form: what each app says of itself, and what each worker on the database has said last. */
export type AppFigures = { apps: string[]; workers: string[] };

/**
 * All that the front asks of the app. The front judges requests and hands out
 * what is finished; the app makes pages, knows who is signed in, and may be
 * away: whoever asks has an answer ready for that.
 */
export type App = {
  /** Makes a page and keeps it. Never throws. */
  render: (request: RenderRequest) => Promise<FoundPage>;

  /**
   * A page that depends on its query, for one reader.
   *
   * @param target path and query
   * @param network of who asks: searches are counted by it
   */
  search: (target: string, network: string) => Promise<FoundPage | { status: 429 }>;

  /** Whether a draft's picture may be fetched with these cookies. */
  mayFetchDraft: (cookies: string | undefined, hash: string) => Promise<boolean>;

  /** Makes the crops of a picture that has none yet, around a point (0 to 1 from its left and top). */
  makeCrops: (hash: string, focalX: number, focalY: number) => Promise<void>;

  /** Has the files of a picture, or a share card, made anew where they are not what was written. */
  mendFiles: (hash: string) => Promise<void>;

  /** Told that kept pages were thrown away: those in memory go as well. Never throws. */
  forget: () => Promise<void>;

  readiness: () => Promise<Readiness>;

  figures: () => Promise<AppFigures>;

  /** Told of so many changes that were refused because a page of another site asked for them. Never throws. */
  noteOriginRefused: (times: number) => Promise<void>;

  /** Answers what is made for one reader: desk, previews, Next's own format of pages. */
  answer: Handler;
};
