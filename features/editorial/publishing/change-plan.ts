export type PlannedUrl = { path: string; expectedStatus: number; lowPriority: boolean };

/** What publishing changes for readers, told apart as a person would. */
export type ChangePlan = {
  /** Pages that are made public or replaced. */
  published: string[];
  /** The story's pages in other languages, which show another choice of languages. */
  ofStory: string[];
  /** Old addresses that lead to the new ones. */
  redirects: string[];
  /** Pages that are about something else: home, lists, neighbours. */
  others: string[];
  /** Feeds, sitemaps and pictures: addresses that are no pages. */
  files: string[];
};

/**
 * @param paths of the texts that are published
 * @param own the story's addresses in all languages
 * @param urls everything that the change touches
 */
export function changePlan({
  paths,
  own,
  urls,
}: {
  paths: readonly string[];
  own: readonly string[];
  urls: readonly PlannedUrl[];
}): ChangePlan {
  const known = new Set([...paths, ...own]);
  const answering = (status: number) =>
    urls.filter(({ expectedStatus }) => expectedStatus === status).map(({ path }) => path);
  const shown = answering(200).filter((path) => !known.has(path));
  return {
    published: [...paths],
    ofStory: answering(200).filter((path) => known.has(path) && !paths.includes(path)),
    redirects: answering(301),
    others: shown.filter((path) => !isFile(path)),
    files: shown.filter(isFile),
  };
}

/** Pages have no ending; `llms.txt`, feeds, sitemaps and pictures do. */
const isFile = (path: string) => /\.[a-z0-9]+$/i.test(path.split(/[?#]/, 1)[0] ?? "");
