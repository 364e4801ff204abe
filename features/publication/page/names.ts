/**
 * What a text is called where there is little room: in tabs and results of
 * search engines, on cards, in lists and as the way to it from another text.
 * Its own page, the story that leads, feeds and structured data have the title.
 */
export const nameOf = ({ title, shortTitle }: { title: string; shortTitle?: string | null }) =>
  shortTitle || title;
