import { OperatorError } from "../startup/operator-error.mjs";
import { edgeSettings } from "./edges.mjs";
import { fileStoreSettings, machineSettings, providerSettings } from "./others.mjs";
import { crawlerSettings, languageSetting, siteSettings } from "./site.mjs";
import { rulesTogether } from "./together.mjs";

/** All settings of the site, each with its rule. */
const rulesFor = (languages) => ({
  ...siteSettings,
  ...edgeSettings,
  ...languageSetting(languages),
  ...crawlerSettings,
  ...providerSettings,
  ...machineSettings,
  ...fileStoreSettings,
});

/** @type {readonly string[]} */
export const settingNames = Object.keys(rulesFor([]));

/**
 * Judges all settings at once.
 *
 * @param {Record<string, string | undefined>} source
 * @param {readonly string[]} languages of the site
 * @returns the values, with what is usual where nothing is set; or all that is wrong, as sentences that name
 *   the setting, say what is wrong with it, and what to write
 */
export function judgeSettings(source, languages) {
  const rules = rulesFor(languages);
  const given = {};
  // A name that is set to nothing ("PORT=" in a compose file) counts as not set.
  for (const name of Object.keys(rules)) given[name] = source[name]?.trim() || undefined;
  const wrong = new Map();
  const values = {};
  for (const [name, { must, fault, usual, take = (text) => text }] of Object.entries(rules)) {
    const text = given[name] ?? usual;
    const found = text === undefined ? undefined : fault(text);
    if (found) wrong.set(name, `${name} ${found}: it must be ${must}.`);
    else values[name] = text === undefined ? undefined : take(text);
  }
  const apart = rulesTogether
    .filter(({ about, fits }) => !about.some((name) => wrong.has(name)) && !fits(given))
    .map(({ sentence }) => sentence);
  const problems = [...wrong.values(), ...apart];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values };
}

/**
 * Names in the .env file that mean nothing to the site, as sentences: a misspelt setting would otherwise
 * be ignored in silence. (The environment itself is full of names that are none of our business.)
 */
export function unknownSettings(names) {
  return names
    .filter((name) => !settingNames.includes(name) && !/^(NODE|NEXT|NPM|TZ|PG)/i.test(name))
    .map((name) => {
      const meant = settingNames.find((each) => letters(each) === letters(name));
      const remedy = meant ? `write ${meant}` : "see .env.example for those that are";
      return `.env sets ${name}, which is not a setting of this site: ${remedy}.`;
    });
}

const letters = (name) => name.replace(/[^a-z0-9]/gi, "").toUpperCase();

/** What is wrong with settings, as one error. */
export function settingsError(problems) {
  if (problems.length === 1) return new OperatorError(problems[0]);
  return new OperatorError(
    `${problems.length} settings are wrong: correct them in .env or in the environment.`,
    problems,
  );
}
