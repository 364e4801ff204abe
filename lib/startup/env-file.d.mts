export function readEnvFile(folder: string): string[];
