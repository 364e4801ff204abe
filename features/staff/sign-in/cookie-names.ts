import { siteUrl } from "@/lib/site-url";

const isSecure = () => siteUrl().startsWith("https:");

/**
 * What names of the desk's cookies begin with. With `__Host-` a browser takes
 * it only from this host, over HTTPS and for all paths, so that no neighbour
 * under the same domain can set one (RFC 6265bis, 4.1.3.2). Without HTTPS it
 * would take none.
 */
export const cookiePrefix = (): string => (isSecure() ? "__Host-newsroom" : "newsroom");

export const cookieName = (name: string): string => `${cookiePrefix()}.${name}`;

export const cookieAttributes = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

export const cookieOptions = (maxAgeSeconds: number) => ({
  ...cookieAttributes(),
  maxAge: maxAgeSeconds,
});
