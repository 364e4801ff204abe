import type { TagChange } from "./changes";
import type { Page } from "./page";

/**
 * Where fresh pages lie for others to hand out, who ask nobody. What the
 * store lets go of is taken away from there before the store says that it has
 * heard of a change.
 */
export type Shelf = {
  /** Of a page that is fresh at this very moment. */
  put: (page: Page) => void;
  /** @throws when something could not be taken away */
  expire: (changes: readonly TagChange[]) => Promise<void>;
  /** @throws when something could not be taken away */
  empty: () => Promise<void>;
  /** @param askedAt when the database was asked, of whose changes everything is taken away now */
  vouch: (askedAt: number) => void;
};
