import { config } from "zod";
import { noteEarly } from "@/components/desk/early-fields";

// Zod makes faster code by `eval` where it may, and finds out by trying. The
// desk's policy forbids it: each page of the desk would be reported to the log
// as one that somebody tampers with.
config({ jitless: true });

// Here, because it is run before React takes the page over.
noteEarly();
