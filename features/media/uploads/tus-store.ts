import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DataStore, ERRORS, Upload } from "@tus/server";
import { isFull } from "@/lib/disk";
import { beginUpload, bytesOf, dropUpload, noteOf, uploadFile } from "./upload-files";

/** RFC 4918, 11.5. */
const noRoom = { status_code: 507, body: "no-room" } as const;

/** For the tus server: uploads as files of the data folder. Whose they are stands in `metadata.owner`. */
export class UploadStore extends DataStore {
  constructor() {
    super();
    this.extensions = ["creation", "termination"];
  }

  override async create(upload: Upload): Promise<Upload> {
    const { owner, name } = upload.metadata ?? {};
    const note = { owner: owner ?? "", name: name ?? "", bytes: upload.size ?? 0 };
    await beginUpload(upload.id, note).catch(saidIfFull);
    return upload;
  }

  /**
   * Appends what comes, until it ends or breaks off: what has come by then
   * stays. On a full disk nothing stays, so that there is room again.
   */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(uploadFile(id), { flags: "r+", start: offset });
    let written = 0;
    stream.on("data", (chunk: Buffer) => {
      written += chunk.length;
    });
    try {
      await pipeline(stream, file);
    } catch (error) {
      if (isFull(error)) await dropUpload(id);
      return saidIfFull(error);
    }
    return offset + written;
  }

  override async getUpload(id: string): Promise<Upload> {
    const offset = await bytesOf(id);
    const note = await noteOf(id);
    if (!note) throw ERRORS.FILE_NOT_FOUND;
    // Taken in, its bytes are gone: it is as whole as it ever was.
    const done = note.taken ? note.bytes : offset;
    if (done === undefined) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: note.bytes, offset: done, metadata: { name: note.name } });
  }

  override remove(id: string): Promise<void> {
    return dropUpload(id);
  }
}

function saidIfFull(error: unknown): never {
  throw isFull(error) ? noRoom : error;
}
