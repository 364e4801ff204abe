import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import Module, { SourceMap } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** A storm of errors reads no map twice, whose lines come from few files; and a quiet process keeps none. */
const keptMs = 60_000;
const mostKept = 16;

/** How far from its end a file names its map. */
const tailBytes = 1_000;

/**
 * Next shows where an error came from by the maps of what it has built, and
 * asks Node for them. Node has them only when it has read and kept all
 * (`--enable-source-maps`), which takes 100 MB; here one is read when it is asked for.
 *
 * Call it before Next is loaded: it takes the function from Node once. Another
 * version of Next may not ask this way: then its stacks name built files.
 */
export function findMapsWhenAsked(): void {
  const kept = new Map<string, SourceMap | undefined>();
  const findSourceMap = (script: string): SourceMap | undefined => {
    const file = script.startsWith("file:") ? fileURLToPath(script) : script;
    if (!path.isAbsolute(file)) return undefined;
    if (kept.size === 0) setTimeout(() => kept.clear(), keptMs).unref();
    if (!kept.has(file)) {
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest) kept.delete(oldest);
      kept.set(file, mapOf(file));
    }
    return kept.get(file);
  };
  Object.assign(Module, { findSourceMap });
}

function mapOf(file: string): SourceMap | undefined {
  try {
    const name = /\n\/\/# sourceMappingURL=([^\s:]+)\s*$/.exec(tailOf(file))?.[1];
    if (!name) return undefined;
    const map = path.join(path.dirname(file), decodeURIComponent(name));
    return new SourceMap(JSON.parse(readFileSync(map, "utf8")));
  } catch {
    // Without it the stack names the built file.
    return undefined;
  }
}

function tailOf(file: string): string {
  const descriptor = openSync(file, "r");
  try {
    const from = Math.max(0, fstatSync(descriptor).size - tailBytes);
    const tail = Buffer.alloc(tailBytes);
    return tail.toString("utf8", 0, readSync(descriptor, tail, 0, tailBytes, from));
  } finally {
    closeSync(descriptor);
  }
}
