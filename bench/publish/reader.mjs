import { Agent, request } from "node:http";

/**
 * Readers, in a process of their own: from a message with paths on they ask
 * for one of them every few milliseconds, until "stop", and then say which
 * took how long.
 */

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const everyMs = 10;

let reading = false;

process.on("message", async (message) => {
  reading = message !== "stop";
  if (!reading) return;
  const { origin, paths } = message;
  const waits = [];
  const asked = [];
  for (let count = 0; reading; count++) {
    const path = paths[count % paths.length];
    asked.push(timeOf(origin + path).then((ms) => waits.push({ path, ms })));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  await Promise.all(asked);
  process.send(waits);
});

function timeOf(address) {
  const since = performance.now();
  return new Promise((resolve, reject) => {
    request(address, { agent, headers: { "accept-encoding": "gzip" } }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(performance.now() - since));
    })
      .on("error", reject)
      .end();
  });
}
