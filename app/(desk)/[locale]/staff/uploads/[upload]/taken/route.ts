import { takeUpload } from "@/features/editorial/pictures/take-upload";
import { answeredStaff } from "@/features/staff/http/staff-request";
import { libraryFiles, libraryPictures } from "@/features/writing/data";
import { isLocale } from "@/i18n/routing";

/** 503 says that it can be asked again: the bytes are kept. */
const statuses: Record<string, number> = { unknown: 404, unfinished: 409, "store-away": 503 };

type Context = { params: Promise<{ upload: string }> };

/**
 * Takes a file that has come in whole into the library. `language` names the
 * language in which its words, should it be known already, are given back.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answeredStaff(request, async ({ userId }) => {
    const language = new URL(request.url).searchParams.get("language") ?? undefined;
    if (!isLocale(language)) return Response.json({ ok: false, code: "invalid" }, { status: 400 });
    const { upload } = await params;
    const taken = await takeUpload(userId, upload, language);
    if ("fault" in taken) {
      const { fault } = taken;
      const detail = "detail" in taken ? taken.detail : undefined;
      return Response.json({ ok: false, code: fault, detail }, { status: statuses[fault] ?? 422 });
    }
    const [picture] = await libraryPictures([taken.hash], language);
    if (picture) return Response.json({ ok: true, picture, frames: taken.frames });
    const [file] = await libraryFiles([taken.hash], language);
    if (file) return Response.json({ ok: true, file });
    // Somebody has deleted it in this very moment.
    return Response.json({ ok: false, code: "unknown" }, { status: 404 });
  });
}
