import {
  currentRequest,
  outsideRequest,
  type RequestContext,
  withinRequest,
} from "@/lib/request-context";

const everyMs = 60_000;

/** Networks that are told of by name in a minute; the rest are told of as one. */
const mostNetworks = 100;

/**
 * Tells the app of changes that were refused because a page of another site
 * asked for them: the first of a network at once, and how many more there
 * were after a minute. Anybody can ask for them without end, and each would
 * be a call to the app, two questions to the database and a line of the log.
 */
export function createOriginRefusals(tell: (times: number) => Promise<void>): () => void {
  const networks = new Map<string, { context: RequestContext | undefined; more: number }>();
  let timer: NodeJS.Timeout | undefined;

  function tellRest(): void {
    timer = undefined;
    for (const { context, more } of networks.values()) {
      if (more === 0) continue;
      const work = () => tell(more);
      void (context ? withinRequest(context, work) : work());
    }
    networks.clear();
  }

  return () => {
    const context = currentRequest();
    const own = context?.network ?? "";
    const isNamed = networks.has(own) || networks.size < mostNetworks;
    const network = isNamed ? own : "";
    const known = networks.get(network);
    if (!timer) {
      timer = outsideRequest(() => setTimeout(tellRest, everyMs));
      timer.unref();
    }
    if (known) known.more += 1;
    else {
      networks.set(network, { context: isNamed ? context : undefined, more: 0 });
      // The refusal is sent without waiting for the event to be written.
      void tell(1);
    }
  };
}
