import { Fragment, type ReactNode } from "react";
import { type HeadlineBreak, headlineRuns } from "./headline-breaks";

type Props = {
  text: string;
  breaks: HeadlineBreak[];
  large: boolean;
  /** Makes the markup of one run. */
  set: (run: string) => ReactNode;
};

/**
 * A headline that breaks where its writer says: each run goes to the next
 * line as a whole, and breaks inside only where it is longer than a line. The
 * desk's preview in the browser uses it too, so it loads no dictionary.
 */
export function HeadlineRuns({ text, breaks, large, set }: Props) {
  return headlineRuns(text, breaks).map(({ text: run, must }, index) => {
    // Inside the run, which is a box of its own, a browser would drop the space at its end.
    const words = run.trimEnd();
    return (
      // The runs of a text have no identity but their place.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fragment key={index}>
        {index > 0 && (must && large ? <br /> : <wbr />)}
        <span className="headline-run">{set(words)}</span>
        {run.slice(words.length)}
      </Fragment>
    );
  });
}
