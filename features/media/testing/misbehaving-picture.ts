/** Stands in for what takes a picture in, with one that does to its process what it is told. */
const [what] = process.argv.slice(2);

const held: Buffer[] = [];
const doings: Record<string, () => void> = {
  // As a decoder takes it: by and by, and each page of it is written to.
  grows: () => void setInterval(() => held.push(Buffer.alloc(8 * 1024 * 1024, held.length)), 5),
  waits: () => void setInterval(() => {}, 1_000),
  breaks: () => process.kill(process.pid, "SIGSEGV"),
  fails: () => process.exit(3),
};
process.stdout.write('{"whole":true}\n{"half":');
doings[what ?? ""]?.();
