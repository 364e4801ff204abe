import type { SourceFile } from "./tree";

/**
 * The order of features: one may import those of the lines before its own,
 * never one of its own line or a later one. So there are no circles, and each
 * can be read knowing only what stands above it here.
 */
export const featureOrder: readonly (readonly string[])[] = [
  ["media", "search", "audit"],
  ["publication", "staff", "glossary"],
  ["facts"],
  ["syndication", "editorial"],
  ["comments", "notifications"],
  ["writing"],
  ["translation", "library", "importing"],
  ["xliff"],
  ["review-file"],
  ["preview", "overview", "calendar", "administration", "backup"],
];

/** What may stand at the root of a feature. Everything else has a folder that says what it is about. */
const rootFiles: readonly string[] = [
  "schema",
  "workflow",
  "policy",
  "errors",
  "paths",
  "data",
  "loaders",
  "actions",
];

const imported = /(?:\bfrom\s+|\bimport\s*\(?\s*)["']@\/features\/([a-z-]+)\/([^"']*)["']/g;
/** They set the scene for others: a test of a lower feature may publish a story. */
const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path);

const lineOf = (feature: string) => featureOrder.findIndex((line) => line.includes(feature));

/**
 * @param files of the whole tree
 * @returns one sentence for each import against the order, which says where the code belongs
 */
export function againstTheOrder(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const own = /^features\/([a-z-]+)\/.*\.tsx?$/.exec(path)?.[1];
    if (!own || isTest(path)) return [];
    if (lineOf(own) === -1) return [`${path}: features/${own} has no place in featureOrder.`];
    return [...text.matchAll(imported)].flatMap(([, feature = "", module = ""]) => {
      if (feature === own || lineOf(feature) < lineOf(own)) return [];
      return [
        `${path} imports features/${feature}/${module}: ${own} comes before ${feature}. What both need belongs in a feature before ${own}; what needs both belongs in ${feature} or after it.`,
      ];
    });
  });
}

/** @returns one sentence for each file at the root of a feature that belongs in a folder */
export function outOfTheVocabulary(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path }) => {
    const name = /^features\/[a-z-]+\/([^/]+?)(?:\.integration)?(?:\.test)?\.tsx?$/.exec(path)?.[1];
    if (!name || name.endsWith(".d") || rootFiles.includes(name)) return [];
    return [
      `${path}: a feature has ${rootFiles.join(", ")} at its root. This belongs in a folder that is called after what it is about.`,
    ];
  });
}
