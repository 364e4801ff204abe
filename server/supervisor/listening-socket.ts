import { lookup } from "node:dns/promises";
import net from "node:net";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import type { SupervisorContext } from "./context";

/** What Node's own cluster asks for a socket that is bound and not accepted from. */
type BoundHandle = { fd: number; close: () => void };
type CreateHandle = (address: string, port: number, family: 4 | 6) => BoundHandle | number;

export type ListeningSocket = {
  /** To be inherited by whoever accepts from it. */
  fd: number;
  close: () => void;
};

/**
 * The socket of the site: one that was opened for it (lib/startup/given-socket.mjs),
 * or one that is bound now.
 *
 * @throws OperatorError when the address cannot be bound
 */
export async function listeningSocket({
  host,
  port,
  fd,
}: SupervisorContext["address"]): Promise<ListeningSocket> {
  // Whoever opened it goes on holding it.
  return fd === undefined ? bindSocket(host, port) : { fd, close: () => {} };
}

/**
 * Binds the port of the site without accepting from it: fronts inherit the
 * socket and accept. While one of them ends and the next begins, connections
 * wait in it instead of being refused.
 *
 * Node has no public way to a socket that is bound and left alone
 * (`net.Server` accepts what it listens to; Node 20 has no `reusePort`, and
 * closing such a socket drops what waits in it). Its cluster module gets one
 * from this function, which every Node from 0.12 to 24 has.
 *
 * @throws OperatorError when the address cannot be bound
 */
export async function bindSocket(host: string, port: number): Promise<ListeningSocket> {
  const create = (net as unknown as { _createServerHandle: CreateHandle })._createServerHandle;
  const { address, family } = host === "" ? anyAddress : await lookup(host);
  const handle = create(address, port, family === 6 ? 6 : 4);
  if (typeof handle === "number") {
    throw new OperatorError(
      `Port ${port} of ${host || "this machine"} cannot be opened (${net.isIP(address) ? address : host}): is another program using it?`,
    );
  }
  return { fd: handle.fd, close: () => handle.close() };
}

const anyAddress = { address: "::", family: 6 };
