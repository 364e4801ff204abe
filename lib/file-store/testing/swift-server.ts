import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { S3Place } from "@/lib/file-store/s3";
import { aptInstall } from "@/scripts/checks/browser.mjs";

/** Debian's, which has the packages of Debian; another one may come first on the path. */
const python = "/usr/bin/python3";
const key = { accessKeyId: "test:tester", secretAccessKey: "testing-secret" };

export type SwiftServer = {
  /** Of a new bucket. */
  bucket: () => Promise<S3Place>;
  port: number;
  stop: () => Promise<void>;
};

/**
 * Starts an OpenStack Swift with its S3 interface on loopback
 * (./swift-server.py): a store that is run in production, which checks
 * signatures and digests.
 */
export async function startSwift(): Promise<SwiftServer> {
  if (!hasSwift()) throw new Error("No S3 server for the tests: install Debian's python3-swift.");
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-swift-"));
  const script = path.join(import.meta.dirname, "swift-server.py");
  const child = spawn(python, [script, folder], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [said] = (await Promise.race([
    once(child.stdout, "data"),
    ended.then(() => {
      throw new Error("the S3 server for the tests did not start");
    }),
  ])) as [Buffer];
  const port = Number(said.toString());
  const endpoint = `http://127.0.0.1:${port}`;
  let buckets = 0;
  return {
    port,
    bucket: async () => {
      const bucket = `bucket-${++buckets}`;
      const place = { ...key, endpoint, region: "us-east-1", pathStyle: true, prefix: "", bucket };
      process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
      const client = new S3Client({ ...place, credentials: key, forcePathStyle: true });
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      client.destroy();
      return place;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Installs Debian's package where it is not there; before all tests, for of two
 * that install at once one is refused.
 */
export function setup(): void {
  if (!hasSwift()) aptInstall(["python3-swift"]);
}

const hasSwift = () =>
  spawnSync(python, ["-c", "import swift.common.middleware.s3api"], { stdio: "ignore" }).status ===
  0;
