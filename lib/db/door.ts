import { clientFor } from "./client";

/** At once: each question is one indexed look-up. */
const mostConnections = 2;

/**
 * The owner's connection for what decides whether somebody is let in at all.
 * Readers wait for it a second at most, and what is not answered then is taken
 * for a database that is away. A burst of forms about one text holds all
 * connections that they are written by, each waiting for the text's lock, and
 * everybody got 503 for it.
 */
export const doorDb = () => clientFor("DATABASE_URL", { most: mostConnections, purpose: "door" });
