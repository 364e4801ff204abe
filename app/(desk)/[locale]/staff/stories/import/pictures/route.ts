import { answeredFile } from "@/features/importing/write/answered-file";
import { receivePictures } from "@/features/importing/write/receive-pictures";

/** Takes in files for pictures that an import was missing: the body is a form with them. */
export const POST = (request: Request): Promise<Response> =>
  answeredFile(request, (userId) => receivePictures({ userId }, request));
