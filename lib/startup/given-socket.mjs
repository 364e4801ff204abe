import net from "node:net";
import process from "node:process";
import { OperatorError } from "./operator-error.mjs";

/** The first descriptor that systemd hands over (sd_listen_fds(3)). */
const firstFd = 3;

/**
 * The listening socket that whoever started this process has opened for it
 * (systemd's socket activation: `LISTEN_FDS`, meant for `LISTEN_PID`).
 * Readers then wait in it through a restart of everything.
 *
 * The names are taken out of the environment: they are meant for no child.
 *
 * @returns {{ fd: number, host: string, port: number } | undefined}
 */
export function givenSocket(env = process.env, pid = process.pid) {
  const { LISTEN_FDS: count, LISTEN_PID: meantFor } = env;
  for (const name of ["LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"]) delete env[name];
  if (!count || Number(meantFor) !== pid) return undefined;
  if (count !== "1") {
    throw new OperatorError(
      `LISTEN_FDS hands over ${count} sockets, and the site listens on one: leave one ListenStream in its unit.`,
    );
  }
  // As Node's cluster does; of a socket that only waits there is no other way to its address.
  const handle = net._createServerHandle(null, null, null, firstFd);
  const place = {};
  if (typeof handle === "number" || handle.getsockname?.(place) !== 0 || !place.port) {
    throw new OperatorError(
      "The socket that LISTEN_FDS hands over is none that readers can reach: its ListenStream must be a port.",
    );
  }
  kept.push(handle);
  return { fd: firstFd, host: place.address, port: place.port };
}

/** A handle that is collected closes its socket. */
const kept = [];
