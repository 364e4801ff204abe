import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { holdToLedger } from "@/features/editorial/withdrawal-ledger/hold-to-ledger";
import { disconnectAll } from "@/lib/db/disconnect";

/** Run by the supervisor on a database that is older than the withdrawal ledger. */
const held = await holdToLedger().finally(disconnectAll);
for (const { documentId, locale, was } of held) {
  console.log(
    `Withdrawn again: ${documentId} in ${locale}, ${was} in this older copy of the database.`,
  );
}
