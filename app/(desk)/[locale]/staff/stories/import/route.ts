import { answeredFile } from "@/features/importing/write/answered-file";
import { receiveFile } from "@/features/importing/write/receive-file";

/** Looks at a file that is to become a text, or makes the draft of it: the body is a form with the file. */
export const POST = (request: Request): Promise<Response> =>
  answeredFile(request, (userId) => receiveFile({ userId }, request));
