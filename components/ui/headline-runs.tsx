import { Fragment, type ReactNode } from "react";
import { type HeadlineBreak, headlineRuns } from "./headline-breaks";

type Props = {
  text: string;
  breaks: HeadlineBreak[];
  large: boolean;
  /** How a run is set. */
  set: (run: string) => ReactNode;
};

/**
 * A headline that breaks where its writer says: each run goes to the next
 * line as a whole, and within one only where it is longer than a line. For
 * the desk's preview too, so it knows no dictionary.
 */
export function HeadlineRuns({ text, breaks, large, set }: Props) {
  return headlineRuns(text, breaks).map(({ text: run, must }, index) => {
    // Within the run a space at its end would take no room.
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
