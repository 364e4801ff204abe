/**
 * A process that begins before it is known where its database is: it has
 * `DATABASE_LATER` in place of the address, and the supervisor tells it the address.
 */

/** Names of what is told; a process that is started later has them as settings. */
const told = ["PUBLIC_DATABASE_URL", "PUBLIC_DIRECT_URL"] as const;

type DatabaseMessage = { type: "database"; settings: Partial<Record<string, string>> };

/** The same settings for a process that is to be told. */
export function withoutDatabase(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest: NodeJS.ProcessEnv = { ...env, DATABASE_LATER: "1" };
  for (const name of told) delete rest[name];
  return rest;
}

/** What the process is then told. */
export function databaseMessage(env: NodeJS.ProcessEnv): DatabaseMessage {
  const found = told.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  return { type: "database", settings: Object.fromEntries(found) };
}

type DatabaseLater = {
  isNamed: () => boolean;
  /** Resolves when the address is among the settings of this process, or nobody waits for it any more. */
  named: Promise<void>;
  /** Nobody waits for it any more. */
  giveUp: () => void;
};

/** In the process: to be called before anything else waits, for what is told is told once. */
export function databaseLater(): DatabaseLater {
  let isNamed = !process.env.DATABASE_LATER;
  let giveUp = () => {};
  const named = new Promise<void>((resolve) => {
    if (isNamed) return resolve();
    const hear = (message: unknown) => {
      if (!isDatabaseMessage(message)) return;
      Object.assign(process.env, message.settings);
      isNamed = true;
      giveUp();
    };
    giveUp = () => {
      process.off("message", hear);
      resolve();
    };
    process.on("message", hear);
  });
  return { isNamed: () => isNamed, named, giveUp: () => giveUp() };
}

function isDatabaseMessage(message: unknown): message is DatabaseMessage {
  if (typeof message !== "object" || message === null) return false;
  const { type, settings } = message as Partial<DatabaseMessage>;
  return type === "database" && typeof settings === "object" && settings !== null;
}
