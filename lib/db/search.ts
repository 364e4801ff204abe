import { clientFor } from "./client";

/**
 * The public side's connection for searches: few at once and each of them
 * short, lest what somebody types keeps pages from being read. Reading whole
 * tables is left out of the plans: a row's vector is large and stands apart,
 * which the planner does not count.
 */
export const searchDb = () =>
  clientFor("PUBLIC_DATABASE_URL", {
    most: 4,
    options: "-c statement_timeout=2000 -c enable_seqscan=off -c jit=off",
  });
