/** What stands in the table of tags beside them, by the beginning of its name: no page carries such a tag. */

/**
 * A withdrawal has a row of its own beside the tag's: a mere change that
 * comes after it replaces the tag's row, and a process that looks only then
 * must learn of both.
 */
export const withdrawnPrefix = "withdrawn:";

/**
 * Each transaction that expires tags leaves a row under one of these names: of
 * the newest ones, in a ring. Rows of tags alone do not tell which number was
 * the highest that ever expired one: a transaction with a lower number may
 * write over all rows of one with a higher number that ended before.
 */
export const footprintPrefix = "footprint:";
const footprints = 64;

/** SQL: the name of a transaction's footprint. `xid` is an expression of type bigint. */
export const footprintOf = (xid: string): string =>
  `'${footprintPrefix}' || (${xid}) % ${footprints}`;

/** What a process that keeps pages listens to. */
export const channel = "newsroom_tags";
