import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { errorMessage } from "@/lib/error-text";
import { MigrationAdapterFactory } from "@/lib/migrations/adapter";

/** What the engine refused to do. The cause is the database's own error where a script failed. */
export class SchemaEngineError extends Error {
  override readonly name = "SchemaEngineError";
}

export type EngineOptions = {
  url: string;
  /** A connection that may create databases, for work that replays migrations on an empty one. */
  shadowAdminUrl?: string;
  /** The schema as [file name, content], where the work needs it. */
  schema?: [string, string];
};

let loading: Promise<void> | undefined;

/**
 * Opens Prisma's schema engine on a database, hands it over and closes it.
 * It is the WebAssembly build from the registry: the native engine that Prisma's command line wants would
 * be downloaded from elsewhere on first use, which a closed network refuses.
 */
export async function withEngine<T>(
  options: EngineOptions,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine();
  await loading;
  const factory = new MigrationAdapterFactory(options.url, options.shadowAdminUrl);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: options.schema ? [options.schema] : undefined },
      // The engine's log; what matters arrives as a result or an error.
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    const cause = factory.scriptError ?? error;
    throw new SchemaEngineError(withoutTrace(errorMessage(cause)), { cause });
  } finally {
    await factory.close();
  }
}

/** The engine's messages end in a trace of its Rust code: "   0: sql_schema_connector::…". */
function withoutTrace(message: string): string {
  return message.replace(/\n\s+0: [\s\S]*$/, "").trim();
}

/**
 * The engine reports a defect of its own ("panic") here, then aborts outside of any call of ours, so the
 * promise it owes would never settle. Printing what it said and ending is all that is left.
 */
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message: (message: string) => {
      process.stderr.write(`The schema engine failed: ${message}\n`);
    },
  },
});

/** Loaded by hand: the package's entry imports the .wasm file as a module, which Node 20 cannot. */
async function loadEngine(): Promise<void> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const code = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const imports: WebAssembly.ModuleImports = {};
  for (const [name, value] of Object.entries(bindings)) {
    if (typeof value === "function") imports[name] = value;
  }
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": imports });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== "function") throw new Error("The schema engine has no start function");
  start();
}
