import { editorialDb } from "@/lib/db/editorial";
import type { Staff } from "./arrival";

/** So long after somebody has shown who they are, the desk believes that it is still they. */
const believedMs = 10 * 60_000;

/** Whether somebody has shown it of late, in this session. Signing in shows it. */
export const isConfirmed = ({ confirmedAt }: Pick<Staff, "confirmedAt">, now: number): boolean =>
  confirmedAt !== null && now - confirmedAt.getTime() < believedMs;

/** They have shown it just now. */
export async function noteConfirmed({ sessionId }: Staff): Promise<void> {
  await editorialDb().session.updateMany({
    where: { id: sessionId },
    data: { confirmedAt: new Date() },
  });
}
