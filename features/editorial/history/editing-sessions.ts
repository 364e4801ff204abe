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
 * erased stand for themselves. Where something was done with a text, a session
 * ends: what was typed two minutes after a publish can be compared with what
 * is public.
 *
 * @param revisions newest first
 * @param marked numbers of revisions with which something was done
 */
export function editingSessionsOf<Revision extends Kept>(
  revisions: readonly Revision[],
  marked: ReadonlySet<number> = new Set(),
): EditingSession<Revision>[] {
  const sessions: EditingSession<Revision>[] = [];
  for (const revision of revisions) {
    const last = sessions.at(-1);
    const later = last && (last.others.at(-1) ?? last.newest);
    if (last && later && !marked.has(revision.number) && together(later, revision)) {
      last.others.push(revision);
    } else {
      // What was there before is a text that was one, and has its words still.
      if (revision.version !== null && !revision.erasedAt) {
        for (const session of sessions) session.before ??= revision.number;
      }
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
