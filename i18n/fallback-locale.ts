import { isLocale, type Locale } from "./routing";

/**
 * The language of readers who ask for none of the site's: where `/` leads
 * them, and what `x-default` names. More of the world reads English than
 * Chinese; an organisation whose readers are elsewhere sets another one. (The desk's
 * own language, where nobody chose one, is `defaultLocale`.)
 *
 * Read when it is needed, so that one build serves any.
 */
export function fallbackLocale(): Locale {
  const set = process.env.DEFAULT_LANGUAGE?.trim();
  return isLocale(set) ? set : "en";
}
