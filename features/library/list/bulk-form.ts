/** The id of the form to which the boxes of the library belong, wherever they stand. */
export const bulkMedia = "bulk-media";
