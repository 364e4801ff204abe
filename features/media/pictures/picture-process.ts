import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { setPriority, totalmem } from "node:os";
import path from "node:path";
import { type Program, programOf } from "@/lib/startup/programs";
import { childEnv } from "./child-env";

/** Niceness of such a process: 0 is ordinary, 19 gets the processor last. */
const behindReaders = 10;

const megabyte = 1024 * 1024;

/**
 * The most memory that one picture may take. A photograph of 50 million pixels
 * takes some 400 MB, from a phone (HEIC) twice that; a decoder that wants more
 * goes on wanting more. Of a small machine it is half, so that the site and
 * its database keep the other.
 */
export function mostMemoryBytes(
  total = totalmem(),
  /** Of the container, where there is one: without a limit some say 0, others far more than there is. */
  allowed = process.constrainedMemory?.() ?? 0,
): number {
  const whole = allowed > 0 ? Math.min(total, allowed) : total;
  return Math.min(1_536 * megabyte, Math.max(512 * megabyte, Math.floor(whole / 2)));
}

/** So often it is looked how much a process has: what decodes fills some 20 MB in that time. */
const everyMs = 50;

export type Work = {
  program: Program;
  args: readonly string[];
  /** Then it is ended. */
  longestMs: number;
  mostBytes?: number;
  /** Another file to run than the program's own: for tests. */
  script?: string | undefined;
};

export type Worked = {
  /** What it printed, as far as lines are whole. */
  lines: string[];
  code: number | null;
  /** Why it did not come to its end by itself: it took too long, took too much memory, or broke. */
  ended?: "late" | "memory" | "broke";
};

/**
 * Runs one of the programs that decode what comes from outside, in a process
 * of its own: one that is made to break the decoder, to fill the memory or to
 * take for ever ends that process and nothing else. It has no secret of the
 * site and nothing to say to the database, and readers go first.
 *
 * @throws when it cannot be begun
 */
export function runPictureProcess(work: Work): Promise<Worked> {
  const { program, args, longestMs, mostBytes = mostMemoryBytes(), script } = work;
  const own = programOf(program, script ? undefined : process.env.BUILD_DIR);
  const file = path.join(process.cwd(), script ?? own.file);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...own.execArgv, file, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
      env: childEnv(),
    });
    stepBack(child);
    let ended: Worked["ended"];
    const end = (why: "late" | "memory") => {
      ended = why;
      child.kill("SIGKILL");
    };
    const late = setTimeout(() => end("late"), longestMs);
    const look = setInterval(() => {
      if (memoryOf(child) > mostBytes) end("memory");
    }, everyMs);
    const stop = () => {
      clearTimeout(late);
      clearInterval(look);
    };
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", (error) => {
      stop();
      reject(error);
    });
    child.on("close", (code, signal) => {
      stop();
      if (signal) ended ??= endedBySystem(signal);
      // What was said in part by one that was ended is not said.
      const lines = said.split("\n").slice(0, -1);
      resolve({ lines, code, ...(ended ? { ended } : {}) });
    });
  });
}

/** The kernel ends by SIGKILL what fills the memory, and a program that gets none ends itself by SIGABRT. */
const endedBySystem = (signal: NodeJS.Signals): "memory" | "broke" =>
  signal === "SIGKILL" || signal === "SIGABRT" ? "memory" : "broke";

/** Of Linux; elsewhere the limits of the decoders themselves are all that there is. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}

/** Readers go first, and should the machine's memory end all the same, this goes first. */
function stepBack({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, behindReaders);
  } catch {
    // Some systems do not let a priority be lowered, and it may have ended: then it competes with the site.
  }
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, "1000");
  } catch {
    // Not Linux, or it has ended already.
  }
}
