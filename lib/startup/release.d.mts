export type Release = {
  version: string;
  /** Of the repository; none where there is no history. */
  commit?: string;
  /** Node's major version. */
  node: number;
  platform: string;
  arch: string;
};

export const releaseFile: string;
export function thisMachine(): Pick<Release, "node" | "platform" | "arch">;
export function ownRelease(root: string): Release | undefined;
