export function givenSocket(
  env?: NodeJS.ProcessEnv,
  pid?: number,
): { fd: number; host: string; port: number } | undefined;
