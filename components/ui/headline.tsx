import { useLocale } from "next-intl";
import { Fragment } from "react";
import { headlinePieces } from "./typeset";

/**
 * A title as it stands in a headline. Its text is unchanged; a browser
 * learns where it may break.
 */
export function Headline({ text }: { text: string }) {
  const [first, ...others] = headlinePieces(useLocale(), text);
  if (others.length === 0) return first;
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
