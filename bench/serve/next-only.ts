import { createServer } from "node:http";
import next from "next";

/** Next alone, without the page store before it: what a page costs when it is rendered. */
const app = next({ dev: false, dir: process.cwd() });
await app.prepare();
const handler = app.getRequestHandler();
createServer((req, res) => void handler(req, res)).listen(Number(process.env.PORT), "127.0.0.1");
