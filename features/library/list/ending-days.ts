/** A licence that ends in so many days is one to look after. */
export const endingDays = 30;
