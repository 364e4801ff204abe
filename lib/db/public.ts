import { clientFor } from "./client";

/**
 * The public side's connection: a database role that can only select from
 * `public_record`. A draft cannot leak through it, because it is not there
 * to be read.
 */
export const publicDb = () => clientFor("PUBLIC_DATABASE_URL");
