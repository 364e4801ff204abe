import { leadOldAddresses } from "@/features/editorial/site/imported-addresses";
import { isBehindLive, noteReflections, tellTranslators, unconfirmedMachine } from "./reflects";
import { registerSourceNotes } from "./source-notes";

/** Imported where a process begins that publishes. */
registerSourceNotes({
  noteReflections,
  tellTranslators,
  leadOldAddresses,
  isBehindLive,
  unconfirmedMachine,
});
