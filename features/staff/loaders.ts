import { withinLimit } from "@/lib/rate-limit";
import { clientAddress } from "./client-address";
import { limits } from "./limits";
import { setupIsOpen } from "./setup-mutations";

/** Whether a link for the first administrator works; never, for one who tries many. */
export async function loadSetup(token: string): Promise<boolean> {
  if (!(await mayTryLinks())) return false;
  return setupIsOpen(token);
}

/** A token cannot be guessed; that many tries are still nobody's business. */
export async function mayTryLinks(): Promise<boolean> {
  return withinLimit("link", await clientAddress(), limits.link);
}
