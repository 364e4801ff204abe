export function readEnvFile(folder: string): string[];
export function envFileNames(folder: string): string[];
