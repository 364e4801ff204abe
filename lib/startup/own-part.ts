import path from "node:path";

/**
 * Names Next's part of this process's build, by which a page that was opened
 * before an update is told from the site as it is. Undefined while the site is
 * being worked on.
 */
export const ownPart = (): string | undefined => {
  const { BUILD_DIR } = process.env;
  return BUILD_DIR ? path.basename(path.dirname(BUILD_DIR)) : undefined;
};
