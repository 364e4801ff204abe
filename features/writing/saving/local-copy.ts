import type { ContentInput } from "@/features/editorial/schema";
import { newBlockId } from "@/features/writing/body/block-ids";
import type { LocalCopy } from "./save-queue";

/**
 * What the server has not taken yet, in the browser. Written at once with
 * each keystroke, because a tab may be closed at any time and only this store
 * answers before it is. Each tab has a copy of its own: one that has saved
 * everything must not wipe out what another has not.
 */
export type TextCopy = LocalCopy<ContentInput>;

export function localCopyOf(userId: string, documentId: string, locale: string) {
  const prefix = `newsroom:text:${userId}:${documentId}:${locale}:`;
  const own = () => prefix + tabId();
  return {
    /** What this tab, or else another one that is gone, has left; it is this tab's from now on. */
    read: () =>
      carefully(() => {
        const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
        const copies = keys.flatMap((key) => {
          const copy = parsed(localStorage.getItem(key));
          return copy ? [{ key, copy }] : [];
        });
        copies.sort((a, b) => (a.copy.at < b.copy.at ? 1 : -1));
        const found = copies.find(({ key }) => key === own()) ?? copies[0];
        if (!found) return undefined;
        localStorage.removeItem(found.key);
        localStorage.setItem(own(), JSON.stringify(found.copy));
        return found.copy;
      }),
    /** @returns false when the browser keeps nothing (blocked or full) */
    write: (copy: TextCopy | undefined): boolean =>
      carefully(() => {
        if (copy) localStorage.setItem(own(), JSON.stringify(copy));
        else localStorage.removeItem(own());
        return true;
      }) ?? false,
  };
}

/** Stays through a reload of the tab. */
function tabId(): string {
  const known = sessionStorage.getItem("newsroom:tab");
  if (known) return known;
  const id = newBlockId();
  sessionStorage.setItem("newsroom:tab", id);
  return id;
}

function parsed(text: string | null): TextCopy | undefined {
  const copy: unknown = text ? JSON.parse(text) : undefined;
  const whole = typeof copy === "object" && copy !== null && "content" in copy && "basedOn" in copy;
  return whole ? (copy as TextCopy) : undefined;
}

/** Storage that is blocked or broken throws: as if there were none. */
function carefully<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
