import type { ServerResponse } from "node:http";

/**
 * For a document that is given as it is: saved and not opened within the
 * site, and where a browser opens it all the same it may do nothing.
 *
 * @param name under which it is saved; as its address says where not given
 */
export function setDocumentHeaders(res: ServerResponse, name: string | undefined): void {
  res.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
  );
  res.setHeader("X-Robots-Tag", "noindex");
  res.setHeader("Content-Disposition", name ? `attachment; ${named(name)}` : "attachment");
}

/** RFC 6266, with RFC 8187 for what is not ASCII. */
function named(name: string): string {
  const plain = name.replace(/[^ -~]|["\\%]/g, "_");
  const whole = encodeURIComponent(name.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
