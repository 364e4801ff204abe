/** A table of words: a text at its limits in three languages has a tenth of it. The browser asks as well. */
export const largestReviewBytes = 16 * 1024 * 1024;
