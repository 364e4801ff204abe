/** Runs the work while no other start in this folder installs, generates or builds. */
export function withWorkspaceLock<T>(
  root: string,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T>;

/** Whether the packages are those of the lockfile. */
export function isInstalled(root: string): boolean;
