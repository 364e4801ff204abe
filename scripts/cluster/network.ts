import { execFileSync } from "node:child_process";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/**
 * Machines of one computer: a network namespace each, all on one bridge. What
 * stands in for a switch, a cable and a power cut. Two tests at once need a
 * TEST_NETWORK each (a number: 10.NUMBER.0.0).
 */

const number = Number(process.env.TEST_NETWORK) || 77;
export const subnet = `10.${number}.0`;

export const addresses = {
  "balancer-1": `${subnet}.2`,
  "balancer-2": `${subnet}.3`,
  west: `${subnet}.11`,
  east: `${subnet}.12`,
  "database-1": `${subnet}.21`,
  "database-2": `${subnet}.22`,
  store: `${subnet}.31`,
} as const;

export type Host = keyof typeof addresses;

const hosts = Object.keys(addresses) as Host[];

/** Where the database that takes changes is to be found, whichever of the two it is. */
export const databaseAddress = `${subnet}.20`;

const bridge = `newsroom-${number}`;
const own = `${subnet}.1/24`;
const space = (host: Host) => `newsroom-${number}-${host}`;
/** An interface's name has 15 characters at most. */
const cable = (host: Host) => `nr-${number}-${addresses[host].split(".").at(-1)}`;

const ip = (...args: string[]) => execFileSync("ip", args, { stdio: ["ignore", "pipe", "pipe"] });
const quietly = (...args: string[]) => {
  try {
    ip(...args);
  } catch {
    // It was not there.
  }
};

/** The beginning of a command line that runs on that host. */
export const on = (host: Host): [string, ...string[]] => ["ip", "netns", "exec", space(host)];

/** @throws OperatorError where this computer does not let us have one */
export function openNetwork(): void {
  if (process.getuid?.() !== 0) {
    throw new OperatorError(
      "This test makes networks of its own and needs root for it (sudo, or a container with CAP_NET_ADMIN and CAP_SYS_ADMIN). A name space of an account's own (unshare -Urn) will not do: PostgreSQL refuses to run as the root that one is there.",
    );
  }
  closeNetwork();
  try {
    ip("link", "add", bridge, "type", "bridge");
  } catch (error) {
    throw new OperatorError(
      `This computer lets nobody make a network (ip link add … type bridge): ${error instanceof Error ? error.message.split("\n").at(-2) : error}`,
    );
  }
  ip("addr", "add", own, "dev", bridge);
  ip("link", "set", bridge, "up");
  for (const host of hosts) {
    ip("netns", "add", space(host));
    ip("link", "add", cable(host), "type", "veth", "peer", "name", "eth0", "netns", space(host));
    ip("link", "set", cable(host), "master", bridge, "up");
    ip("-n", space(host), "addr", "add", `${addresses[host]}/24`, "dev", "eth0");
    ip("-n", space(host), "link", "set", "eth0", "up");
    ip("-n", space(host), "link", "set", "lo", "up");
  }
}

export function closeNetwork(): void {
  for (const host of hosts) {
    quietly("link", "del", cable(host));
    quietly("netns", "del", space(host));
  }
  quietly("link", "del", bridge);
}

/** Pulls the cable out: nobody is told, connections just hear nothing more. */
export const unplug = (host: Host) => ip("link", "set", cable(host), "down");
export const plugIn = (host: Host) => ip("link", "set", cable(host), "up");

/** What one host answers no longer reaches the other one, as behind a firewall that drops it in silence. */
export const silence = (host: Host, towards: Host) =>
  ip("-n", space(host), "route", "add", "blackhole", `${addresses[towards]}/32`);
export const speakAgain = (host: Host, towards: Host) =>
  ip("-n", space(host), "route", "del", "blackhole", `${addresses[towards]}/32`);

/**
 * Gives the database's address to a host and takes it from the other one, as
 * keepalived and the like do, which also tell the neighbourhood.
 */
export function moveDatabaseAddress(to: Host, from?: Host): void {
  if (from) quietly("-n", space(from), "addr", "del", `${databaseAddress}/24`, "dev", "eth0");
  ip("-n", space(to), "addr", "add", `${databaseAddress}/24`, "dev", "eth0");
  for (const host of hosts) quietly("-n", space(host), "neigh", "flush", "to", databaseAddress);
  quietly("neigh", "flush", "to", databaseAddress);
}
