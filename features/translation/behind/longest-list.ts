/**
 * How many texts a list of what is behind has at most. Here and not beside what
 * reads them: the command line says it without loading the database.
 */
export const longestList = 200;
