import { type Command, command, type Result } from "./command";
import { columns } from "./shared";

/** What stands before each line. */
const words = { well: "well", warning: "WARNING", fault: "FAULT" } as const;

const doctor = command({
  name: "doctor",
  summary:
    "Says what is wrong with this machine: settings, versions, rights, disk, clock, mail, address, database, files",
  args: [],
  options: {},
  notes: [
    "Changes nothing and sends no letter. The exit code is 1 where there is a fault; a warning is",
    "no fault. With --json each finding has a code, a level, what was seen and what to do. It asks",
    "SITE_URL as a reader would, and the site says to this command alone what of it has arrived.",
  ],
  readsOnly: true,
  // The database may be what is wrong.
  alone: async (): Promise<Result> => {
    const { examine } = await import("@/scripts/doctor/examine");
    const { envFileNames } = await import("@/lib/startup/env-file.mjs");
    const root = process.cwd();
    const findings = await examine(root, envFileNames(root));
    const count = (level: keyof typeof words) =>
      findings.filter((finding) => finding.level === level).length;
    const [faults, warnings] = [count("fault"), count("warning")];
    const rows = findings.map(({ level, code, seen }) => [words[level], code, seen]);
    const lines = columns(rows).flatMap((line, index) => {
      const { todo } = findings[index] ?? {};
      return todo ? [line, `         → ${todo}`] : [line];
    });
    const sum = `${faults} ${faults === 1 ? "fault" : "faults"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}.`;
    return { json: { faults, warnings, findings }, lines: [...lines, "", sum], failed: faults > 0 };
  },
  run: async () => {
    throw new Error("it is done without the site's database");
  },
});

export const doctorCommands: Command[] = [doctor];
