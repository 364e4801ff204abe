import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { createThrowawayDatabase } from "@/lib/postgres/throwaway";

/** PostgreSQL's internal one-byte type, written "char": the catalogue's columns of kinds and actions use it. */
const INTERNAL_CHAR_OID = 18;
const TEXT_OID = 25;

type ConnectedAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/**
 * adapter-pg is made for the client and refuses that type, so the schema engine's look at a live database
 * fails on it. This pool labels such columns as text, which adapter-pg lets through, and remembers which
 * they were: the engine itself wants to be told that they are characters.
 */
class CatalogPool extends pg.Pool {
  readonly #characterColumns = new WeakMap<object, number[]>();

  constructor(config: pg.PoolConfig) {
    super(config);
    // A server that goes away while a connection idles must not end the process.
    this.on("error", () => {});
    const query = this.query.bind(this);
    const relabelled = async (...args: Parameters<typeof query>) => {
      const result: unknown = await query(...args);
      if (isResult(result)) this.#characterColumns.set(result.rows, relabel(result.fields));
      return result;
    };
    Object.assign(this, { query: relabelled });
  }

  /** The columns of these rows (the very array that the query gave) that were relabelled. */
  characterColumnsOf(rows: object): number[] {
    return this.#characterColumns.get(rows) ?? [];
  }
}

function relabel(fields: pg.FieldDef[]): number[] {
  const columns: number[] = [];
  fields.forEach((field, column) => {
    if (field.dataTypeID !== INTERNAL_CHAR_OID) return;
    field.dataTypeID = TEXT_OID;
    columns.push(column);
  });
  return columns;
}

function isResult(value: unknown): value is { rows: object; fields: pg.FieldDef[] } {
  const isObject = typeof value === "object" && value !== null;
  return isObject && "rows" in value && "fields" in value && Array.isArray(value.fields);
}

function withCharacters(adapter: ConnectedAdapter, pool: CatalogPool): ConnectedAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of pool.characterColumnsOf(result.rows)) {
      result.columnTypes[column] = ColumnTypeEnum.Character;
    }
    return result;
  };
  return adapter;
}

/**
 * adapter-pg cuts a script at every semicolon, also inside the body of a function. Sent whole, PostgreSQL
 * reads it itself, and as one transaction: a migration that fails leaves nothing half-done.
 */
function withWholeScripts(
  adapter: ConnectedAdapter,
  failed: (error: pg.DatabaseError) => void,
): ConnectedAdapter {
  adapter.executeScript = async (script: string) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      failed(error);
      throw new DriverAdapterError({
        kind: "postgres",
        code: error.code ?? "XX000",
        severity: error.severity ?? "ERROR",
        message: error.message,
        detail: error.detail,
        column: error.column,
        hint: error.hint,
      });
    }
  };
  return adapter;
}

/** The driver adapter that Prisma's schema engine works through. */
export class MigrationAdapterFactory extends PrismaPg {
  readonly #url: string;
  readonly #shadowAdminUrl: string | undefined;
  readonly #pool: CatalogPool;

  /** The database's own words about the last script that failed; the engine's rendering loses them. */
  scriptError: pg.DatabaseError | undefined;

  /** @param shadowAdminUrl a connection that may create databases, for work that replays migrations. */
  constructor(url: string, shadowAdminUrl?: string) {
    const pool = new CatalogPool({
      connectionString: url,
      application_name: "newsroom-migrations",
    });
    super(pool);
    this.#url = url;
    this.#shadowAdminUrl = shadowAdminUrl;
    this.#pool = pool;
  }

  override async connect(): Promise<ConnectedAdapter> {
    const adapter = withWholeScripts(await super.connect(), (error) => {
      this.scriptError = error;
    });
    return withCharacters(adapter, this.#pool);
  }

  override async connectToShadowDb(): Promise<ConnectedAdapter> {
    const database = await createThrowawayDatabase(this.#shadowAdminUrl ?? this.#url);
    const factory = new MigrationAdapterFactory(database.url);
    const adapter = await factory.connect();
    adapter.dispose = async () => {
      await factory.close();
      await database.drop();
    };
    return adapter;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
