// What Node itself can give: the same bytes and headers from memory, and nothing else.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [folder = ".", port = "0"] = process.argv.slice(2);
const bodies = {
  identity: readFileSync(`${folder}/page.html`),
  gzip: readFileSync(`${folder}/page.html.gz`),
};
const headers = JSON.parse(readFileSync(`${folder}/page.json`, "utf8"));

createServer((req, res) => {
  const encoding = req.headers["accept-encoding"] === "gzip" ? "gzip" : "identity";
  const body = bodies[encoding];
  const own = encoding === "gzip" ? { "Content-Encoding": encoding } : {};
  res.writeHead(200, { ...headers, ...own, "Content-Length": body.length });
  res.end(body);
}).listen(Number(port), "127.0.0.1");
