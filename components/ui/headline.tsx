import { useLocale } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { headlineBreaks } from "./headline-breaks";
import { headlinePieces } from "./headline-pieces";
import { HeadlineRuns } from "./headline-runs";
import { Unbroken } from "./unbroken";

type Props = {
  text: string;
  /** Where its writer lets it break: `headline-breaks.ts`. */
  breaks?: string | null;
  /** Whether a break that its writer demands ends the line: in lists, which are narrow, it only may. */
  large?: boolean;
};

/**
 * A title as it stands in a headline. Its text is unchanged; a browser
 * learns where it may break.
 */
export function Headline({ text, breaks, large = false }: Props) {
  const locale = useLocale();
  const own = headlineBreaks(text, breaks);
  const set = (run: string): ReactNode => <Pieces pieces={headlinePieces(locale, run)} />;
  if (own.length === 0) return set(text);
  return <HeadlineRuns text={text} breaks={own} large={large} set={set} />;
}

function Pieces({ pieces: [first = "", ...others] }: { pieces: string[] }) {
  if (others.length === 0) return <Unbroken text={first} />;
  return (
    <span className="headline">
      {first}
      {others.map((piece, index) => (
        // The pieces of a text have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Fragment key={index}>
          <wbr />
          {piece}
        </Fragment>
      ))}
    </span>
  );
}
