/** Runs the work while no other start in this folder installs, generates or builds. */
export function withWorkspaceLock<T>(
  root: string,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T>;
