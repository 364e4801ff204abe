export const unfit: RegExp;
export function webFault(href: string): "login" | "host" | "address" | undefined;
/** With characters that an address has to encode, as in `mailto:`. */
export function isMailAddress(encoded: string): boolean;
