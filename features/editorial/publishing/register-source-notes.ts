import { hasUnconfirmedMachine, isBehindLive, noteReflections, tellTranslators } from "./reflects";
import { registerSourceNotes } from "./source-notes";

/** Imported where a process begins that publishes. */
registerSourceNotes({ noteReflections, tellTranslators, isBehindLive, hasUnconfirmedMachine });
