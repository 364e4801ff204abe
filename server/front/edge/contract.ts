import { createHash } from "node:crypto";
import { stylePolicy } from "@/features/publication/plain-page/plain-page-style";
import type { Page } from "@/lib/page-store/page";
import { cacheControl, securityHeaders } from "@/server/front/http/headers";
import { pagePolicy } from "./page-policy";

/**
 * What nginx says with a file is written down in its configuration
 * (deploy/nginx) and cannot be said by the file. So a page is laid there only
 * when its headers are these, letter by letter, and the folder that nginx
 * looks in is called after them: a configuration from before they changed
 * finds nothing, and asks the site.
 */

/** `compressed`: lies there as `gzip` and `br`, too. */
type Kind = { type: string; compressed: boolean };

const pageKinds: Record<string, Kind> = {
  html: { type: "text/html; charset=utf-8", compressed: true },
  rss: { type: "application/rss+xml; charset=utf-8", compressed: true },
  atom: { type: "application/atom+xml; charset=utf-8", compressed: true },
  feed: { type: "application/feed+json; charset=utf-8", compressed: true },
  xml: { type: "application/xml; charset=utf-8", compressed: true },
  txt: { type: "text/plain; charset=utf-8", compressed: true },
};

/** Of files that a build gives a hash to. */
const assetKinds: Record<string, Kind> = {
  css: { type: "text/css; charset=utf-8", compressed: true },
  js: { type: "text/javascript; charset=utf-8", compressed: true },
  woff2: { type: "font/woff2", compressed: false },
};

/** Of pictures; documents have a name of their own in each answer. */
const pictureKinds: Record<string, string> = {
  jpg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  png: "image/png",
};

const picture = /^\/media\/[0-9a-f]{64}\/[0-9x-]+\.(\w+)$/;

/** A file of the tree: its name below the folder, and of which bytes of the page. */
export type TreeFile = { name: string; encoding: keyof Page["bodies"] };

/**
 * For each encoding a folder, in which addresses are files. No address has a
 * comma, so none is the folder of another one.
 */
const fileOf = (address: string, encoding: TreeFile["encoding"]): TreeFile => ({
  name: `/${encoding}${address},file`,
  encoding,
});

/** Where all pictures lie, below the folder. */
export const pictureRoot = "/identity/media";

/** @returns the file of a picture; undefined for one that the site has to answer itself */
export function fileOfPicture(address: string): TreeFile | undefined {
  const [, end = ""] = picture.exec(address) ?? [];
  return pictureKinds[end] ? fileOf(address, "identity") : undefined;
}

/** As nginx takes addresses: in their one spelling, and nothing that could lead elsewhere. */
const plainAddress = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/;

const asset = /^\/(?:_next\/static|fonts)\//;

const feeds: Record<string, string> = {
  "feed.xml": "rss",
  "atom.xml": "atom",
  "feed.json": "feed",
};

/** For which kind nginx takes an address; the same rules stand in deploy/nginx/snippets/newsroom-site.conf. */
function endOf(address: string): string {
  const name = address.slice(address.lastIndexOf("/") + 1);
  const end = name.slice(name.lastIndexOf(".") + 1);
  if (asset.test(address)) return end;
  if (!address.includes(".")) return "html";
  return feeds[name] ?? (end === "xml" || end === "txt" ? end : "");
}

/** @returns the files that are handed out for a page; undefined for one that the site has to answer itself */
export function filesOf(page: Page): TreeFile[] | undefined {
  const { path: address, headers } = page;
  if (!plainAddress.test(address)) return undefined;
  const end = endOf(address);
  const isAsset = asset.test(address);
  const kind = (isAsset ? assetKinds : pageKinds)[end];
  if (!kind) return undefined;
  const expected: Record<string, string> = {
    "Content-Type": kind.type,
    ...(end === "html" ? { "Content-Security-Policy": pagePolicy } : {}),
    ...(isAsset ? { "Cache-Control": cacheControl.immutable } : {}),
  };
  const names = Object.keys(headers);
  if (names.length !== Object.keys(expected).length) return undefined;
  if (names.some((name) => headers[name] !== expected[name])) return undefined;
  const encodings = ["identity", "gzip", "br"] as const;
  return encodings
    .filter((encoding) => kind.compressed || encoding === "identity")
    .map((encoding) => fileOf(address, encoding));
}

/** What the folder is called: a digest of how files are named, and of everything that nginx says by itself. */
export function contractName(): string {
  const { page, immutable, picture: ofPictures } = cacheControl;
  const policies = { pagePolicy, stylePolicy };
  const kinds = { pageKinds, assetKinds, pictureKinds };
  const layout = fileOf("/address", "identity");
  const said = { layout, securityHeaders, page, immutable, ofPictures, policies, kinds };
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 12);
}
