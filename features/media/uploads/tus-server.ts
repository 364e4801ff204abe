import { randomUUID } from "node:crypto";
import { ERRORS, MemoryLocker, Server } from "@tus/server";
import { largestUploadBytes } from "@/features/media/intake/limits";
import { fileNameOf } from "./file-name";
import { UploadStore } from "./tus-store";
import { noteOf, openUploads } from "./upload-files";

/** A person's files that are on their way at once: many times a good day's. */
const mostOpen = { count: 200, bytes: 4 * 1024 * 1024 * 1024 } as const;

/**
 * A request that goes on with an upload ends the one before it, which a line
 * that has died may hold for minutes: it has this long to put down what it has.
 */
const drainMs = 500;
const lockMs = 5_000;

const tooMany = { status_code: 429, body: "too-many" } as const;

/** Whom each request is from. */
const owners = new WeakMap<object, string>();

const createServer = () =>
  new Server({
    // Not asked: addresses are made of that of the request.
    path: "/uploads",
    datastore: new UploadStore(),
    locker: new MemoryLocker({ acquireLockTimeout: lockMs }),
    lockDrainTimeout: drainMs,
    maxSize: largestUploadBytes,
    // Nobody from elsewhere has any business here.
    allowedOrigins: [],
    namingFunction: () => randomUUID(),
    generateUrl: (request, { id }) => `${new URL(request.url).pathname}/${id}`,
    onUploadCreate: async (request, { metadata, size = 0 }) => {
      const owner = owners.get(request) ?? "";
      const open = await openUploads(owner);
      if (open.count >= mostOpen.count || open.bytes + size > mostOpen.bytes) throw tooMany;
      return { metadata: { owner, name: fileNameOf(metadata?.filename ?? "") } };
    },
    onIncomingRequest: async (request, id) => {
      if (request.method === "POST") return;
      if (!(await noteOf(id, owners.get(request) ?? ""))) throw ERRORS.FILE_NOT_FOUND;
    },
  });

/** Next's bundles and the site's own server are two module graphs in one process: the locks are one. */
const scope = globalThis as { newsroomUploads?: Server };

/**
 * Answers a request of the tus protocol (1.0.0, with creation and
 * termination), by which a file comes in as many parts as the line breaks
 * into.
 *
 * @param owner the account: an upload is there for whoever began it, and for nobody else
 */
export function answerUpload(request: Request, owner: string): Promise<Response> {
  // What speaks another protocol has come to the wrong place.
  if (!request.headers.has("tus-resumable")) {
    return Promise.resolve(Response.json({ ok: false, code: "invalid" }, { status: 400 }));
  }
  scope.newsroomUploads ??= createServer();
  owners.set(request, owner);
  return scope.newsroomUploads.handleWeb(request);
}
