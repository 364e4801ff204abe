import { useLocale, useTranslations } from "next-intl";
import { widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type {
  BlockChange,
  Comparison as Compared,
  Piece,
} from "@/features/writing/comparing/compare";
import { type Locale, languages } from "@/i18n/routing";

/** Widths of originals by their hashes; without it a picture has no address. */
type Widths = Record<string, { width: number }>;

type Props = { locale: Locale; comparison: Compared; widths: Widths };

/** Two texts as one: what came is underlined, what went is struck through. */
export function Comparison({ locale, comparison, widths }: Props) {
  const t = useTranslations("Comparison");
  const desk = useLocale() as Locale;
  const { fields, blocks, changed } = comparison;
  if (!changed) return <p className="desk-soft">{t("same")}</p>;
  return (
    <div className="comparison" lang={languages[locale].tag}>
      {fields.map(({ name, pieces }) => (
        <div key={name} className="comparison-field">
          <p className="comparison-label" lang={languages[desk].tag}>
            {t(`field.${name}`)}
          </p>
          <p>
            <Pieces pieces={pieces} />
          </p>
        </div>
      ))}
      {folded(blocks).map((each) =>
        "same" in each ? (
          <p key={each.key} className="comparison-gap">
            {t("unchanged", { count: each.same })}
          </p>
        ) : (
          <Block key={`${each.id}-${each.change}`} block={each} widths={widths} />
        ),
      )}
    </div>
  );
}

function Block({ block, widths }: { block: BlockChange; widths: Widths }) {
  const t = useTranslations("Comparison");
  const { change, kind, level, form, pieces, picture } = block;
  const original = picture ? widths[picture] : undefined;
  const empty = pieces.every(({ text }) => text === "");
  return (
    <div className={`comparison-block is-${change}`}>
      <p className="comparison-label">
        {t(`kind.${kind}`)} {level ?? ""} {change !== "same" && `· ${t(`change.${change}`)}`}
        {form && ` · ${t("form")}`}
      </p>
      {picture && original && (
        <img
          className="comparison-picture"
          src={paths.picture(picture, widthFor(original.width, 480), "jpg")}
          alt={t("picture")}
          loading="lazy"
        />
      )}
      {!(picture && original && empty) && (
        <p className="comparison-words">
          {!empty ? <Pieces pieces={pieces} /> : t(picture ? "picture" : "empty")}
        </p>
      )}
    </div>
  );
}

export function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, change }, index) => {
    // Pieces have no identity of their own, and are never reordered.
    const key = `${index}`;
    if (change === "added") return <ins key={key}>{text}</ins>;
    if (change === "removed") return <del key={key}>{text}</del>;
    return <span key={key}>{text}</span>;
  });
}

/** Runs of three and more blocks that did not change are told by their number; their ends stay. */
function folded(blocks: BlockChange[]): (BlockChange | { same: number; key: string })[] {
  const out: (BlockChange | { same: number; key: string })[] = [];
  let run: BlockChange[] = [];
  const close = () => {
    const [first] = run;
    const last = run.at(-1);
    if (run.length > 3 && first && last) {
      out.push(first, { same: run.length - 2, key: `gap-${first.id}` }, last);
    } else out.push(...run);
    run = [];
  };
  for (const block of blocks) {
    if (block.change === "same") run.push(block);
    else {
      close();
      out.push(block);
    }
  }
  close();
  return out;
}
