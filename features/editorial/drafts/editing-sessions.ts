type Kept = {
  number: number;
  version: number | null;
  authorName: string;
  createdAt: Date;
  erasedAt: Date | null;
};

export type EditingSession<Revision> = {
  /** The last of it: what it left behind. */
  newest: Revision;
  /** Those before it, newest first. */
  others: Revision[];
  /** The number of what was there before it. */
  before: number | undefined;
};

/** A pause of this length between two saves ends an editing session. */
const pauseMs = 15 * 60_000;

/**
 * Revisions by editing sessions. A conflict copy and a revision that was
 * erased stand for themselves.
 *
 * @param revisions newest first
 */
export function editingSessionsOf<Revision extends Kept>(
  revisions: readonly Revision[],
): EditingSession<Revision>[] {
  const sessions: EditingSession<Revision>[] = [];
  for (const revision of revisions) {
    const last = sessions.at(-1);
    if (last && together(last.others.at(-1) ?? last.newest, revision)) last.others.push(revision);
    else {
      if (last) last.before = revision.number;
      sessions.push({ newest: revision, others: [], before: undefined });
    }
  }
  return sessions;
}

const together = (later: Kept, earlier: Kept) =>
  later.authorName === earlier.authorName &&
  later.version !== null &&
  earlier.version !== null &&
  !later.erasedAt &&
  !earlier.erasedAt &&
  later.createdAt.getTime() - earlier.createdAt.getTime() < pauseMs;
