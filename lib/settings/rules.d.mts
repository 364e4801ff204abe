/** Of a URL: `localhost`, `[::1]` and 127.0.0.0/8. */
export function isThisMachine(hostname: string): boolean;
