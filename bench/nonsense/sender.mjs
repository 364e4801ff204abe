import { Agent, request } from "node:http";

/**
 * Those who send, in a process of their own: from a message on, over so many
 * connections at once, each again as soon as it has been answered, until
 * "stop"; and then says how often which status came.
 *
 * A body is `before`, a number that tells one from the next, and `after`; in
 * `before`, VERSION stands for what the answer before said.
 */

let sending = false;

/** By path; from one time to the next. */
const versions = new Map();

process.on("message", async (message) => {
  sending = message !== "stop";
  if (!sending) return;
  const { origin, paths, headers, before, after } = message;
  const counts = {};
  const note = (status) => {
    counts[status] = (counts[status] ?? 0) + 1;
  };
  const line = async (path) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let count = 0; sending; count++) {
      const body = Buffer.from(
        `${before.replace("VERSION", versions.get(path) ?? 0)}${count}${after}`,
      );
      const answer = await send(origin + path, agent, { ...headers, ...anybody() }, body);
      note(answer.status);
      if (answer.version) versions.set(path, answer.version);
    }
    agent.destroy();
  };
  await Promise.all(paths.map(line));
  process.send(counts);
});

/** Each time from another network: what counts them is not what is looked at. */
const anybody = () => ({
  "x-forwarded-for": [10, ...[0, 0, 0].map(() => Math.floor(Math.random() * 256))].join("."),
});

function send(address, agent, headers, body) {
  return new Promise((resolve) => {
    let status = "cut off";
    const req = request(address, {
      agent,
      method: "POST",
      headers: { ...headers, "content-length": body.length },
    });
    req.on("response", (answer) => {
      status = answer.statusCode;
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => {
        if (text.length < 1_000) text += part;
      });
      answer.on("end", () => resolve({ status, version: versionIn(text) }));
      answer.on("error", () => resolve({ status }));
    });
    // Who is refused before the body has been read finds the connection closed.
    req.on("error", () => resolve({ status }));
    req.end(body);
  });
}

const versionIn = (text) => {
  const found = /"version":(\d+)/.exec(text);
  return found ? Number(found[1]) : undefined;
};
