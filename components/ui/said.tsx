/**
 * Punctuation between two pieces that a stylesheet sets apart: for who hears,
 * copies or reads the page without one. A gap is no separator there: "2019 3
 * stories" is two numbers in a row.
 */
export function Said({ children }: { children: string }) {
  return <span className="visually-hidden">{children}</span>;
}
