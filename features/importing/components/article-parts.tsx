"use client";

import { useTranslations } from "next-intl";
import type { ArticleParts as Parts, Piece } from "@/features/importing/readers/imported-text";

type Props = {
  parts: Parts;
  taken: ReadonlySet<number>;
  take: (taken: ReadonlySet<number>) => void;
  /** Language of the page's words. */
  tag: string;
  /** Whether where the text begins and ends was not found. */
  doubtful: boolean;
};

/**
 * What of a page was taken for its text: part by part, each by the lines in
 * it. A person ticks what is missing and what does not belong to it not.
 */
export function ArticleParts({ parts, taken, take, tag, doubtful }: Props) {
  const t = useTranslations("ImportPanel");
  const set = (pieces: readonly Piece[], isTaken: boolean) => {
    const next = new Set(taken);
    for (const { at } of pieces) {
      if (isTaken) next.add(at);
      else next.delete(at);
    }
    take(next);
  };
  return (
    <section aria-labelledby="import-article">
      <h4 id="import-article">{t("article.title")}</h4>
      <p>{t("article.explained")}</p>
      <ul className="import-parts">
        {parts.map(({ pieces }) => (
          <li key={pieces[0]?.at}>
            <Part {...{ pieces, taken, set, tag, doubtful }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type PartProps = Pick<Props, "taken" | "tag" | "doubtful"> & {
  pieces: readonly Piece[];
  set: (pieces: readonly Piece[], isTaken: boolean) => void;
};

function Part({ pieces, taken, set, tag, doubtful }: PartProps) {
  const t = useTranslations("ImportPanel");
  const count = pieces.filter(({ at }) => taken.has(at)).length;
  const all = count === pieces.length;
  const first = pieces[0];
  if (!first) return null;
  if (pieces.length === 1) return <OnePiece {...{ piece: first, taken, set, tag }} />;
  const wasMixed = new Set(pieces.map((piece) => piece.taken)).size > 1;
  return (
    <div className="import-part">
      <label className="check">
        <input
          type="checkbox"
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !all;
          }}
          onChange={() => set(pieces, !all)}
        />
        <span>
          <Words piece={first} tag={tag} />{" "}
          <small>{t("article.of", { count, all: pieces.length })}</small>
        </span>
      </label>
      <details open={wasMixed || doubtful || undefined}>
        <summary>{t("article.lines", { count: pieces.length })}</summary>
        <ul>
          {pieces.map((piece) => (
            <li key={piece.at}>
              <OnePiece {...{ piece, taken, set, tag }} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function OnePiece({
  piece,
  taken,
  set,
  tag,
}: Omit<PartProps, "pieces" | "doubtful"> & { piece: Piece }) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={taken.has(piece.at)}
        onChange={({ target }) => set([piece], target.checked)}
      />
      <Words piece={piece} tag={tag} />
    </label>
  );
}

function Words({ piece: { kind, words }, tag }: { piece: Piece; tag: string }) {
  const t = useTranslations("ImportPanel");
  return (
    <span className={`import-piece import-piece-${kind}`}>
      {kind !== "text" && <b>{t(`article.kinds.${kind}`)} </b>}
      <span lang={tag}>{words}</span>
    </span>
  );
}
