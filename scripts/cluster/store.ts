import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { addresses } from "./network";
import { killWhole, startOn } from "./processes";

const port = 8080;
const key = { accessKeyId: "test:tester", secretAccessKey: "testing-secret" };
const bucket = "newsroom";

/** The S3 server of the tests (OpenStack Swift, of Debian's python3-swift), on a host of its own. */
export class StoreHost {
  readonly #folder: string;
  #running: ChildProcess | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  readonly settings = {
    MEDIA_STORE: "s3",
    S3_BUCKET: bucket,
    S3_ENDPOINT: `http://${addresses.store}:${port}`,
    S3_ACCESS_KEY_ID: key.accessKeyId,
    S3_SECRET_ACCESS_KEY: key.secretAccessKey,
  };

  async open(): Promise<void> {
    await this.start();
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
    const client = new S3Client({
      endpoint: this.settings.S3_ENDPOINT,
      region: "us-east-1",
      credentials: key,
      forcePathStyle: true,
    });
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    client.destroy();
  }

  async start(): Promise<void> {
    const folder = path.join(this.#folder, "store");
    mkdirSync(folder, { recursive: true });
    const script = path.resolve("lib/file-store/testing/swift-server.py");
    const command = ["/usr/bin/python3", script, folder, addresses.store, `${port}`];
    const log = path.join(this.#folder, "store.log");
    const child = startOn("store", command, { log, input: "pipe" });
    this.#running = child;
    const ended = once(child, "exit").then(() => {
      throw new Error(`the S3 server did not start (Debian's python3-swift): see ${log}`);
    });
    ended.catch(() => {});
    if (child.stdout) await Promise.race([once(child.stdout, "data"), ended]);
  }

  kill = (): Promise<void> => killWhole(this.#running);
}
