type Props = {
  label: string;
  /** From 1 on. */
  page: number;
  pages: number;
  /** The address of a page. */
  href: (page: number) => string;
  words: { newer: string; older: string; position: string };
};

/** Steps through the pages of a table. */
export function Pager({ label, page, pages, href, words }: Props) {
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={label}>
      {page > 1 ? (
        <a className="button" href={href(page - 1)} rel="prev">
          {words.newer}
        </a>
      ) : (
        <span />
      )}
      <span className="desk-soft">{words.position}</span>
      {page < pages ? (
        <a className="button" href={href(page + 1)} rel="next">
          {words.older}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
