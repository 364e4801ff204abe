import { jsonHash } from "@/features/editorial/drafts/json-hash";
import type { Use } from "./uses";

/** Stands for exactly these texts: who confirms what they were shown confirms nothing that came since. */
export const signOf = (uses: readonly Pick<Use, "documentId" | "locale">[]): string =>
  jsonHash(uses.map(({ documentId, locale }) => `${documentId} ${locale}`).sort());
