export type Release = {
  version: string;
  /** Of the repository. */
  commit: string;
  platform: string;
  arch: string;
};

export const releaseFile: string;
export function thisMachine(): Pick<Release, "platform" | "arch">;
export function ownRelease(root: string): Release | undefined;
