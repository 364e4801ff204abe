import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { errorMessage } from "@/lib/error-text";
import {
  type AwayReason,
  checkName,
  type FileContent,
  FileDamaged,
  type FileStore,
  StoreAway,
} from "./store";

export type S3Place = {
  bucket: string;
  /** Left out: Amazon's own, by the region. */
  endpoint?: string | undefined;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket in the path and not in the host's name. */
  pathStyle: boolean;
  /** What every name begins with; empty, or with a slash at its end. */
  prefix: string;
};

export type Manner = {
  /** How long each is waited for, tries included. */
  connectMs: number;
  answerMs: number;
  writeMs: number;
  listedAtOnce: number;
};

/** A reader of a picture waits for an answer; whoever brings a large file waits until it is there. */
const usual: Manner = { connectMs: 2_000, answerMs: 6_000, writeMs: 30_000, listedAtOnce: 1_000 };

/** What is so large that it is read from a file takes longer to be sent. */
const longerForFiles = 10;

/** A body that has not moved for so long has broken off. */
const quietBodyMs = 15_000;

/** After it did not answer nobody waits for it again at once: readers would pile up. */
const restMs = 1_000;

type Sdk = typeof import("@aws-sdk/client-s3");

/**
 * A bucket of a store that speaks S3. What it speaks it with is loaded here,
 * and not beside this file: a process is put together into one file, in which
 * all packages that are named beside one are loaded first, also for a site
 * without a bucket. It takes as long as everything else that a front loads.
 */
export async function s3Store(place: S3Place, otherwise: Partial<Manner> = {}): Promise<FileStore> {
  const sdk = await import("@aws-sdk/client-s3");
  const {
    DeleteObjectCommand,
    GetObjectCommand,
    HeadObjectCommand,
    ListObjectsV2Command,
    PutObjectCommand,
  } = sdk;
  const manner = { ...usual, ...otherwise };
  const where = `s3 bucket ${place.bucket}${place.endpoint ? ` at ${place.endpoint}` : ""}`;
  const client = clientOf(sdk, place, manner);
  const keyOf = (name: string) => place.prefix + checkName(name);
  const object = (name: string) => ({ Bucket: place.bucket, Key: keyOf(name) });
  let restsUntil = 0;

  /** Asks within a time; what fails is said in this interface's words. */
  async function ask<T>(mostMs: number, work: (abortSignal: AbortSignal) => Promise<T>) {
    if (Date.now() < restsUntil) throw new StoreAway("silent", where);
    try {
      return await work(AbortSignal.timeout(mostMs));
    } catch (error) {
      const away = awayOf(error);
      if (away === "missing") return undefined;
      if (away === "silent" || away === "unreachable") restsUntil = Date.now() + restMs;
      if (away) throw new StoreAway(away, `${where}: ${errorMessage(error)}`, error);
      throw error;
    }
  }

  return {
    place: where,

    async put(name, content, sha256) {
      const put = object(name);
      const mostMs = manner.writeMs * (content instanceof Uint8Array ? 1 : longerForFiles);
      const stored = await ask(mostMs, async (abortSignal) => {
        const command = new PutObjectCommand({ ...put, ...(await bodyOf(content)) });
        // Signed with it, so that the store itself refuses what has another one.
        command.middlewareStack.add(
          (next) => (args) => {
            (args.request as { headers: Record<string, string> }).headers["x-amz-content-sha256"] =
              sha256;
            return next(args);
          },
          { step: "build", name: "contentSha256" },
        );
        return client.send(command, { abortSignal });
      });
      if (!stored) throw new StoreAway("refused", where);
    },

    async open(name, range) {
      const get = {
        ...object(name),
        ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}),
      };
      const found = await ask(manner.answerMs, (abortSignal) =>
        client.send(new GetObjectCommand(get), { abortSignal }),
      );
      if (!found?.Body) return undefined;
      const body = found.Body as Readable;
      endWhenQuiet(body);
      const whole = found.ContentRange?.split("/")[1];
      return { bytes: Number(whole ?? found.ContentLength ?? 0), body };
    },

    async head(name) {
      const command = new HeadObjectCommand(object(name));
      const found = await ask(manner.answerMs, (abortSignal) =>
        client.send(command, { abortSignal }),
      );
      return (
        found && { bytes: found.ContentLength ?? 0, changedAt: found.LastModified ?? new Date(0) }
      );
    },

    async remove(name) {
      const command = new DeleteObjectCommand(object(name));
      await ask(manner.answerMs, (abortSignal) => client.send(command, { abortSignal }));
    },

    async *list(prefix) {
      const Prefix = place.prefix + prefix;
      let ContinuationToken: string | undefined;
      do {
        const input = {
          Bucket: place.bucket,
          Prefix,
          ContinuationToken,
          MaxKeys: manner.listedAtOnce,
        };
        const page = await ask(manner.answerMs, (abortSignal) =>
          client.send(new ListObjectsV2Command(input), { abortSignal }),
        );
        if (!page) throw new StoreAway("refused", where);
        for (const { Key = "", Size = 0, LastModified } of page.Contents ?? []) {
          const changedAt = LastModified ?? new Date();
          yield { name: Key.slice(place.prefix.length), bytes: Size, changedAt };
        }
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (ContinuationToken);
    },
  };
}

function clientOf(sdk: Sdk, place: S3Place, { connectMs, answerMs }: Manner): S3Client {
  // This version runs on Node 20; that later ones will not is nothing for an operator's log.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  return new sdk.S3Client({
    region: place.region,
    ...(place.endpoint ? { endpoint: place.endpoint } : {}),
    credentials: { accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey },
    forcePathStyle: place.pathStyle,
    maxAttempts: 3,
    // What fails is thrown, and said where it is known what it was wanted for.
    logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    // Checksums of its own, in trailers, which stores other than Amazon's refuse; the signed digest does it.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: connectMs,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 64 },
      httpsAgent: { keepAlive: true, maxSockets: 64 },
    },
  });
}

async function bodyOf(content: FileContent) {
  if (content instanceof Uint8Array) return { Body: content, ContentLength: content.length };
  const { size } = await stat(content.file);
  return { Body: createReadStream(content.file), ContentLength: size };
}

/** The client's own limits end with the headers of an answer. */
function endWhenQuiet(body: Readable): void {
  const timer = setTimeout(() => {
    // What came and is not taken waits for a slow reader, and not for the store.
    if (body.readableLength > 0) timer.refresh();
    else body.destroy(new Error(`nothing came for ${quietBodyMs / 1_000} s`));
  }, quietBodyMs).unref();
  // Not by a listener for data, which would set the stream going before anybody reads it.
  const push = body.push.bind(body);
  body.push = (chunk: unknown, encoding?: BufferEncoding) => {
    timer.refresh();
    return push(chunk, encoding);
  };
  body.once("close", () => clearTimeout(timer));
}

const missing = new Set(["NoSuchKey", "NotFound"]);
const refused = new Set(["NoSuchBucket", "AccessDenied", "InvalidAccessKeyId"]);
const damaged = new Set(["BadDigest", "XAmzContentSHA256Mismatch", "InvalidDigest"]);

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
]);

type ServiceError = { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };

/** @returns undefined for what is no fault of the store */
function awayOf(error: unknown): AwayReason | "missing" | undefined {
  const { name = "", code = "", $metadata } = error as ServiceError;
  const status = $metadata?.httpStatusCode;
  if (missing.has(name)) return "missing";
  if (damaged.has(name)) throw new FileDamaged(errorMessage(error));
  if (refused.has(name) || status === 401 || status === 403) return "refused";
  if (name === "TimeoutError" || name === "AbortError") return "silent";
  if (status === 507) return "full";
  if (status === 429 || (status !== undefined && status >= 500)) return "failing";
  return unreachable.has(code) ? "unreachable" : undefined;
}
