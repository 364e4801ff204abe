import { constants, setPriority } from "node:os";
import { drawCard } from "@/features/media/share-card/picture";
import type { CardText } from "@/features/media/share-card/share-card";

/**
 * Draws share cards for the worker, which is its parent: in a process of its
 * own, because it takes a processor for a fifth of a second, and whatever a
 * font or a headline does to it ends nothing else. Everyone else goes first.
 */

export type Drawn = { png: Uint8Array } | { missing: true } | { error: string };

try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Some systems do not let a process lower its priority.
}

process.on("message", async (text: CardText) => {
  const answer = await drawCard(text).then(
    (png): Drawn => (png ? { png } : { missing: true }),
    (error: unknown): Drawn => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  if (process.connected) process.send?.(answer);
});
process.on("disconnect", () => process.exit());
