import { editorialDb } from "@/lib/db/editorial";
import { clearOldAttempts } from "@/lib/rate-limit";
import { forgetOldDevices } from "./known-devices";
import { idleMs } from "./session-life";

/** Removes sessions that are over, and what else has had its time: attempts, challenges, browsers. */
export async function sweepSessions(): Promise<void> {
  const idleSeconds = idleMs() / 1000;
  await editorialDb().$executeRaw`
    DELETE FROM editorial.session WHERE expires_at <= editorial.clock()
      OR updated_at <= editorial.clock() - make_interval(secs => ${idleSeconds})`;
  await editorialDb()
    .$executeRaw`DELETE FROM editorial.verification WHERE expires_at <= editorial.clock()`;
  await clearOldAttempts();
  await forgetOldDevices();
}
