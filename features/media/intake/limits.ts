/** What a file may be, by what it is: a photograph of fifty million pixels, a report with its pictures. */
export const largestBytes = {
  picture: 50 * 1024 * 1024,
  document: 100 * 1024 * 1024,
} as const;

/** The most that is sent at all: what it is is known when it is there. */
export const largestUploadBytes = largestBytes.document;
