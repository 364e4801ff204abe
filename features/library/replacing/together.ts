import type { Errand } from "@/features/editorial/errand/errand";
import type { Locale } from "@/i18n/routing";

/** The errands of several stories as one: which step comes next for all of them, and whose it is. */

type Step = NonNullable<Errand["step"]>;

const order: readonly Step[] = ["submit", "approve", "publish"];

export type Together = {
  /** What the hindmost text needs; none while a story has to be mended first, or nothing is open. */
  step: Step | undefined;
  /** The texts that it concerns. */
  texts: { documentId: string; locale: Locale }[];
  /** Whether this person can do it with all of them. */
  may: boolean;
  /** They can publish what is not approved yet: that approves it in passing. */
  mayPublishAtOnce: boolean;
  /** All that is on its way: what becomes public together. */
  open: { documentId: string; locale: Locale }[];
};

export function togetherOf(stories: readonly { documentId: string; errand: Errand }[]): Together {
  const going = stories.filter(({ errand }) => errand.open.length > 0);
  const stuck = going.some(({ errand }) => errand.step === undefined);
  const step = stuck
    ? undefined
    : order.find((each) => going.some(({ errand }) => errand.step === each));
  const concerned = step ? going.filter(({ errand }) => errand.step === step) : [];
  const textsOf = (documentId: string, locales: readonly Locale[]) =>
    locales.map((locale) => ({ documentId, locale }));
  return {
    step,
    texts: concerned.flatMap(({ documentId, errand }) => textsOf(documentId, errand.for)),
    may: concerned.length > 0 && concerned.every(({ errand }) => errand.may),
    mayPublishAtOnce:
      step !== undefined &&
      step !== "publish" &&
      going.every(
        ({ errand }) => errand.mayPublishAtOnce || (errand.step === "publish" && errand.may),
      ),
    open: going.flatMap(({ documentId, errand }) => textsOf(documentId, errand.open)),
  };
}
