import { spawn } from "node:child_process";

/** The account that the server runs as, when it is not the one that started us. */
export type RunAs = { uid: number; gid: number; name: string };

export type RunResult = { code: number | null; output: string };

/**
 * Runs a program to its end and gives back what it printed. It gets an environment of its own: PG*
 * variables of the person's shell would reach the server, and its messages would come in the shell's
 * language.
 */
export function run(file: string, args: string[], runAs?: RunAs): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: "/",
      env: serverEnvironment(),
      // In a group of its own: a terminal's Ctrl-C is for the supervisor to handle.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: null, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

export function serverEnvironment(): NodeJS.ProcessEnv {
  // NODE_ENV is there because the type of process.env asks for it (Next declares it so).
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
  };
}
