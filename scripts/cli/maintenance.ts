import { existsSync } from "node:fs";
import { formatInstant } from "@/i18n/dates";
import { newsroomTimeZone } from "@/i18n/routing";
import type { Maintenance } from "@/lib/maintenance";
import { type Command, command, type Result } from "./command";
import { UsageError } from "./parse";

const notes = [
  "Of this machine alone: where the site runs on several, it is said on each. Readers get a page",
  "in their language, 503 with Retry-After, within a second, from the site and from nginx before",
  "it (EDGE_DIR), also while the site is stopped. The desk, previews and files stay open. It lasts",
  "until it is ended, also through restarts.",
];

const begin = command({
  name: "maintenance on",
  summary: "Tells readers that the site is being worked on",
  args: [],
  options: {
    until: {
      kind: "text",
      value: "TIME",
      help: `when they are to come back, 2027-01-05T09:00 (${newsroomTimeZone}) or with an offset`,
    },
  },
  notes,
  readsOnly: true,
  alone: ({ until }) => on(until),
  run: (_, __, { until }) => on(until),
});

const end = command({
  name: "maintenance off",
  summary: "Opens the site to readers again",
  args: [],
  options: {},
  readsOnly: true,
  alone: () => off(),
  run: off,
});

const show = command({
  name: "maintenance show",
  summary: "Says whether readers are told that the site is being worked on",
  args: [],
  options: {},
  readsOnly: true,
  alone: () => state(),
  run: state,
});

async function on(until: string | undefined): Promise<Result> {
  const { beginMaintenance } = await import("@/lib/maintenance");
  const time = until === undefined ? undefined : await instant(until);
  if (time && time.getTime() <= Date.now()) {
    throw new UsageError(`--until must lie ahead: ${until} is over.`);
  }
  await beginMaintenance({ until: time });
  await tellEdge({ leaves: false });
  return said({ until: time });
}

async function off(): Promise<Result> {
  const { endMaintenance } = await import("@/lib/maintenance");
  await endMaintenance();
  await tellEdge({ leaves: true });
  return said(undefined);
}

async function state(): Promise<Result> {
  const { readMaintenance } = await import("@/lib/maintenance");
  return said(await readMaintenance());
}

function said(maintenance: Maintenance | undefined): Result {
  if (!maintenance) return { json: { on: false }, lines: ["Readers get the site."] };
  const { until } = maintenance;
  const end = until ? `until ${formatInstant("en", until)} (${newsroomTimeZone})` : "with no end";
  return {
    json: { on: true, until: until?.toISOString() ?? null },
    lines: [`Readers are told that the site is being worked on, ${end}.`],
  };
}

/** nginx may be all that answers: the site does not look at files while it is stopped. */
async function tellEdge({ leaves }: { leaves: boolean }): Promise<void> {
  const { edgeFolders, unlinkAll } = await import("@/lib/edge-links");
  const { writeStatusPages } = await import("@/features/publication/plain-page/status-pages");
  for (const root of await edgeFolders()) {
    if (!leaves) await unlinkAll(root);
    // The one that the site has used last may be none any more.
    if (existsSync(root) || root === process.env.EDGE_DIR?.trim()) await writeStatusPages(root);
  }
}

async function instant(text: string): Promise<Date> {
  const [, localTime = "", offset] = /^([\dT:-]{16,19})(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  if (offset) {
    const time = new Date(text);
    if (!Number.isNaN(time.getTime())) return time;
  }
  const { instantOf } = await import("@/features/editorial/schedules/zoned-time");
  const found = offset ? undefined : instantOf({ localTime, zone: newsroomTimeZone });
  if (found && "instant" in found) return found.instant;
  throw new UsageError(`--until must be a time such as 2027-01-05T09:00, not "${text}".`);
}

export const maintenanceCommands: Command[] = [begin, end, show];
