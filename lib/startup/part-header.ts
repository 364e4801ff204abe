/** On each answer that the app makes for one reader: names what made it, see own-part.ts. */
export const partHeader = "x-site-build";
