/** Characters. A sentence fits; what is longer only costs time. */
export const shortestPassword = 12;
export const longestPassword = 128;
