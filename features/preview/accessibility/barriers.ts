import type axe from "axe-core";
import type { Locale } from "@/i18n/routing";

/** What axe finds on a page that is shown in a frame. For the desk's browser; public pages never load it. */

export type Barrier = {
  /** What is wrong, in the language of the desk. */
  help: string;
  places: {
    /** The words in question, or the tag where there are none. */
    words: string;
    element: Element | null;
  }[];
};

type FrameWindow = Window & { axe?: typeof axe };

/** Its own file, and not a part of the desk's scripts: it has to run within the frame. */
const script = () => new URL("axe-core/axe.min.js", import.meta.url).href;

type AxeWords = { rules: Record<string, { help: string } | undefined> };

/**
 * axe speaks English; these are its own translations. They are looked up here:
 * given to axe, it would make functions of them, which the page's policy forbids.
 */
const wordsOf: Record<Locale, () => Promise<AxeWords>> = {
  zh: async () => (await import("axe-core/locales/zh_CN.json")).default,
  en: async () => ({ rules: {} }),
  ru: async () => (await import("axe-core/locales/ru.json")).default,
};

/**
 * Looks at the page in a frame of the same origin.
 *
 * @param desk the language that findings are worded in
 * @throws when the page went away meanwhile, or axe cannot be fetched
 */
export async function barriersIn(frame: HTMLIFrameElement, desk: Locale): Promise<Barrier[]> {
  const page = frame.contentDocument;
  const view = frame.contentWindow as FrameWindow | null;
  if (!page || !view) throw new Error("There is no page in the frame.");
  const [words] = await Promise.all([wordsOf[desk](), view.axe ?? load(page)]);
  if (!view.axe || frame.contentDocument !== page) throw new Error("The page went away.");
  const { violations } = await view.axe.run(page, {
    resultTypes: ["violations"],
    // WCAG 2.2's size of targets is not among what axe looks at by itself.
    rules: { "target-size": { enabled: true } },
  });
  return violations.map(({ id, help, nodes }) => ({
    help: words.rules[id]?.help ?? help,
    places: nodes.map(({ target }) => {
      const element = typeof target[0] === "string" ? page.querySelector(target[0]) : null;
      return { element, words: wordsAt(element) };
    }),
  }));
}

/** A script that a script adds runs by the page's own policy: see `noncePolicy`. */
function load(page: Document): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = page.createElement("script");
    element.src = script();
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => reject(new Error("axe could not be fetched.")));
    page.head.append(element);
  });
}

const mostWords = 80;

function wordsAt(element: Element | null): string {
  // The whole page is no place in it.
  if (!element || element.contains(element.ownerDocument.body)) return "";
  const words = (element.textContent ?? "").trim().replace(/\s+/g, " ");
  if (words.length > mostWords) return `${words.slice(0, mostWords).trimEnd()}…`;
  return words || `<${element.localName}>`;
}
