/** Of what is sent to be imported. The browser asks as well, before it sends anything. */

/** A document with its pictures; of them each is judged again as a picture. */
export const largestImportBytes = 64 * 1024 * 1024;

/** A page with its folder has fewer; who drops a whole disk has made a mistake. */
export const mostBesideFiles = 400;
