import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { hostname } from "node:os";
import path from "node:path";
import process from "node:process";
import { judgeSettings, settingsError, unknownSettings } from "../settings/judge.mjs";
import { OperatorError } from "./operator-error.mjs";

/**
 * Judges all settings, before anything is installed or touched, and gives those that are needed first.
 *
 * @param {string} root the project's folder
 * @param {readonly string[]} fileNames names that its .env file sets
 * @throws OperatorError with all that is wrong, and what to write instead
 */
export function earlySettings(root, fileNames) {
  const judged = judgeSettings(process.env, languagesOf(root));
  const problems = [...unknownSettings(fileNames), ...(judged.ok ? [] : judged.problems)];
  if (!judged.ok || problems.length > 0) throw settingsError(problems);
  const { PORT, HOST, DATA_DIR } = judged.values;
  return { port: PORT, host: HOST, dataDir: path.resolve(root, DATA_DIR) };
}

/** By their catalogues: i18n/routing.ts, which has the same, cannot be read by Node alone. */
const languagesOf = (root) =>
  readdirSync(path.join(root, "messages"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.basename(file, ".json"));

export function prepareDataDir(dataDir) {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      // Started as root, the database runs as another account, which must be able to enter.
      if (process.getuid?.() === 0) chmodSync(dataDir, 0o755);
    }
    const probe = path.join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw notWritable(dataDir, error, "DATA_DIR");
  }
}

/** Throws unless we may write in the project: called only where there is something to install or build. */
export function checkProjectWritable(root) {
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    throw notWritable(root, error);
  }
}

function notWritable(folder, error, variable) {
  const reason = error.code === "ENOSPC" ? "the disk is full" : `${error.code}`;
  const remedy = variable
    ? `give this user the right to write there, or set ${variable} to another folder`
    : "give this user the right to write there";
  return new OperatorError(`The folder ${folder} is not writable (${reason}): ${remedy}.`);
}

export function refusal(holder, dataDir) {
  const where = holder.note ? `, ${holder.note}` : "";
  if (holder.hostname !== hostname()) {
    return `The data in ${dataDir} is in use by another machine or container (${holder.hostname}${where}): stop it there; if it crashed, try again in half a minute.`;
  }
  return `The site is already running on the data in ${dataDir} (process ${holder.pid}${where}): stop it first, or set DATA_DIR and PORT for a second one.`;
}

/**
 * Makes sure that the port is free and gives the address to listen on. Without HOST that is every address
 * of the machine, IPv6 and IPv4 where there is both: a container's published port, a phone on the same
 * network and "localhost" in either form all arrive; what is not public (the database) listens on
 * 127.0.0.1 alone.
 */
export function checkPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", (error) => reject(new OperatorError(portSentence(error.code, port, host))));
    server.listen({ port, host, exclusive: true }, () => {
      const { address } = server.address();
      server.close(() => resolve({ port, host: host ?? address }));
    });
  });
}

function portSentence(code, port, host) {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program: stop that, or choose another port, for example PORT=${port === 65_535 ? 3000 : port + 1}.`;
    case "EACCES":
      return `This user may not listen on port ${port}: choose one above 1023, for example PORT=3000.`;
    default:
      return `The site cannot listen on ${host ?? "this machine"}, port ${port} (${code}): set HOST to an address of this machine, or leave it out.`;
  }
}
