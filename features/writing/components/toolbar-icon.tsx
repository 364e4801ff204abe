import type { Tool } from "./toolbar";

/** Letters where a letter says it, drawn lines where none does. */
const letters: Partial<Record<Tool, string>> = {
  paragraph: "¶",
  heading2: "H2",
  heading3: "H3",
  bold: "B",
  italic: "I",
  superscript: "x²",
  subscript: "x₂",
  foreign: "文A",
  quote: "”",
};

const drawings: Partial<Record<Tool, string>> = {
  undo: "M6 4 2.5 7.5 6 11M3 7.5h6.5a4 4 0 0 1 0 8H7",
  redo: "m12 4 3.5 3.5L12 11m3-3.5H8.500a4 4 0 0 0 0 8H11",
  link: "M7.500 10.500l3-3M8 5.500l1-1a3.200 3.200 0 0 1 4.500 4.500l-1 1M10 12.500l-1 1A3.200 3.200 0 0 1 4.500 9l1-1",
  bulletList: "M7 5h8M7 9h8M7 13h8M3 5h.01M3 9h.01M3 13h.01",
  orderedList: "M7 5h8M7 9h8M7 13h8M2.500 4 3.500 3.500V6.500M2.300 11.500h2L2.300 14.500h2.200",
  table: "M2.500 4h13v10h-13zM2.500 7.500h13M2.500 10.700h13M7 7.500V14M11.300 7.500V14",
  file: "M4.500 2.500h6l3 3v10h-9zM10.500 2.500v3h3M6.500 9h5M6.500 12h5",
  picture: "M2.500 3.500h13v11h-13zM2.500 12l3.500-3.500 3 3 2.500-2.500 4 4M11.500 6.500h.01",
};

export function ToolbarIcon({ tool }: { tool: Tool }) {
  const letter = letters[tool];
  if (letter) {
    return (
      // Drawn by the stylesheet: it is a picture, and no part of the button's name.
      <span className={`tool-letter is-${tool}`} data-letter={letter} aria-hidden="true" />
    );
  }
  return (
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false">
      <path
        d={drawings[tool]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
