import { editorialDb } from "@/lib/db/editorial";
import { clearOldAttempts } from "@/lib/rate-limit";
import { idleMs, knownDeviceDays } from "./session-life";

/**
 * Runs in the worker, where nothing of Next is: it must import nothing that
 * reads a request. Removes sessions that are over, and what else has had its time: attempts, challenges, browsers.
 */
export async function sweepSessions(): Promise<void> {
  const idleSeconds = idleMs() / 1000;
  await editorialDb().$executeRaw`
    DELETE FROM editorial.session WHERE expires_at <= editorial.clock()
      OR updated_at <= editorial.clock() - make_interval(secs => ${idleSeconds})`;
  await editorialDb()
    .$executeRaw`DELETE FROM editorial.verification WHERE expires_at <= editorial.clock()`;
  await clearOldAttempts();
  await editorialDb().$executeRaw`
    DELETE FROM editorial.staff_device
    WHERE last_used_at < editorial.clock() - make_interval(days => ${knownDeviceDays}::int)`;
}
