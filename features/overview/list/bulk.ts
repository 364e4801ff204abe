/** The id of the form to which the checkboxes of the table belong, wherever they stand. */
export const bulkForm = "bulk";
