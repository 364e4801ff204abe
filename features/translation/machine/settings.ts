/** The machine that proposes translations, as the settings name it. Never sent to a browser: it has the key. */
export type MachineSettings = {
  /** What stands before `/chat/completions`. */
  url: string;
  key: string | undefined;
  model: string;
  /** What people here call the tool. */
  name: string;
};

/** Undefined where the house has none. The start has checked them: lib/settings/others.mjs. */
export function machineSettings(): MachineSettings | undefined {
  const {
    TRANSLATION_MACHINE_URL: url,
    TRANSLATION_MACHINE_MODEL: model,
    TRANSLATION_MACHINE_KEY: key,
    TRANSLATION_MACHINE_NAME: name,
  } = process.env;
  if (!url || !model) return undefined;
  return { url: url.replace(/\/+$/, ""), key: key || undefined, model, name: name || model };
}

/** What people are told of it: its name alone; undefined where the house has none. */
export const machineName = (): string | undefined => machineSettings()?.name;
