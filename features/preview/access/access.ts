import { noteSecurity } from "@/features/audit/security/security-events";
import { openShare, type SharedDraft } from "@/features/editorial/sharing/share-links";
import { draftPictures } from "@/features/preview/data";
import { arrivalOf } from "@/features/staff/sign-in/arrival";
import { siteUrl } from "@/lib/site-url";

/**
 * Who may see what is not public: asked by the site's server before Next is,
 * so that whoever may not gets the ordinary answer for an address where
 * nothing is.
 */

/** Cookies by which a shared draft's pictures can be fetched; they hold a link's token. */
const shareCookie = "newsroom.share.";

/** So many links are looked at for one picture. */
const mostLinks = 5;

const pages = new Set(["story", "home", "news"]);

export type PreviewAccess =
  /** The page asks who is there. */
  { kind: "page" } | { kind: "shared"; cookie: string } | { kind: "missing" };

/** @param path a clean path below `/{locale}/preview` */
export async function previewAccess(path: string): Promise<PreviewAccess> {
  const [, locale, , page = "", token = "", more] = path.split("/");
  if (pages.has(page)) return { kind: "page" };
  if (page !== "shared" || more !== undefined) return { kind: "missing" };
  const shared = await openShare(token);
  if (shared?.locale !== locale) {
    await noteSecurity({ kind: "link-refused", detail: { link: "share" } });
    return { kind: "missing" };
  }
  return { kind: "shared", cookie: cookieFor(token) };
}

/** For pictures only: the page itself is opened by its address. */
function cookieFor(token: string): string {
  const secure = siteUrl().startsWith("https:") ? "; Secure" : "";
  const name = shareCookie + token.slice(0, 8);
  return `${name}=${token}; Path=/media; HttpOnly; SameSite=Strict; Max-Age=86400${secure}`;
}

/**
 * Whether a draft's picture may be fetched with these cookies: by staff, and
 * by whoever has opened a link to a draft that shows it.
 */
export async function mayFetchPicture(cookies: string | undefined, hash: string): Promise<boolean> {
  if (!cookies?.includes("newsroom.")) return false;
  for (const token of tokensIn(cookies)) {
    const shared = await openShare(token);
    if (shared && (await shows(shared, hash))) return true;
  }
  if (!cookies.includes("newsroom.session_token")) return false;
  const here = await arrivalOf(new Headers({ cookie: cookies }));
  return here !== null && !here.missing;
}

const shows = async (shared: SharedDraft, hash: string) =>
  (await draftPictures(shared.documentId, shared.locale, shared.revisionNumber)).includes(hash);

const tokensIn = (cookies: string) =>
  cookies
    .split(/;\s*/)
    .filter((each) => each.startsWith(shareCookie))
    .map((each) => each.slice(each.indexOf("=") + 1))
    .slice(0, mostLinks);
