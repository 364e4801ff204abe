import { partHeader } from "@/lib/startup/part-header";

/** By which Next says that it does not know an action (`NEXT_ACTION_NOT_FOUND_HEADER`). */
const unknownActionHeader = "x-nextjs-action-not-found";

/** `refused`: something that was asked for could not be done because of it. */
export type SiteUpdate = "newer" | "refused";

/**
 * Tells when the site has been updated since the page was opened. All that a
 * page asks goes by `fetch`: actions, saves, Next's own navigation. So this is
 * the one place where it shows, whichever component asked.
 *
 * An action that the site no longer knows is answered to nobody: an error
 * would take the page away, with all that was typed into it.
 *
 * @param own what the site was when it made the page
 * @returns what ends the watching
 */
export function watchSiteUpdates(own: string, told: (update: SiteUpdate) => void): () => void {
  const before = window.fetch;
  const watching: typeof fetch = async (...request) => {
    const response = await before(...request);
    if (response.headers.get(unknownActionHeader) === "1") {
      told("refused");
      return new Promise(() => {});
    }
    const now = response.headers.get(partHeader);
    if (now && now !== own) told("newer");
    return response;
  };
  window.fetch = watching;
  return () => {
    if (window.fetch === watching) window.fetch = before;
  };
}
