import type { IncomingMessage, ServerResponse } from "node:http";
import { siteFile } from "@/features/syndication/site-files/site-files";
import { finishedPage } from "@/lib/page-store/page";
import { cacheControl } from "@/server/front/http/headers";
import { answerPage } from "@/server/front/pages/answer-page";

/** @returns false when the settings make no such file; nothing has been sent then */
export async function answerSiteFile(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<boolean> {
  const file = siteFile(path);
  if (!file) return false;
  const headers = { "Content-Type": file.type, "Cache-Control": cacheControl.file };
  const page = { path, headers, tags: [], snapshot: "" };
  answerPage(req, res, await finishedPage(page, Buffer.from(file.body)));
  return true;
}
