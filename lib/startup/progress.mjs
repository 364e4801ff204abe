import process from "node:process";

/**
 * The numbered, timed lines of a start. A step's work may give a word to show in place of "done"; on a
 * terminal a long step counts its seconds, elsewhere (a log) every line is written once.
 * @param {number} total
 */
export function createProgress(total) {
  const terminal = process.stdout.isTTY === true;
  const began = performance.now();
  let number = 0;
  let open = "";
  let ticker;

  const write = (text) => process.stdout.write(text);

  /** Ends the line of a step that is under way, so that something else can be printed. */
  function interrupt() {
    clearInterval(ticker);
    if (open && terminal) write("\n");
    open = "";
  }

  function say(line) {
    // The line of a step under way is written again, whole, when the step ends.
    interrupt();
    write(`    ${line}\n`);
  }

  async function step(title, work) {
    number += 1;
    const line = `${number}/${total} ${title} …`;
    const start = performance.now();
    open = line;
    if (terminal) {
      write(line);
      ticker = setInterval(() => {
        if (open === line) write(`\r${line} ${Math.round((performance.now() - start) / 1000)} s`);
      }, 1000);
      ticker.unref();
    }
    const result = await work();
    clearInterval(ticker);
    const outcome = typeof result === "string" ? result : "done";
    const prefix = terminal && open === line ? "\r\x1b[2K" : "";
    write(`${prefix}${line} ${outcome} in ${seconds(start)}\n`);
    open = "";
    return result;
  }

  return { step, say, interrupt, elapsed: () => seconds(began) };
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
