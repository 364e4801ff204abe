import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { OperatorError } from "./operator-error.mjs";

/**
 * Puts the settings of the `.env` file, if there is one, into process.env, where what is set already wins:
 * a container's or a shell's word is nearer than a file's. Gives the names that the file sets.
 * @param {string} folder
 * @returns {string[]}
 */
export function readEnvFile(folder) {
  const settings = settingsIn(folder);
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
  return Object.keys(settings);
}

/** The names that the file sets, which is left unread otherwise. */
export const envFileNames = (folder) => Object.keys(settingsIn(folder));

function settingsIn(folder) {
  let text;
  try {
    text = readFileSync(path.join(folder, ".env"), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new OperatorError(
      `The file .env cannot be read (${error.code}): make it readable, or remove it.`,
    );
  }
  return parseEnv(text);
}
