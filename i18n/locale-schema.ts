import { z } from "zod";
import { type Locale, locales } from "./routing";

/** A language of the site. */
export const localeSchema = z.enum(locales as [Locale, ...Locale[]]);
