/** A text file of the project and what it holds. */
export type SourceFile = { path: string; text: string };

const longFile = 300;

/** Folders that exist on somebody's machine, and package registries by name. */
const machineBound: [RegExp, string][] = [
  [/(?:^|[^\w.:/])\/(?:home|Users|root|wor[k]|workspaces?)\//, "a folder of one machine"],
  [/https?:\/\/(?:registry|npm)\.[\w-]+\.[\w.-]+/, "a package registry's host"],
];

/**
 * The tree builds anywhere: no file names a folder of one machine or the
 * registry that a machine happens to use.
 *
 * @returns one sentence per line that does
 */
export function machineTraces(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        machineBound
          .filter(([pattern]) => pattern.test(line))
          .map(([, what]) => `${path}:${index + 1} names ${what}: make it relative or a setting.`),
      ),
  );
}

const closesAfter = /\bafter(?:Each|All)\((?:[^;]|;\n {2})*?\beditor\.destroy\(\)/;

/**
 * A test closes the editors that it opens. One that is left open looks at its page in a timer, by when
 * the page may be gone: then everything has passed, and the run fails.
 *
 * @returns one sentence per file of tests that does not
 */
export function openEditors(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => /\.test\.tsx?$/.test(path))
    .filter(({ text }) => /new Editor[(<]/.test(text) && !closesAfter.test(text))
    .map(({ path }) => `${path} leaves an editor open: features/writing/testing/open-editor.ts.`);
}

/** Files that have outgrown one reading, longest first. A remark, not a fault. */
export function longFiles(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => /\.(?:ts|tsx|mts|mjs|css)$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > longFile)
    .sort((a, b) => b.lines - a.lines)
    .map(({ path, lines }) => `${path} has ${lines} lines; files aim under 150.`);
}
