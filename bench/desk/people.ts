/** The account that the desk is read as: an editor of the made-up house. */
export const readsAs = "Made-up editor";
